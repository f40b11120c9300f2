"""Figures that their declaration refuses: said once, and nothing is scored by them."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.load import read_data
from engine.lint import lint_paths
from engine.rubric.load import load_rubric
from engine.scoring.score import score

RUBRIC = """schema: 1
id: a/2024
title: 标题
year: 2024
points: 10
inputs:
  满意度:
    unit: "%"
    min: 0%
    max: 100%
tables:
  项目:
    row: 项目
    columns:
      项目:
        type: text
      天数:
        unit: 天
        max: 366
values:
  总天数:
    sum: 项目
    of: 天数
indicators:
- name: 满意
  points: 6
  formula: 满意度 × 6分
  cap: 6
- name: 工期
  points: 4
  tiers:
  - when: 总天数 ≤ 100
    score: 4
  - when: 总天数 ＞ 100
    score: 0
"""
DATA = """schema: 1
rubric: rubric.yaml
department: 甲局
year: 2024
inputs:
  满意度: {rate}
  项目:
  - 项目: 道路
    天数: {days}
"""


@pytest.mark.parametrize(("rate", "days", "codes", "scores"), [
    ("100%", "100天", [], [6, 4]),
    ("100.01%", "60", ["B308"], [None, 4]),
    ("-0.01%", "60", ["B307"], [None, 4]),
    ("90", "367", ["B308"], [5.4, None]),
])
def test_beyond_the_bounds(rate: str, days: str, codes: list[str], scores: list[float | None], tmp_path: Path) -> None:
    """What can't be is an error, and leaves its leaf and the total without a score, as what is missing does."""
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    path = tmp_path / "data.yaml"
    path.write_text(DATA.format(rate=rate, days=days), encoding="utf-8")
    assert [item.code for item in lint_paths([path])] == codes
    rubric = load_rubric(tmp_path / "rubric.yaml")
    data, found = read_data(path, rubric)
    assert data is not None and [item.code for item in found] == codes
    card = score(rubric, data)
    assert [None if node.score is None else float(node.score) for node in card.nodes] == scores
    assert (card.total is None) == bool(codes)
    assert [item.code for item in card.findings] == ["B410"] * len(codes)
