"""Figures as people write them: read exactly, or refused with a reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.catalogue import find_code
from engine.figures_text import Problem, Reading, decimals_of, read_figure, read_number


@pytest.mark.parametrize(("text", "unit", "value"), [
    ("1,234.56", "", "1234.56"), ("100,504.06", "万元", "100504.06"), ("１２３．４", "", "123.4"), ("１，２３４", "", "1234"),
    ("1，234", "", "1234"), ("-5", "", "-5"), ("－5", "", "-5"), ("−5", "", "-5"), ("+5.0", "", "5"), (" 5 ", "", "5"),
    ("0", "", "0"), ("0.50", "", "0.5"), ("19.5", "%", "0.195"), ("19.5%", "%", "0.195"), ("19.5％", "", "0.195"),
    ("１２３．４％", "%", "1.234"), ("12.5万元", "万元", "12.5"), ("12.5 万元", "万元", "12.5"), ("10㎡", "㎡", "10"),
    ("2个百分点", "%", "0.02"), ("一个百分点", "", "0.01"), ("半个百分点", "%", "0.005"),
    ("半分", "分", "0.5"), ("两分", "分", "2"),
    ("0.195", "%", "0.00195"), ("9" * 40, "", "9" * 40),
    # another unit of the same kind is converted exactly
    ("12.5元", "万元", "0.00125"), ("1.2亿元", "万元", "12000"), ("1.2 亿元", "元", "120000000"), ("3亩", "平方米", "2000"),
    ("5‰", "%", "0.005"), ("2倍", "%", "2"), ("5%", "‰", "50"), ("3个", "项", "3"), ("1.5万人", "人", "15000"),
    ("2个百分点", "百分点", "2"), ("10m²", "平方米", "10"), ("0.3万元/人", "元/人", "3000"), ("2周", "天", "14"),
])
def test_figures_are_read_exactly(text: str, unit: str, value: str) -> None:
    assert read_number(text, unit) == Fraction(value)


@pytest.mark.parametrize(("text", "unit", "code"), [
    ("", "", "B020"), ("无", "", "B020"), ("/", "", "B020"), ("nan", "", "B020"), ("NaN", "%", "B020"), ("inf", "", "B020"),
    ("0x1F", "", "B020"), ("1_000", "", "B020"), ("1 234", "", "B020"), ("--1", "", "B020"), (".5", "", "B020"),
    ("5.", "", "B020"), (",", "", "B020"), ("①", "", "B020"), ("½", "", "B020"), ("10²", "", "B020"), ("٣", "", "B020"),
    ("5/6", "", "B020"), ("2021-01-01", "", "B020"), ("12:30", "", "B020"), ("一百", "", "B020"), ("5%%", "", "B020"),
    ("五%", "", "B020"), ("一个", "个", "B020"), ("一百个百分点", "", "B020"),
    ("1e3", "", "B021"), ("1.5E+3", "", "B021"), ("1e999999999", "", "B021"),
    ("1,23", "", "B022"), ("1,234,5", "", "B022"), ("1234,567", "", "B022"), ("1.234,5", "", "B022"), ("12,", "", "B022"),
    ("010", "", "B023"), ("00", "", "B023"), ("0,123", "", "B023"), ("9" * 41, "", "B024"), ("1." + "3" * 40, "", "B024"),
    ("1.2.3", "", "B025"), ("12.5人", "万元", "B026"), ("19.5%", "万元", "B026"), ("5人", "%", "B026"), ("12.5元", "", "B027"),
    ("5个工作日", "天", "B026"), ("1年", "天", "B026"), ("3人次", "人", "B026"), ("5元", "元/人", "B026"),
])
def test_what_could_be_misread_is_refused(text: str, unit: str, code: str) -> None:
    found = read_number(text, unit)
    assert isinstance(found, Problem)
    assert found.code == code
    entry = find_code(code)
    assert (entry.message + entry.hint).format(**{"text": "", "unit": "", "found": "", "meant": "", **found.params})


def test_problems_name_what_they_need() -> None:
    assert read_number("010") == Problem("B023", {"text": "010", "meant": "10"})
    assert read_number("12.5人", "万元") == Problem("B026", {"text": "12.5人", "found": "人", "unit": "万元"})
    long = read_number("x" * 5000)
    assert isinstance(long, Problem) and len(long.params["text"]) < 50


@pytest.mark.parametrize(("text", "unit", "stated", "found"), [
    ("1.2", "万元", "亿元", Reading(Fraction(12000), "亿元")), ("1.2亿元", "万元", "", Reading(Fraction(12000), "亿元")),
    ("1.2亿元", "万元", "亿元", Reading(Fraction(12000), "亿元")), ("1.2", "万元", "万元", Reading(Fraction(6, 5))),
    ("1.2", "万元", "", Reading(Fraction(6, 5))), ("5", "%", "‰", Reading(Fraction(1, 200), "‰")),
    ("19.5", "%", "%", Reading(Fraction(39, 200))), ("19.5", "", "%", Reading(Fraction(39, 200))), ("5", "万元", "人", "B330"),
    ("5", "", "元", "B332"), ("5元", "万元", "亿元", "B331"), ("5万元", "万元", "亿元", "B331"),
])
def test_a_unit_said_beside_a_figure_is_converted_or_refused(
        text: str, unit: str, stated: str, found: Reading | str) -> None:
    read = read_figure(text, unit, stated)
    assert (read.code if isinstance(read, Problem) else read) == found


@pytest.mark.parametrize(("text", "count"), [("5", 0), ("5.00", 2), ("１．５％", 1), ("1,234.567万元", 3), ("无", 0)])
def test_decimals_are_counted_as_written(text: str, count: int) -> None:
    assert decimals_of(text) == count


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-10**9, max_value=10**9))
def test_what_is_written_is_read_back(value: object) -> None:
    assert read_number(f"{value:,f}") == Fraction(str(value))


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(read_number(text), (Fraction, Problem))
