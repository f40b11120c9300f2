"""Figures stated in another unit, from the data file to explain and review; values whose units go in a circle."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import read_data
from engine.explain.output import explain_text
from engine.findings import FindingsError
from engine.language_choice import choose_language
from engine.review.run import review
from engine.rubric.load import load_rubric, read_rubric
from engine.rubric.show import rubric_text
from engine.rubric.show_json import rubric_json
from engine.scoring.output_json import scorecard_json
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

RUBRIC = """schema: 1
id: t/2024
title: 单位
year: 2024
points: 2
inputs:
  预算数:
    unit: 万元
    places: 2
  支出数:
    unit: 元
values:
  人均:
    formula: 差额 ÷ 2人
  差额:
    formula: 预算数 － 支出数
indicators:
- name: 支出
  points: 2
  formula: 支出数 ÷ 预算数 × 2分
  cap: 2
checks:
- name: 相符
  equation: 支出数 ＋ 差额 ＝ 预算数
  tolerance: 0.5元
"""
DATA = """schema: 1
rubric: t/2024
department: 甲局
year: 2024
inputs:
  预算数:
    value: 0.0061234
    unit: 亿元
    source: 表1
    assumed: 按快报数
  支出数: 30.617万元
stated:
  差额: 0.003062亿元
  人均: 153,085元/人
"""


@pytest.fixture
def card(tmp_path: Path) -> Scorecard:
    """The scorecard of the data above."""
    choose_language("zh")
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    (tmp_path / "data.yaml").write_text(DATA, encoding="utf-8")
    rubric = load_rubric(tmp_path / "rubric.yaml")
    data, findings = read_data(tmp_path / "data.yaml", rubric)
    assert data is not None and findings == []  # decimals are counted in the declared unit only
    return score(rubric, data)


def test_explain_shows_what_was_stated_and_what_it_was_converted_to(card: Scorecard) -> None:
    said = explain_text(card)
    assert "预算数 ＝ 0.0061234 亿元 ＝ 61.234 万元（来源：表1）（未披露，假定：按快报数）" in said
    assert "支出数 ＝ 30.617万元 ＝ 306,170.00 元" in said
    assert "＝ 306,170.00 元 ÷ 61.234 万元 × 2分 ＝ 1 分" in said


def test_the_trace_and_what_is_assumed_say_it_too(card: Scorecard) -> None:
    made = scorecard_json(card)
    steps = {step["name"]: step for step in made["indicators"][0]["trace"] if step["kind"] == "figure"}
    assert (steps["预算数"]["substituted"], steps["预算数"]["unit"]) == ("0.0061234 亿元", "万元")
    assert made["assumed"][0]["text"] == "0.0061234 亿元"


def test_a_published_figure_in_another_unit_is_compared_at_its_own_digits(card: Scorecard) -> None:
    made = review(card)
    assert [(line.name, line.stated, line.computed, line.agrees) for line in made.stated] == [
        ("差额", "30.62 万元", "30.62 万元", True), ("人均", "15.3085 万元/人", "15.3085 万元/人", True)]
    assert [(line.left_text, line.holds) for line in made.checks] == [("612,340.00 元", True)]


def test_the_unit_of_every_value_is_shown(card: Scorecard) -> None:
    assert {value["name"]: value["unit"] for value in rubric_json(card.rubric)["values"]} == {
        "差额": "万元", "人均": "万元/人"}
    assert "万元/人" in rubric_text(card.rubric)
    assert card.figures["人均"].unit == "万元/人" and card.figures["人均"].value == Fraction("15.3085")


def test_values_that_need_each_other_in_a_circle_are_said_not_chased(tmp_path: Path) -> None:
    changed = RUBRIC.replace("formula: 预算数 － 支出数", "formula: 人均 × 2人")
    (tmp_path / "rubric.yaml").write_text(changed, encoding="utf-8")
    _, findings = read_rubric(tmp_path / "rubric.yaml")
    assert [item.code for item in findings] == ["B113"]
    with pytest.raises(FindingsError):
        load_rubric(tmp_path / "rubric.yaml")
