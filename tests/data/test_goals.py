"""Reading the KPI table: targets and actuals as tables write them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.data.goal_text import misread, read_figure, read_target
from engine.data.load import read_data
from engine.data.model import Goal
from engine.dates import read_period
from engine.rubric.load import load_rubric
from engine.targets import Span

HEAD = "schema: 1\nrubric: t/2020\ndepartment: 甲局\nyear: 2020\n"
PLAIN = ("schema: 1\nid: t/2020\ntitle: 例\nyear: 2020\npoints: 10\nindicators:\n- name: 甲\n  points: 10\n"
         "  judged: 酌情计分\n")
BY_ROWS = PLAIN.replace("judged: 酌情计分", "goals:\n    rows: 产出指标")


@pytest.mark.parametrize("text,op,value,unit", [
    ("≥ 25", "≥", "25", ""), ("25", "≥", "25", ""), ("100%", "≥", "1", "%"), ("≧90％", "≥", "0.9", "%"),
    ("不低于1,200元", "≥", "1200", "元"), ("至少 3 次", "≥", "3", "次"), ("90%以上", "≥", "0.9", "%"),
    ("≥100百分比", "≥", "1", "%"), ("6个百分点", "≥", "0.06", "%"), ("≤90万元", "≤", "90", "万元"),
    ("不超过3天", "≤", "3", "天"), ("10%以内", "≤", "0.1", "%"), ("＜5‰", "<", "5", "‰"), ("大于2", ">", "2", ""),
    ("=8个", "=", "8", "个"), ("═ 100%", "=", "1", "%"), ("约 3 次", "约", "3", "次"), ("3次左右", "约", "3", "次")])
def test_targets_in_numbers(text: str, op: str, value: str, unit: str) -> None:
    found = read_target(text, "", 2020)
    assert found is not None and (found.op, found.value, found.unit) == (op, Fraction(value), unit)


@pytest.mark.parametrize("text,low,high,open_high", [
    ("80%-90%", "0.8", "0.9", False), ("80-90%", "0.8", "0.9", False), ("3至5次", "3", "5", False),
    ("80%(含)-90%(不含)", "0.8", "0.9", True), ("[60,80)", "60", "80", True)])
def test_targets_with_two_bounds(text: str, low: str, high: str, open_high: bool) -> None:
    found = read_target(text, "", 2020)
    assert found is not None and found.op == "区间"
    assert found.value == Span(Fraction(low), Fraction(high), False, open_high)


@pytest.mark.parametrize("text,op", [("有效", "定性"), ("3个项目通过验收并投入使用", "定性"), ("三次", "定性"), ("±5%", "定性"),
                                     ("不适用", "不适用"), ("—", "不适用")])
def test_targets_in_words(text: str, op: str) -> None:
    found = read_target(text, "", 2020)
    assert found is not None and (found.op, found.value) == (op, text)


@pytest.mark.parametrize("text,kind,op", [
    ("90万元", "at_most", "≤"), ("90万元", "equal", "="), ("≥3", "more_than", ">"), ("80%-90%", "between", "区间"),
    ("3", "qualitative", "定性"), ("2020-06", "by_date", "日期"), ("3", "between", None), ("很好", "at_least", None),
    ("很好", "by_date", None), ("80%-90%", "at_least", None)])
def test_a_stated_kind_goes_before_the_sign(text: str, kind: str, op: str | None) -> None:
    found = read_target(text, kind, 2020)
    assert (found.op if found is not None else None) == op


@pytest.mark.parametrize("text,start,end", [
    ("2019年", "2019-01-01", "2019-12-31"), ("2019年度", "2019-01-01", "2019-12-31"),
    ("2019年12月底前", "2019-12-01", "2019-12-31"), ("2020年2月", "2020-02-01", "2020-02-29"),
    ("12月31日前", "2020-12-31", "2020-12-31"), ("12月底之前完成", "2020-12-01", "2020-12-31"),
    ("2019-12-31", "2019-12-31", "2019-12-31"), ("2019.12.31", "2019-12-31", "2019-12-31"),
    ("2019/6", "2019-06-01", "2019-06-30"), ("2019年第四季度", "2019-10-01", "2019-12-31"),
    ("上半年", "2020-01-01", "2020-06-30"), ("年底前", "2020-01-01", "2020-12-31"),
    ("2019年1-12月", "2019-01-01", "2019-12-31"), ("2019年6月至2020年5月", "2019-06-01", "2020-05-31")])
def test_dates(text: str, start: str, end: str) -> None:
    found = read_period(text, 2020)
    assert found is not None and (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize("text", ["", "2019", "2019.12", "12", "前", "3个月", "2019年13月", "2019年2月30日", "完成", "19年"])
def test_what_is_no_date(text: str) -> None:
    assert read_period(text, 2020) is None


def test_a_date_without_a_year_needs_one() -> None:
    assert read_period("12月31日前") is None


@pytest.mark.parametrize("text,meant", [
    ("290%", "≥90%"), ("2100%", "≥100%"), ("W5%", "≤5%"), ("w90万元", "≤90万元"), ("Z80%", "≥80%"), ("20%", ""),
    ("2%", ""), ("200%", ""), ("250", ""), ("≥90%", ""), ("有效", "")])
def test_signs_that_a_scan_misreads(text: str, meant: str) -> None:
    assert misread(text) == meant


def read(tmp_path: Path, rows: str, rubric: str = PLAIN) -> tuple[tuple[Goal, ...], list[str]]:
    """The rows, and what was found with its line and column in the rows' own text."""
    (tmp_path / "rubric.yaml").write_text(rubric, encoding="utf-8")
    file = tmp_path / "data.yaml"
    file.write_text(f"{HEAD}goals:\n{rows}", encoding="utf-8")
    data, findings = read_data(file, load_rubric(tmp_path / "rubric.yaml"))
    assert data is not None and all(item.message and item.hint for item in findings)
    return data.goals, [f"{item.code} {item.place.line - 5}:{item.place.column}" for item in findings if item.place]


@pytest.mark.parametrize("target,actual,unit,met", [
    ("≥80%", "80", "", True), ("≥80%", "79.9", "", False), ("80", "85%", "百分数", True), ("80-90", "72", '"%"', False),
    ("100人次", "100", "", True), ("90万元", "900,000元", "", True),
    ("≤90万元", "900,001元", "", False), ("8项", "8个", "", True),
    ("2019年", "2020年", "", False), ("12月底前", "2020年12月", "", True), ("6月底前", "2020年", "", None),
    ("有效", "有效", "", True), ("有效", "基本有效", "", None), ("约 3", "3", "", None), ("≥80%", "达成", "", None)])
def test_whether_a_target_was_met(target: str, actual: str, unit: str, met: bool | None, tmp_path: Path) -> None:
    unit_line = f"  unit: {unit}\n" if unit else ""
    goals, found = read(tmp_path, f"- name: 甲\n  target: {target}\n  actual: {actual}\n{unit_line}")
    assert (goals[0].met, found) == (met, [])


@pytest.mark.parametrize("rows,expected", [
    ("- name: 甲\n  actual: 3\n", ["B335 1:3"]),
    ("- name: 甲\n  target:\n", ["B335 2:10"]),
    ("- name: 甲\n  target:\n  level: 达成\n", []),
    ("- name: 甲\n  目标值: 3\n", ["B100 2:3"]),
    ("- name: 甲\n  target: 有效\n  degree: 120%\n", ["B336 3:11"]),
    ("- name: 甲\n  target: 有效\n  degree: 七成\n", ["B336 3:11"]),
    ("- name: 甲\n  target: 90万元\n  actual: 90人\n", ["B337 3:11"]),
    ("- name: 甲\n  unit: 人\n  target: 90万元\n  actual: 90\n", ["B337 2:9"]),
    ("- name: 甲\n  target: 80\n  actual: 80%\n", ["B337 3:11"]),
    ("- name: 甲\n  target: 80%\n  actual: 80元\n", ["B337 3:11"]),
    ("- name: 甲\n  target: 90%\n  actual: 0.85\n", ["B318 3:11"]),
    ("- name: 甲\n  target: 290%\n  actual: W95%\n", ["B341 2:11"]),
    ("- name: 甲\n  target: ≥80%\n  actual: ≥80%\n", ["B342 3:11"]),
    ("- name: 甲\n  target: 很好\n  kind: at_least\n", ["B344 2:11"]),
    ("- name: 甲\n  target: 3\n  points: 十\n", ["B303 3:11"]),
    ("- name: 甲\n  target: 3\n  points: -1\n", ["B303 3:11"]),
    ("- name: 甲\n  target: 3\n  claimed: 满分\n", ["B315 3:12"]),
    ("- name: 甲\n  target: 3\n- name: 甲\n  target: 3\n", ["B311 3:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: 3\n    actual: 三\n", ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: 3\n    actual: ≥3\n", ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    actual: 3\n", ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: ≥3\n    actual: 3\n  - name: 二\n    target: ≤3\n    actual: 3\n",
     ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: 3人\n    actual: 3户\n", ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: 90%\n    actual: 95%\n", ["B343 1:3"]),
    ("- name: 甲\n  bodies:\n  - name: 一\n    target: 90%\n    actual: 95%\n    amount: 0\n", ["B343 1:3"]),
    ("- name: 甲\n  target: 4\n  bodies:\n  - name: 一\n    target: 3\n    actual: 3\n", ["B343 1:3"])])
def test_what_is_wrong_with_a_row(rows: str, expected: list[str], tmp_path: Path) -> None:
    assert read(tmp_path, rows)[1] == expected


def test_rows_that_nobody_or_two_indicators_take(tmp_path: Path) -> None:
    rows = "- level1: 产出指标\n  name: 甲\n  target: 3\n- level1: 效益指标\n  name: 乙\n  target: 3\n"
    assert read(tmp_path, rows)[1] == []
    assert read(tmp_path, rows, BY_ROWS)[1] == ["B339 4:3"]
    both = BY_ROWS.replace("points: 10\nind", "points: 20\nind") + "- name: 乙\n  points: 10\n  goals:\n    rows: 全部\n"
    assert read(tmp_path, rows, both)[1] == ["B340 1:3"]


def test_alternatives_may_take_the_same_rows(tmp_path: Path) -> None:
    either = PLAIN.replace("judged: 酌情计分", """choose:
    pick: higher
    among:
    - name: 一
      goals:
        rows: 产出指标
    - name: 二
      goals:
        rows: 全部
        points: split""")
    assert read(tmp_path, "- level1: 产出指标\n  name: 甲\n  target: 3\n", either)[1] == []


@pytest.mark.parametrize("bodies,target,actual,text", [
    ("- name: 一\n    target: 10\n    actual: 8\n  - name: 二\n    target: 5\n    actual: 6\n", "15", "14", "14"),
    ("- name: 一\n    target: 1万元\n    actual: 9,000元\n  - name: 二\n    target: 5,000元\n    actual: 1万元\n", "1.5", "1.9",
     "1.9万元"),
    ("- name: 一\n    target: 90%\n    actual: 80\n    amount: 100\n  - name: 二\n    target: 90%\n    actual: 100%\n"
     "    amount: 300\n", "0.9", "0.95", "95%")])
def test_bodies_are_merged(bodies: str, target: str, actual: str, text: str, tmp_path: Path) -> None:
    goals, found = read(tmp_path, f"- name: 甲\n  bodies:\n  {bodies}")
    assert found == []
    goal: Any = goals[0]
    assert (goal.target, goal.actual, goal.actual_text) == (Fraction(target), Fraction(actual), text)
    assert text in goal.merged


def test_figures_read_back_as_they_are_shown() -> None:
    for text in ("≥80%", "≤90万元", "=8个", ">3", "<5"):
        found = read_figure(text)
        assert found is not None and found.op == text[0]
