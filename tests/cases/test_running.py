"""Cases are run by the engine itself: what is left out stands at its baseline, what is expected is compared exactly."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.cases import FileResult, run_cases
from engine.cases.compare import exact_text, read_expected

TRIAL = Path(__file__).parent / "trial"


def codes(result: FileResult) -> list[str]:
    """The codes of all failures."""
    return [item.finding.code for case in result.cases for item in case.failures]


def test_the_trial_rubric_passes_and_every_way_is_taken() -> None:
    result = run_cases(TRIAL / "2024.cases.yaml")
    assert result.passed and not result.problems and all(case.passed for case in result.cases)
    assert result.coverage is not None and not result.coverage.missed and result.coverage.share == 1


@pytest.mark.parametrize(("baseline", "total", "rest"), [
    ("full", Fraction(90), Fraction(10)), ("zero", Fraction(10), Fraction(0)), ("missing", None, None)])
def test_the_baseline_stands_for_what_is_left_out(tried: Any, baseline: str, total: Any, rest: Any) -> None:
    text = "cases:\n- name: 甲\n  inputs:\n    满意度: 80%\n  expect:\n    scores:\n      满意: 10\n"
    result = tried(text, f"baseline: {baseline}\n")
    card = result.cases[0].scorecard
    assert result.passed and card.total == total and card.node("进度").score == rest
    assert "基线" in card.node("进度").piece.steps[0].text
    assert not any("基线" in step.text for step in card.node("满意").piece.steps)


def test_outside_the_hundred_the_baseline_gives_nothing(tried: Any) -> None:
    result = tried("cases:\n- name: 甲\n  inputs:\n    满意度: 95%\n  expect:\n    scores:\n      加分: 0\n    total: 100\n")
    assert result.passed


def test_parts_and_conditions_have_a_baseline_of_their_own(tried: Any) -> None:
    """The figures of one part are given; the other part, its veto and the block's veto aren't."""
    result = tried("cases:\n- name: 甲\n  inputs:\n    计划数: 10\n    完成数: 5\n  expect:\n    scores:\n"
                   "      采购/执行: 5\n      采购/政策: 10\n      采购: 15\n      管理: 35\n")
    assert result.passed
    steps = result.cases[0].scorecard.node("采购").piece.parts[0].steps
    assert any("违规（基线：没有给数，按不成立）" in step.formula for step in steps)


def test_what_is_given_in_part_is_missing_as_usual(tried: Any) -> None:
    result = tried("cases:\n- name: 甲\n  inputs:\n    计划数: 10\n  expect:\n    scores:\n      采购: null\n"
                   "      采购/政策: 10\n    total: null\n    findings:\n    - B410\n")
    assert result.passed


BASE = "baseline: full\ndata: data.yaml\n"


def test_a_case_is_laid_over_a_data_file(tried: Any) -> None:
    """Figures by name, rows of a table with known rows cell by cell, answers key by key; the rest is the file's."""
    result = tried("""cases:
- name: 原样
  expect:
    scores:
      采购: 17
      制度: 12
      进度: 6.5
      培训: 6
      成本: 4
- name: 盖上去
  inputs:
    完成数: 10
    各季:
    - 季: 下半年
      进度: 70
  answers:
    制度:
      已执行: 是
  findings:
    培训: 无
  expect:
    values:
      平均进度: 55%
      上半年进度: 40%
    scores:
      采购: 19
      制度: 20
      培训: 10
""", BASE)
    assert result.passed, [item.finding.message for case in result.cases for item in case.failures]


def test_a_blank_figure_takes_that_of_the_data_file_away(tried: Any) -> None:
    result = tried("cases:\n- name: 甲\n  inputs:\n    满意度:\n  expect:\n    scores:\n      满意: null\n"
                   "    findings:\n    - B410\n", BASE)
    assert result.passed and result.cases[0].scorecard.total is None


@pytest.mark.parametrize("head", ["baseline: full\n", BASE])
@pytest.mark.parametrize(("data", "name"), [
    ("inputs:\n    满意度:", "满意"), ("inputs:\n    各季:", "进度"), ("inputs:\n    项目: null", "加分"),
    ("findings:\n    培训: null", "培训"), ("answers:\n    制度:\n      有制度:", "制度")])
def test_what_is_left_blank_is_missing(tried: Any, head: str, data: str, name: str) -> None:
    """With a data file or without: a blank figure, table, answer or statement is no baseline."""
    result = tried(f"cases:\n- name: 甲\n  {data}\n  expect:\n    scores:\n      {name}: null\n    findings:\n    - B410\n",
                   head)
    assert result.passed, [item.finding.message for case in result.cases for item in case.failures]


@pytest.mark.parametrize(("expect", "code", "got"), [
    ("total: 99", "B464", "100"), ("grade: 良", "B463", "优"), ("scores:\n      满意: 19.99", "B460", "20"),
    ("values:\n      三分之一: 2.33", "B461", "7/3（2.333333…）"), ("values:\n      完成率: 70.01%", "B461", "70%"),
    ("values:\n      违规: 是", "B461", "否"), ("findings:\n    - B410", "B462", "无"),
    ("scores:\n      成本/按目标: 5", "B460", "没有算到这一项（已由否决、直接得分、不适用或所选的方法决定）"),
    ("scores:\n      培训: 10", "B460", "不适用：没有培训"),
])
def test_what_differs_fails(tried: Any, expect: str, code: str, got: str) -> None:
    data = ("  inputs:\n    满意度: 95%\n    计划数: 10\n    完成数: 7\n    违规: 否\n"
            "  answers:\n    成本: 按比率\n  not_applicable:\n    培训: 没有培训\n")
    if code in ("B464", "B463", "B462"):
        data = "  inputs:\n    满意度: 95%\n"
    result = tried(f"cases:\n- name: 甲\n{data}  expect:\n    {expect}\n")
    assert codes(result) == [code] and result.cases[0].failures[0].finding.params["got"] == got
    assert not result.passed and not result.problems


@pytest.mark.parametrize(("text", "unit", "number"), [
    ("5.87", "", Fraction("5.87")), ("97.9%", "%", Fraction("0.979")), ("97.9", "%", Fraction("0.979")),
    ("20/3", "", Fraction(20, 3)), ("-1/3", "", Fraction(-1, 3)), ("100/3%", "%", Fraction(1, 3)),
    ("１，２３４．５", "", Fraction("1234.5")), ("20 / 3", "", Fraction(20, 3)),
    ("100/3", "%", "B477"), ("满分", "", "B471"), ("1/0", "", "B471"), ("6.67…", "", "B471"), ("1e3", "", "B471"),
])
def test_expected_numbers_are_read_exactly(text: str, unit: str, number: Any) -> None:
    assert read_expected(text, unit) == number


@pytest.mark.parametrize(("value", "unit"), [(Fraction("5.87"), ""), (Fraction("0.979"), "%"), (Fraction(20, 3), ""),
                                             (Fraction(1, 3), "%"), (Fraction(0), "%")])
def test_what_is_shown_can_be_written_back(value: Fraction, unit: str) -> None:
    assert read_expected(exact_text(value, unit).partition("（")[0], unit) == value


def test_a_fault_of_the_data_is_expected_or_told(tried: Any) -> None:
    """A figure above its bound is a fault of the case, unless the case expects the finding; nothing is scored by it."""
    text = "cases:\n- name: 甲\n  inputs:\n    满意度: 101%\n  expect:\n    scores:\n      满意: null\n"
    told = tried(text)
    assert [item.code for item in told.problems] == ["B308"] and not told.passed
    assert tried(text + "    findings:\n    - B308\n    - B410\n").passed


def test_the_same_file_gives_the_same_result() -> None:
    first, second = (run_cases(TRIAL / "2024.cases.yaml") for _ in range(2))
    assert [case.reached for case in first.cases] == [case.reached for case in second.cases]
    assert first.coverage == second.coverage
