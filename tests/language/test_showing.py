"""Showing: official typography, few brackets; figures put in; what a formula stands on."""

from __future__ import annotations

import pytest

from engine.language import aggregates_used, ends_in_percent, names_used, show, substitute

from .cases import parse

SHOWN = {
    "实际采购金额/采购计划金额*100%": "实际采购金额 ÷ 采购计划金额 × 100%",
    "(甲+乙)*2-(丙-甲)": "（甲 ＋ 乙） × 2 － （丙 － 甲）",
    "((甲))+(乙×丙)": "甲 ＋ 乙 × 丙",
    "甲÷(乙×丙)": "甲 ÷ （乙 × 丙）",
    "(甲÷乙)×丙": "甲 ÷ 乙 × 丙",
    "甲×-乙": "甲 × （－乙）",
    "-甲×乙": "－甲 × 乙",
    "-(甲+乙)": "－（甲 ＋ 乙）",
    "－（－甲）": "－（－甲）",
    "max(甲,1 , 234)": "最大值（甲，1， 234）",
    "ROUND(甲,0.1%,half_even)": "四舍五入（甲，0.1%，四舍六入五成双）",
    "if(甲>=1 and 乙<2,甲,乙)": "若（甲 ≥ 1 且 乙 ＜ 2，甲，乙）",
    "Σ(每个季度的执行率)/4": "Σ（各季度的执行率） ÷ 4",
    "mean(执行率)": "平均值（各季度的执行率）",
    "“三公”经费实际支出数*1分": "“三公”经费实际支出数 × 1分",
    "１,２３４.５０ ＋ 甲": "1,234.50 ＋ 甲",
    '"三公"经费实际支出数': "“三公”经费实际支出数",
}
SHOWN_CONDITIONS = {
    "90%>固定资产利用率>=75%": "90% ＞ 固定资产利用率 ≥ 75%",
    "(甲>1 or 乙>1) and 丙==1": "（甲 ＞ 1 或 乙 ＞ 1） 且 丙 ＝ 1",
    "甲>1 或 (乙>1 且 丙!=1)": "甲 ＞ 1 或 乙 ＞ 1 且 丙 ≠ 1",
    "not (甲>1)": "非 甲 ＞ 1",
    "非(是 且 否)": "非 （是 且 否）",
    "(甲>1)=是": "（甲 ＞ 1） ＝ 是",
}


@pytest.mark.parametrize(("text", "expected"), SHOWN.items())
def test_a_formula_is_shown_in_official_typography(text: str, expected: str) -> None:
    assert show(parse(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SHOWN_CONDITIONS.items())
def test_a_condition_is_shown_in_official_typography(text: str, expected: str) -> None:
    assert show(parse(text, "bool")) == expected


TEXTS = {"实际采购金额": "611.29", "采购计划金额": "819.38", "甲": "-5", "乙": "1,234.5"}
ROWS = {("各季度执行情况", "执行率"): ["78.0%", "145.0%"], ("项目", "预算数"): ["-1", "2"], ("资产", "原值"): []}
PUT_IN = {
    "实际采购金额 ÷ 采购计划金额 × 100%": "611.29 ÷ 819.38 × 100%",
    "丙 － 甲": "丙 － （-5）",
    "甲 ＋ 乙": "-5 ＋ 1,234.5",
    "－甲": "－（-5）",
    "Σ(每个季度的执行率) ÷ 4": "（78.0%＋145.0%） ÷ 4",
    "mean(执行率)": "（78.0%＋145.0%） ÷ 2",
    "1 ÷ mean(执行率)": "1 ÷ （（78.0%＋145.0%） ÷ 2）",
    "计数(执行率)": "2",
    "max(执行率)": "最大值（78.0%，145.0%）",
    "Σ(预算数)": "（（-1）＋2）",
    "Σ(原值)": "0",
    "mean(原值)": "平均值（各类别的原值）",
    "Σ(人数（含工勤）)": "Σ（各类别的人数（含工勤））",
}


@pytest.mark.parametrize(("text", "expected"), PUT_IN.items())
def test_figures_are_put_in(text: str, expected: str) -> None:
    assert substitute(parse(text), TEXTS, ROWS) == expected


def test_what_a_formula_stands_on() -> None:
    tree = parse("若（甲 ＞ 1，Σ(执行率) ＋ 乙，平均值(项目的预算数)）")
    assert names_used(tree) == {"甲", "乙"}
    assert aggregates_used(tree) == {("各季度执行情况", "执行率"), ("项目", "预算数")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲 ÷ 乙 × 100%", True),
        ("（甲 ÷ 乙）×１００％", True),
        ("甲 × 1", False),
        ("100% × 甲", False),
        ("甲 ÷ 乙 × 100% ＋ 1", False),
        ("甲 × 90%", False),
        ("甲 × 100.0%", True),
        ("甲 ÷ 100%", False),
    ],
)
def test_a_product_with_100_percent_is_a_percentage(text: str, expected: bool) -> None:
    assert ends_in_percent(parse(text)) is expected
