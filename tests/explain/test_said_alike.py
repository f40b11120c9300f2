"""Every table says alike what stands outside the 100 and what doesn't apply; sentences join without two stops."""

from __future__ import annotations

import re
from pathlib import Path

from engine import load_data, load_rubric, score
from engine.compare import compare
from engine.compare.output import comparison_document
from engine.document.writers import write_text
from engine.explain import explain_text
from engine.review import review, review_text
from engine.scoring.output import scorecard_text
from engine.scoring.scorecard import Scorecard

RUBRIC = """\
schema: 1
id: t/alike
title: 检查用
year: 2024
points: 100
rounding:
  total: 0.01
total:
  max: 100
indicators:
- name: 制度
  points: 60
  judged: 制度健全的得满分。
- name: 信访
  points: 40
  not_applicable: rescale
  judged: 按办理情况评分。
- name: 表彰
  adjust:
    max: 5
    min: -5
  judged: 受表彰的酌情加分。
"""
DATA = """\
schema: 1
rubric: rubric.yaml
department: 甲局
year: 2024
not_applicable:
  信访: 没有信访
answers:
  制度:
    value: 45
    reason: 有一项制度没有更新。
  表彰:
    value: -2
    reason: 受到通报。
"""


def _card(folder: Path) -> Scorecard:
    (folder / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (folder / "data.yaml").write_text(DATA, encoding="utf-8")
    rubric = load_rubric(folder / "rubric.yaml")
    return score(rubric, load_data(folder / "data.yaml", rubric))


def test_one_word_for_what_has_no_points(tmp_path: Path) -> None:
    card = _card(tmp_path)
    compared = compare([tmp_path / "data.yaml"], [tmp_path / "rubric.yaml"] * 2)
    for text in (scorecard_text(card), review_text(review(card)), write_text(comparison_document(compared))):
        assert re.search(r"^表彰 +加减分 .*-2\.00", text, re.M), text
        assert re.search(r"^信访 +40 +不适用", text, re.M), text


def test_a_reason_that_ends_with_a_stop(tmp_path: Path) -> None:
    text = explain_text(_card(tmp_path))
    assert "评判：有一项制度没有更新，得 45 分" in text and "评判：受到通报，得 -2 分" in text
    assert not re.search("。[，：；。]", text)
