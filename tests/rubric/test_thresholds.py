"""Where conditions turn: cuts in the value's own unit; choices and judgements turn nowhere."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.findings import Place
from engine.language import Scope, Symbol, declared_measure, fit_units, parse_formula
from engine.rubric.model import Formula
from engine.rubric.thresholds import thresholds_in

SCOPE = Scope([
    Symbol("支出", measure=declared_measure("支出", "元")), Symbol("预算", measure=declared_measure("预算", "万元")),
    Symbol("地区", type="choice", options=("东部", "西部")), Symbol("上年地区", type="choice", options=("东部", "西部")),
    Symbol("涉密", type="bool"), Symbol("公开", type="bool"),
])


@pytest.mark.parametrize(("text", "found"), [
    ("50万元 ＞ 支出 ≥ 2,000元", [("支出", "500000"), ("支出", "2000")]), ("预算 ≥ 5,000元", [("预算", "1/2")]),
    ("支出 ＞ 预算", [("支出 － 预算", "0")]), ("地区 ＝ 东部 且 支出 ≥ 5", [("支出", "5")]), ("地区 ＝ 上年地区", []), ("涉密 ＝ 公开", []),
    ("（支出 ＞ 1） ＝ （预算 ＞ 2）", [("支出", "1"), ("预算", "2")]), ("涉密 ＝ 是 或 地区 ≠ 西部", []),
    ("若（涉密，地区 ＝ 东部，公开） ＝ 公开", []),
])
def test_where_a_condition_turns(text: str, found: list[tuple[str, str]]) -> None:
    tree = fit_units(parse_formula(text, SCOPE, Place("r.yaml", 1, 1), "bool"), SCOPE).tree
    turns = thresholds_in([Formula(text, tree)])
    assert [(item.value.text, item.cut) for item in turns] == [(value, Fraction(cut)) for value, cut in found]
