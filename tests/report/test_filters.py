"""The filters, one by one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.numerals import DIGITS
from engine.report.filters import FILTERS
from engine.report.shown import Shown

F = Fraction
CASES: list[tuple[str, tuple[Any, ...], str]] = [
    ("千分位", (F("1388.6"),), "1,388.6"), ("千分位", (F("1388.6"), 2), "1,388.60"), ("千分位", (F(2, 3),), "0.67"),
    ("百分数", (F(979, 1000),), "97.9%"), ("百分数", (F(1),), "100%"), ("百分数", (F(78, 100), 1), "78.0%"),
    ("数字", ("97.9%",), "97.9"), ("万元", (F(13500),), "1.35"), ("万元", (F(135000000),), "13,500.00"),
    ("亿元", (F(173200),), "17.32"),
    ("中文数字", (0,), "零"), ("中文数字", (7,), "七"), ("中文数字", (10,), "十"), ("中文数字", (12,), "十二"),
    ("中文数字", (20,), "二十"), ("中文数字", (105,), "一百零五"), ("中文数字", (110,), "一百一十"),
    ("中文数字", (1001,), "一千零一"), ("几", (2,), "两"), ("几", (3,), "三"), ("几", (12,), "十二"),
    ("中文数字", (1010,), "一千零一十"), ("中文数字", (10000,), "一万"), ("中文数字", (10001,), "一万零一"),
    ("中文数字", (100500,), "十万零五百"), ("中文数字", (-3,), "负三"), ("中文数字", (10**8 + 1,), "一亿零一"),
    ("增减", (F(1),), "增长"), ("增减", (F(-1), "增加", "减少"), "减少"), ("增减", (0,), "持平"),
    ("高低", (F(2), F(1)), "高于"), ("高低", (F(1), F(1), "超过", "未超过"), "未超过"),
    ("高低", (1, 1, "高", "低", "平"), "平"),
    ("绝对值", (F(-1234),), "1,234"), ("绝对值", ("-5.20",), "5.20"),
    ("列举", (["甲"],), "甲"), ("列举", (["甲", "乙"],), "甲及乙"),
    ("列举", (["甲", "乙", "丙"], True), "“甲”、“乙”及“丙”"), ("列举", (["“甲”"], True), "“‘甲’”"),
    ("列举", ([],), ""), ("顿号", (["甲", "乙"],), "甲、乙"), ("join", (["甲", F(2)], "；"), "甲；2"),
    ("句", ("好。。",), "好。"), ("句", ("好；",), "好。"), ("句", ("好！",), "好！"), ("句", ("",), ""),
    ("短语", ("好。",), "好"),
    ("引号", ("公用经费",), "“公用经费”"), ("引号", ("“三公”经费",), "“‘三公’经费”"),
    ("空为", ("",), "—"), ("空为", (F(0),), "—"), ("空为", ("0.00",), "—"), ("空为", ("0.50",), "0.50"),
    ("空为", ("100",), "100"), ("空为", ("—", "-"), "—"),
    ("日期", ("2021-02-24",), "2021年2月24日"), ("日期", (date(2030, 12, 1),), "2030年12月1日"),
]


@pytest.mark.parametrize(("name", "arguments", "expected"), CASES)
def test_filter(name: str, arguments: tuple[Any, ...], expected: str) -> None:
    assert FILTERS[name](*arguments) == expected


def test_every_filter_is_tested() -> None:
    assert set(FILTERS) - {name for name, _, _ in CASES} == {"单元格"}


def read(text: str) -> int:
    """The number that Chinese numerals say, worked out the other way round."""
    total = part = digit = 0
    for sign in text:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        elif sign in "十百千":
            part += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            total, part, digit = (total + part + digit) * (10**4 if sign == "万" else 10**8), 0, 0
    return total + part + digit


@given(st.integers(0, 10**8 - 1))
def test_numerals_read_back(number: int) -> None:
    assert read(FILTERS["中文数字"](number)) == number


def test_shown_numbers_compare_by_value() -> None:
    shown = Shown(F("96.4"), "96.40")
    assert shown > 96 and shown == Decimal("96.4") and not shown < F("96.4") and str(shown) == "96.40"
    assert shown != "96.40" and hash(shown) == hash(F("96.4")) and not Shown(F(0), "0")
