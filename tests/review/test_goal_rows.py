"""Rows of a KPI table in a review: each beside its claim, and what a published table gets wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.explain import explain, explain_text
from engine.report import render
from engine.review import Review, review, review_json
from engine.rubric.load import load_rubric
from engine.scoring.output import scorecard_json
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard
from tests.builders import validate

RUBRIC = """\
schema: 1
id: t/2019
title: 项目支出绩效自评表
year: 2019
points: 110
rounding:
  rate: 1%
  score: 0.01
inputs:
  全年预算数:
    unit: 万元
  全年执行数:
    unit: 万元
values:
  执行率:
    formula: 全年执行数 ÷ 全年预算数 × 100%
indicators:
- name: 预算执行率
  points: 10
  formula: 执行率 × 10分
  cap: 10
- name: 绩效指标
  points: 100
  goals:
    rows: 全部
    round_scores: 0.01
"""
HEAD = """\
schema: 1
rubric: t/2019
department: 某局
year: 2019
inputs:
  全年预算数: 287
  全年执行数: 171
claimed:
  预算执行率: 6
claimed_total: 90
goals:
"""
# The published table: level, name, target, actual, points, claimed.
ROWS = (("产出指标", "服务对象人数", "100人次", "100人次", 15, 15), ("产出指标", "服务达标率", "80%", "80%", 20, 20),
        ("产出指标", "完成时限", "2019年", "2019年", 15, 15), ("产出指标", "计划完成率", "90%", "60%", 20, 10),
        ("效益指标", "财政工作运行效率", "≥80%", "≥80%", 15, 15), ("满意度指标", "受益群体满意度", "90%", "90%", 15, 15))


def made(tmp_path: Path, rubric: str = RUBRIC, rows: tuple[tuple[object, ...], ...] = ROWS,
         more: str = "") -> Scorecard:
    """The scorecard of the table."""
    (tmp_path / "rubric.yaml").write_text(rubric, encoding="utf-8")
    text = "".join(f"- level1: {level}\n  name: {name}\n  target: {target}\n  actual: {actual}\n  points: {points}\n"
                   f"  claimed: {claimed}\n" for level, name, target, actual, points, claimed in rows)
    (tmp_path / "data.yaml").write_text(HEAD + text + more, encoding="utf-8")
    used = load_rubric(tmp_path / "rubric.yaml")
    return score(used, load_data(tmp_path / "data.yaml", used))


def messages(found: Review, code: str) -> list[str]:
    return [item.message for item in found.findings if item.code == code]


def test_rows_are_reviewed_one_by_one(tmp_path: Path) -> None:
    card = made(tmp_path)
    found = review(card)
    lines = {line.name: line for line in found.lines if line.kind == "part"}
    assert len(lines) == 6 and {line.status for name, line in lines.items() if name != "计划完成率"} == {"same"}
    assert lines["计划完成率"].difference == Fraction(10) - Fraction("13.33")
    assert messages(found, "B501") == ["“计划完成率”自评 10.00 分，按指标体系计算为 13.33 分，相差 -3.33 分。"]
    validate("review", review_json(found))


def test_a_total_that_leaves_a_block_out(tmp_path: Path) -> None:
    """The published total of 90 is that of the rows; the 6 points of execution are left out of it."""
    card = made(tmp_path)
    assert card.total == Fraction("99.33")
    assert messages(review(card), "B504") == ["自评总分 90.00 分，各指标自评得分相加为 96.00 分，相差 6 分。"]


def test_rows_that_carry_more_than_their_block(tmp_path: Path) -> None:
    """100 points of rows in a form of 90 + 10: both numbers are said, and the score is held at the block's points."""
    rubric = RUBRIC.replace("points: 110", "points: 100").replace("points: 100\n  goals", "points: 90\n  goals")
    card = made(tmp_path, rubric)
    found = [item.message for item in card.findings if item.code == "B442"]
    assert found == ["“绩效指标”的分值是 90 分，表里各行的分值合计 100 分，不相等。"]
    assert card.node("绩效指标").score == 90 and card.total == 96


def test_rows_are_parts_of_the_scorecard(tmp_path: Path) -> None:
    card = made(tmp_path)
    made_json = scorecard_json(card)
    validate("scorecard", made_json)
    leaf = next(node for node in made_json["indicators"] if node["name"] == "绩效指标")
    assert [(part["name"], part["method"]) for part in leaf["parts"]] == [(row[1], "goals") for row in ROWS]
    branches = {step.branch for row in card.node("绩效指标").piece.parts for step in row.steps}  # type: ignore[union-attr]
    assert branches == {"met", "missed:at_least", ""}


def test_rows_are_explained(tmp_path: Path) -> None:
    card = made(tmp_path)
    text = explain_text(card, "计划完成率")
    assert "目标≥90%，完成60%，没有达到：60% ÷ 90% ＝ 66.666666…%" in text and "四舍五入到0.01 分" in text
    assert explain(card, "绩效指标/计划完成率")[0].value == Fraction("13.33")


def test_rows_are_reported(tmp_path: Path) -> None:
    text = render(made(tmp_path), "md")
    assert "“计划完成率”满分20分，扣6.67分，目标90%，实际60%，低于目标30个百分点" in text


def test_a_row_that_is_not_scored_has_no_claim_to_compare(tmp_path: Path) -> None:
    card = made(tmp_path, more="- level1: 产出指标\n  name: 开工时间\n  target: 2019年6月\n  actual: 2019年\n  points: 5\n"
                               "  claimed: 5\n")
    lines = [line.status for line in review(card).lines if line.name == "开工时间"]
    assert card.total is None and lines == ["unknown"]
    assert [item.code for item in card.findings] == ["B442", "B410"]


def test_blank_claims_of_rows(tmp_path: Path) -> None:
    rows = tuple((*row[:5], "null" if row[1] == "完成时限" else row[5]) for row in ROWS)
    found = review(made(tmp_path, rows=rows))
    assert messages(found, "B502") == ["“完成时限”没有填自评得分，计算得分为 15.00 分。"]
    assert messages(found, "B504") == []


def test_assumed_rows_stand_behind_full_marks(tmp_path: Path) -> None:
    rows = tuple((*row[:3], row[2] if row[1] == "计划完成率" else row[3], *row[4:]) for row in ROWS)
    card = made(tmp_path, rows=rows, more="  assumed: 原表没有写完成值\n")
    assert card.node("绩效指标").score == 100
    assert "“受益群体满意度”" in messages(review(card), "B550")[0]


@pytest.mark.parametrize("where", ["part", "alternative"])
def test_rows_inside_a_part_or_an_alternative(where: str, tmp_path: Path) -> None:
    inner = "  - name: 目标表\n    points: 100\n    goals:\n      rows: 全部\n"
    deeper = inner.replace("    points: 100\n", "").replace("\n  ", "\n    ").replace("  - name", "    - name")
    either = f"  choose:\n    pick: higher\n    among:\n{deeper}    - name: 评判\n      judged: 酌情\n"
    rubric = RUBRIC.split("  goals:")[0] + ("  parts:\n" + inner if where == "part" else either)
    answers = "answers:\n  绩效指标:\n    评判:\n      value: 50\n      reason: 一般\n" if where == "alternative" else ""
    card = made(tmp_path, rubric, more=answers)
    assert card.node("绩效指标").score == Fraction("93.33")
    found = review(card)
    assert [line.path[-2:] for line in found.lines if line.status == "different" and line.kind == "part"] == [
        ("目标表", "计划完成率")]
    assert explain(card, "计划完成率")[0].value == Fraction(40, 3)
    assert "计划完成率" in render(card, "md")
    validate("scorecard", scorecard_json(card))
