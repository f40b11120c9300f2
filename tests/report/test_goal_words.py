"""What is said of a row of the KPI table, and of how far a figure lies from full marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.report.context import base_context
from engine.report.goal_words import goal_gap, goal_words
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score

RUBRIC = """\
schema: 1
id: t/2022
title: 评价表
year: 2022
points: 20
inputs:
  超编率:
    unit: "%"
  人数:
    unit: 人
  比例:
    unit: "%"
indicators:
- name: 目标
  points: 5
  goals:
    rows: 产出
- name: 控制
  points: 5
  per_step:
    value: 超编率
    free: 100%
    step: 1%
    each: 1
    part_step: drop
- name: 规模
  points: 5
  tiers:
  - when: 人数 ＜ 10
    score: 5
  - when: 人数 ≥ 10
    score: 1
- name: 居中
  points: 5
  tiers:
    value: 比例
    ranges:
    - range: 90%(含)-110%(含)
      score: 5
    - range: 低于90%
      score: 1
    - range: 高于110%
      score: 1
"""
DATA = """\
schema: 1
rubric: t/2022
department: 某局
year: 2022
inputs:
  超编率: {over}
  人数: {people}
  比例: 80%
goals:
- level1: 产出
  name: 某项
  points: 5
{goal}
"""


@pytest.fixture(scope="module")
def rubric(tmp_path_factory: pytest.TempPathFactory) -> Rubric:
    path = tmp_path_factory.mktemp("words") / "rubric.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return load_rubric(path)


@pytest.mark.parametrize(("target", "actual", "more", "words", "gap"), [
    ("90%", "60%", "", "目标90%，实际60%，低于目标30个百分点", "低于目标30个百分点"),
    ("≥95%", "92.5%", "", "目标≥95%，实际92.5%，低于目标2.5个百分点", "低于目标2.5个百分点"),
    ("≤5%", "7.25%", "", "目标≤5%，实际7.25%，高于目标2.25个百分点", "高于目标2.25个百分点"),
    ("≥500人", "450", "", "目标≥500人，实际450人，比目标少50人，完成率90%", "比目标少50人，完成率90%"),
    ("≥5000人", "4999人", "", "目标≥5000人，实际4999人，比目标少1人，完成率99.98%", "比目标少1人，完成率99.98%"),
    ("≥3次", "0", "", "目标≥3次，实际0次，比目标少3次，完成率0%", "比目标少3次，完成率0%"),
    ("≤2000元", "2100元", "", "目标≤2000元，实际2100元，比目标多100元", "比目标多100元"),
    ("=8个", "9个", "", "目标=8个，实际9个，比目标多1个", "比目标多1个"),
    ("=0件", "3件", "", "目标=0件，实际3件，比目标多3件", "比目标多3件"),
    ("1%-3%", "4.5%", "", "目标1%-3%，实际4.5%，高于目标上限1.5个百分点", "高于目标上限1.5个百分点"),
    ("2-3次", "1次", "", "目标2-3次，实际1次，比目标下限少1次", "比目标下限少1次"),
    ("10月31日前", "11月15日", "", "目标10月31日前，实际11月15日，比目标时限晚15天", "比目标时限晚15天"),
    ("2022年", "2023年", "", "目标2022年，实际2023年，晚于目标时限", "晚于目标时限"),
    ("2022年", "2022年", "", "目标2022年，实际2022年", ""),
    ("≥90%", "95%", "", "目标≥90%，实际95%，高于目标5个百分点", ""),
    ("≥90%", "90%", "", "目标≥90%，实际90%", ""),
    ("≥85%", "≥80%", "", "目标≥85%，实际≥80%", ""),
    ("效果明显", "", "  level: 部分达成\n  degree: 70%", "目标为“效果明显”，完成情况为“部分达成”，实现程度70%", ""),
    ("效果明显", "有效果。", "", "目标为“效果明显”，实际为“有效果”", ""),
    ("≥50人", "", "", "目标≥50人", ""),
    ("", "", "  level: 达成", "完成情况为“达成”", ""),
])
def test_rows(tmp_path: Path, rubric: Rubric, target: str, actual: str, more: str, words: str, gap: str) -> None:
    lines = [f"  {key}: '{text}'" for key, text in (("target", target), ("actual", actual)) if text]
    path = tmp_path / "data.yaml"
    path.write_text(DATA.format(over="100%", people=5, goal="\n".join([*lines, more])), encoding="utf-8")
    (goal,) = load_data(path, rubric).goals
    assert (goal_words(goal), goal_gap(goal)) == (words, gap)


@pytest.mark.parametrize(("over", "people", "gaps"), [
    ("103.5%", 12, ["高于标准3.5个百分点", "比标准多2人", ""]),
    ("100%", 9, ["", "", ""]),
    ("98%", 10, ["", "正好在标准的界限上", ""]),
])
def test_indicators(tmp_path: Path, rubric: Rubric, over: str, people: int, gaps: list[str]) -> None:
    """A bound that is one number gives a gap; a figure on it is said to be; a range with two ends gives none."""
    path = tmp_path / "data.yaml"
    path.write_text(DATA.format(over=over, people=people, goal="  target: 5\n  actual: 5"), encoding="utf-8")
    shown = base_context(score(rubric, load_data(path, rubric)))["指标"]
    assert [shown[name]["差距"] for name in ("控制", "规模", "居中")] == gaps
    assert shown["规模"]["依据"] == f"人数为{people}人" + (f"，满分标准为＜10，{gaps[1]}" if gaps[1] else "")
