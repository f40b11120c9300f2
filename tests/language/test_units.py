"""Units in formulas: what goes together, what is refused and where, what is converted; literals with units."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.findings import Place
from engine.language import (
    Binary,
    Convert,
    Fitted,
    Measure,
    Name,
    NothingToDivideBy,
    Scope,
    Symbol,
    TableSymbols,
    Tree,
    declared_measure,
    evaluate,
    fit_units,
    parse_formula,
    show,
    substitute,
)
from engine.language_choice import choose_language
from engine.units import POINTS, unit_of

from .cases import HERE

UNITS = {
    "预算": "万元", "支出": "万元", "收入": "元", "债务": "亿元", "在编": "人", "人次数": "人次", "满意率": "%", "完成率": "%", "死亡率": "‰",
    "项目数": "个", "投诉": "件", "天数": "天", "小时数": "小时", "工期": "工作日", "面积": "平方米", "林地": "亩", "考核分": "分", "数目": "",
    "床位": "张床", "人均": "元/人",
}
SCOPE = Scope(
    [*(Symbol(name, place=Place("r.yaml", 20 + index), measure=declared_measure(name, unit))
       for index, (name, unit) in enumerate(UNITS.items())),
     Symbol("不知道"), Symbol("涉密", type="bool")],
    [TableSymbols("项目表", "项目", ("金额", "进度"), (declared_measure("金额", "元"), declared_measure("进度", "%")))],
)


def fit(text: str, expect: Any = "number", wanted: str | None = None, name: str = "") -> Fitted:
    """The formula with its units checked."""
    tree = parse_formula(text, SCOPE, HERE, expect)
    return fit_units(tree, SCOPE, None if wanted is None else unit_of(wanted), name)


def codes(text: str, expect: Any = "number", wanted: str | None = None, name: str = "") -> list[str]:
    """The codes of what is wrong with the units."""
    return [fault.code for fault in fit(text, expect, wanted, name).faults]


RESULTS = {
    # sums and the like: the unit of both; of different sizes, that of the first
    "预算 ＋ 支出": "万元", "收入 － 预算": "元", "预算 － 收入": "万元", "－债务": "亿元", "max(收入, 债务)": "元", "abs(支出 － 预算)": "万元",
    "若（涉密，预算，收入）": "万元", "项目数 ＋ 投诉": "个", "天数 － 小时数": "天", "林地 ＋ 面积": "亩", "mod(天数, 7)": "天",
    "四舍五入（支出，0.01）": "万元", "四舍五入（支出，1元）": "万元", "向下取整（天数）": "天", "平均值（预算，收入，债务）": "万元",
    # bare numbers take the other side's unit; 0 fits everything
    "在编 ＋ 1": "人", "max(0, 预算)": "万元", "max(0%, 预算)": "万元", "1 － 满意率": "%", "若（涉密，0，预算）": "万元", "2 × 3": None,
    # products and quotients
    "预算 ÷ 在编": "万元/人", "预算 ÷ 在编 × 在编": "万元", "人均 × 在编": "元", "支出 ÷ 预算": "", "支出 ÷ 预算 × 100%": "%",
    "100% － 支出 ÷ 预算 × 100%": "%", "若（预算 ＝ 0，100%，支出 ÷ 预算 × 100%）": "%", "收入 ÷ 债务": "", "满意率 × 完成率": "%",
    "满意率 × 40% ＋ 完成率 × 60%": "%", "满意率 × 预算": "万元", "完成率 × 6分": "分", "完成率 × 6": "", "考核分 × 5%": "分", "满意率 ÷ 完成率": "",
    "满意率 ÷ 4": "%", "面积 ÷ 林地": "", "死亡率": "‰", "死亡率 × 预算": "万元", "预算 ÷ 2": "万元", "预算 × 2": "万元", "1 ÷ 在编": "1/人",
    "投诉 × 0.5分": "分", "5分 － 投诉 × 0.5分": "分", "天数 × 1分": "分", "床位 × 0.1分": "分", "投诉 × 0.5分/件": "分",
    # literals
    "50万元": "万元", "50 万元": "万元", "500元/人 × 在编": "元", "500元／人": "元/人", "1.5亿元 － 预算": "万元", "3张床 ＋ 床位": "张床",
    "2个工作日": "个工作日", "1,000 平方米": "平方米", "9成": "成", "2个百分点": "%", "5‰": "%",
    # columns
    "Σ(各项目的金额)": "元", "平均值(进度)": "%", "Σ(各项目的金额) ÷ 预算": "", "max(各项目的金额)": "元", "计数(金额)": "个",
}


@pytest.mark.parametrize(("text", "unit"), RESULTS.items())
def test_the_unit_of_a_result(text: str, unit: str | None) -> None:
    fitted = fit(text)
    assert fitted.faults == ()
    assert (None if fitted.unit is None else fitted.unit.text) == unit
    assert fitted.unit is None or unit_of(fitted.unit.text) == fitted.unit


VALUES = {
    "预算 ＋ 收入": "3.0002", "收入 ＋ 预算": "30002", "收入 ÷ 预算": "1/15000", "支出 ÷ 收入 × 100%": "5000", "债务 ÷ 预算 × 在编": "20000/3",
    "max(收入, 债务)": "200000000", "预算 ＋ 10000元": "4", "死亡率 ＋ 满意率": "500", "满意率 ＋ 死亡率": "0.5", "面积 ＋ 林地": "2001",
    "小时数 ＋ 天数": "28", "若（涉密，预算，收入）": "3", "9成 × 预算": "2.7", "债务 × 5‰": "0.01", "四舍五入（支出 ÷ 收入，1）": "5000",
    "向下取整（收入 ÷ 预算 × 20000）": "1", "人均 × 在编 ＋ 预算": "30050", "Σ(各项目的金额) ＋ 预算": "30007", "mod(预算, 20000元)": "1",
}
ENV: dict[str, Any] = {
    "预算": "3", "支出": "1", "收入": "2", "债务": "2", "在编": "1", "满意率": "0.495", "死亡率": "5", "面积": "1", "林地": "3", "天数": "1",
    "小时数": "4", "人均": "50",
}
FIGURES = {**{name: Fraction(figure) for name, figure in ENV.items()}, "涉密": True}
ROWS = {"项目表": [{"金额": Fraction(3), "进度": Fraction(1)}, {"金额": Fraction(4), "进度": Fraction(1)}]}


@pytest.mark.parametrize(("text", "value"), VALUES.items())
def test_what_differs_in_size_is_converted_exactly(text: str, value: str) -> None:
    assert evaluate(fit(text).tree, FIGURES, ROWS) == Fraction(value)


TRUE = [
    "收入 ＜ 预算", "预算 ＞ 20000元", "预算 ≥ 30000元 ≥ 收入", "债务 ＞ 预算 ＞ 收入", "天数 ≤ 15", "天数 ＝ 24小时", "死亡率 ≤ 5‰",
    "死亡率 ＝ 0.5%", "满意率 ≥ 0.495", "2亿元 ＝ 债务", "收入 ÷ 预算 ＜ 1% 且 涉密", "林地 ＝ 2000平方米", "若（涉密，收入，预算） ＝ 2元",
    "非 （预算 ＜ 收入）", "债务 ÷ 预算 ＞ 6000",
]


@pytest.mark.parametrize("text", TRUE)
def test_comparisons_convert_too(text: str) -> None:
    fitted = fit(text, "bool")
    assert fitted.faults == ()
    assert evaluate(fitted.tree, FIGURES) is True


REFUSED = {
    "预算 ＋ 在编": (["B250"], 5, 7), "在编 － 预算 ＋ 收入": (["B250"], 5, 7), "max(预算, 在编)": (["B250"], 8, 10),
    "若（涉密，预算，在编）": (["B250"], 8, 10), "天数 ＋ 工期": (["B250"], 5, 7), "在编 ＋ 人次数": (["B250"], 5, 8),
    "预算 ＋ 满意率": (["B250"], 5, 8), "预算 ＋ 5%": (["B250"], 5, 7), "预算 ＋ 3人": (["B250"], 5, 7), "完成率 ＋ 2分": (["B250"], 6, 8),
    "预算 ＋ 支出 ÷ 收入": (["B250"], 5, 12), "Σ(各项目的金额) ＋ 在编": (["B250"], 12, 14), "四舍五入（预算，0.1%）": (["B250"], 8, 12),
    "预算 ＋ 在编 × 2": (["B253"], 5, 11), "数目 ＋ 预算": (["B253"], 5, 7), "预算 × 2 － 在编": (["B253"], 9, 11),
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_what_does_not_go_together_is_refused_at_the_right_operand(
        text: str, expected: tuple[list[str], int, int]) -> None:
    found = fit(text).faults
    assert ([fault.code for fault in found], found[0].start, found[0].end) == expected


REFUSED_CONDITIONS = {
    "预算 ≥ 在编": ["B250"], "天数 ≤ 15工作日": ["B250"], "满意率 ≥ 5天": ["B250"], "满意率 ≥ 90": ["B259"], "90 ＞ 满意率 ≥ 75": ["B259", "B259"],
    "预算 ＞ 1 且 在编 ＞ 支出": ["B250"], "若（预算 ＞ 在编，1，2） ＞ 1": ["B250"], "满意率 ≥ 1": [], "满意率 ≥ 90个百分点": [], "预算 ＞ 0": [],
}


@pytest.mark.parametrize(("text", "expected"), REFUSED_CONDITIONS.items())
def test_conditions_are_checked(text: str, expected: list[str]) -> None:
    assert codes(text, "bool") == expected


SCORES = {
    "完成率 × 6分": [], "完成率 × 6": [], "完成率": [], "支出 ÷ 预算 × 5": [], "3 － 投诉 × 0.5": [], "3分 － 投诉 × 0.5": [],
    "3分 － 投诉 × 0.5分": [],
    "5": [], "考核分 × 5%": [], "考核分 ÷ 100 × 5": [], "考核分 ÷ 100 × 5分": [], "数目": [], "天数 ÷ 5 × 1分": [], "天数 ÷ 5天 × 1分": [],
    "项目数": ["B251"], "预算": ["B251"], "预算 × 1分": ["B251"], "支出 ÷ 在编 × 5分": ["B251"], "5分 － 预算": ["B250"], "预算 ＋ 在编": ["B250"],
}


@pytest.mark.parametrize(("text", "expected"), SCORES.items())
def test_a_score_is_points_or_a_plain_number(text: str, expected: list[str]) -> None:
    assert codes(text, wanted="分") == expected


DECLARED = {
    ("预算 ÷ 在编", "万元/人"): [], ("预算 ÷ 在编", "元/人"): [], ("预算 ＋ 收入", "亿元"): [], ("预算", "人"): ["B252"], ("支出 ÷ 预算", "%"): [],
    ("支出 ÷ 预算 × 100", "%"): ["B258"], ("支出 ÷ 预算", "个"): ["B252"], ("在编 × 500", "元"): ["B254"], ("在编 × 500元/人", "元"): [],
    ("3", "分"): [], ("3", "万元"): [], ("完成率 × 6", "分"): [], ("投诉 × 0.5", "分"): [], ("满意率", "倍"): [], ("数目", "个"): ["B254"],
}


@pytest.mark.parametrize(("case", "expected"), DECLARED.items())
def test_a_value_has_the_unit_that_it_declares(case: tuple[str, str], expected: list[str]) -> None:
    assert codes(case[0], wanted=case[1], name="计算值") == expected


@pytest.mark.parametrize(("text", "unit", "value"), [
    ("预算", "元", "30000"), ("收入", "万元", "0.0002"), ("支出 ÷ 在编", "元/人", "10000"), ("满意率", "百分点", "49.5"), ("死亡率", "%", "0.005"),
    ("满意率", "‰", "495"), ("林地", "平方米", "2000"), ("死亡率", "分", "0.005"),
])
def test_a_result_is_converted_to_the_declared_unit(text: str, unit: str, value: str) -> None:
    assert evaluate(fit(text, wanted=unit, name="计算值").tree, FIGURES) == Fraction(value)


def test_what_is_not_known_is_not_checked() -> None:
    assert codes("不知道 ＋ 预算") == codes("不知道 × 预算 ＋ 在编") == codes("不知道", wanted="分") == []
    assert fit("不知道").measure is None


def test_the_message_says_both_units_and_where_they_come_from() -> None:
    choose_language("zh")
    found = fit("预算 ÷ 2 ＋ 在编").faults[0].located(lambda offset, length: Place("r.yaml", 1, offset, length))
    assert found.code == "B253" and found.place == Place("r.yaml", 1, 9, 2)
    found = fit("预算 － 支出 ≥ 在编", "bool").faults[0].located(lambda offset, length: HERE)
    assert found.message == "“预算 － 支出”的单位是万元，“在编”的单位是人，不能比较。"
    assert found.hint == ("请核对名称有没有写错；“预算”在第 20 行，单位是万元；“支出”在第 21 行，单位是万元；"
                          "“在编”在第 24 行，单位是人。")


@pytest.mark.parametrize(("text", "shown", "figures"), [
    ("收入 ＋ 预算 × 2", "收入 ＋ 预算 × 2", "2 元 ＋ 3 万元 × 2"), ("收入/预算*100%", "收入 ÷ 预算 × 100%", "2 元 ÷ 3 万元 × 100%"),
    ("max(收入,50万元)", "最大值（收入，50万元）", "最大值（2 元，50万元）"), ("－（预算－收入）", "－（预算 － 收入）", "－（3 万元 － 2 元）"),
])
def test_a_formula_is_shown_as_it_was_written_each_figure_in_its_own_unit(text: str, shown: str, figures: str) -> None:
    tree = fit(text).tree
    assert any(isinstance(node, Convert) for node in tree.walk())
    assert show(tree) == shown
    assert substitute(tree, {"收入": "2 元", "预算": "3 万元"}) == figures


MONEY = {"收入": 1, "预算": 10**4, "债务": 10**8}


@st.composite
def sums(draw: st.DrawFn, depth: int = 4) -> Tree:
    """Sums, differences, products with ratios, and quotients that are ratios, over money in three sizes."""
    if depth == 0 or draw(st.booleans()):
        return Name(0, 0, draw(st.sampled_from(list(MONEY))))
    op = draw(st.sampled_from("+-×÷"))
    left, right = draw(sums(depth - 1)), draw(sums(depth - 1))
    if op in "+-":
        return Binary(0, 0, op, left, right)
    ratio = Binary(0, 0, "÷", right, draw(sums(depth - 1)))
    return Binary(0, 0, op, left, ratio)


def in_base(tree: Tree, env: dict[str, Fraction]) -> Fraction:
    """The plain reckoning with everything in 元."""
    if isinstance(tree, Name):
        return env[tree.name] * MONEY[tree.name]
    assert isinstance(tree, Binary)
    left, right = in_base(tree.left, env), in_base(tree.right, env)
    return {"+": lambda: left + right, "-": lambda: left - right, "×": lambda: left * right,
            "÷": lambda: left / right}[tree.op]()


@given(sums(), st.fixed_dictionaries(dict.fromkeys(MONEY, st.fractions(-10**6, 10**6, max_denominator=100))))
def test_conversion_equals_reckoning_in_the_base_unit(tree: Tree, env: dict[str, Fraction]) -> None:
    fitted = fit_units(tree, SCOPE)
    assert fitted.unit is not None and fitted.faults == () and fitted.unit.like(unit_of("元"))
    try:
        expected = in_base(tree, env)
    except ZeroDivisionError:
        with pytest.raises(NothingToDivideBy):
            evaluate(fitted.tree, env)
        return
    found = evaluate(fitted.tree, env)
    assert isinstance(found, Fraction) and found * fitted.unit.scale == expected


def test_a_measure_of_points_is_wanted_by_its_unit() -> None:
    assert Measure(POINTS).unit.is_score and not Measure(unit_of("件")).unit.is_score
