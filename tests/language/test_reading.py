"""Official typography is accepted as it is."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.language import Aggregate, Name, Scope, Symbol, canonical, names_used, parse_formula

from .cases import HERE, SCOPE, codes, parse, value, without_offsets

VALUES = {
    "1 + 2 × 3": 7,
    "1＋2∗3": 7,
    "(1+2)*3": 9,
    "（1＋2）×３": 9,
    "7 － 2 − 1": 4,
    "7–2‐1": 4,
    "7 - (2 - 1)": 6,
    "6 ÷ 4": Fraction(3, 2),
    "6／4": Fraction(3, 2),
    "6 ∕ 4 / 3": Fraction(1, 2),
    "-2 × -3": 6,
    "+5": 5,
    "－（1＋2）": -3,
    "90%": Fraction(9, 10),
    "１００％": 1,
    "90 %": Fraction(9, 10),
    "5‰": Fraction(1, 200),
    "0.1 + 0.2": Fraction(3, 10),
    "1,234.56": Fraction(123456, 100),
    "1，234": 1234,
    "100,504.06 - 97,392.40": Fraction(311166, 100),
    "2个百分点": Fraction(1, 50),
    "2 个百分点": Fraction(1, 50),
    "一个百分点": Fraction(1, 100),
    "1.5百分点": Fraction(3, 200),
    "半个百分点": Fraction(1, 200),
    "半分": Fraction(1, 2),
    "3 × 两分 － 一分": 5,
    "0.7 × 1分": Fraction(7, 10),
    "0.7×1 分": Fraction(7, 10),
    "最小值（1，2）": 1,
    "max(1, 2，3)": 3,
    "MAX(1234,567)": 1234,
    "max(0,100)": 100,
    "max(50, 100)": 100,
    "max(1,23)": 23,
    "abs(-2)": 2,
    "绝对值（1－3）": 2,
    "Σ(1, 2, 3)": 6,
    "合计（1，2）": 3,
    "mean(1, 2)": Fraction(3, 2),
    "平均值(1,2)": Fraction(3, 2),
    "round(0.12345, 0.1%)": Fraction(123, 1000),
    "四舍五入（47÷48，0.1%）": Fraction(979, 1000),
    "round(2.5, 1)": 3,
    "round(2.5, 1, half_even)": 2,
    "四舍五入（2.5，1，四舍六入五成双）": 2,
    "round(2.1, 1, 向上)": 3,
    "round(2.9, 1, down)": 2,
    "四舍五入（2.5，1，四舍五入）": 3,
    "round(123, 10)": 120,
    "floor(-1.5)": -2,
    "向下取整（1.5）": 1,
    "ceil(1.2)": 2,
    "向上取整（1.2）": 2,
    "mod(7, 3)": 1,
    "取余（-7，3）": 2,
    "若（1 ＜ 2，5，6）": 5,
    "if(1 > 2, 5, 6)": 6,
    "如果（是，1，2）": 1,
    "1\n+2": 3,
    "1 +\n  2": 3,
    "若(若(是, 否, 是), 1, 2)": 2,
}
TRUTHS = {
    "1 ≤ 2": True,
    "1≦2": True,
    "2 ≥ 3": False,
    "2≧3": False,
    "1 <= 1": True,
    "2 >= 1": True,
    "1＜2": True,
    "1<2": True,
    "1＞2": False,
    "1 ＝ 1": True,
    "1 ═ 1": True,
    "1 == 2": False,
    "1 = 1": True,
    "1 ≠ 2": True,
    "1 != 1": False,
    "1 ！＝ 2": True,
    "1 <> 2": True,
    "90% ＞ 80% ≥ 75%": True,
    "90% ＞ 95% ≥ 75%": False,
    "1＜＝1": True,
    "1<2且2<3": True,
    "1<2 并且 2>3": False,
    "1 > 2 或 2 < 3": True,
    "1 > 2 或者 2 > 3": False,
    "1<2 and 2<3": True,
    "1>2 OR 2<3": True,
    "not 1<2": False,
    "非 1 ＜ 2": False,
    "非（1＜2）且 是": False,
    "是": True,
    "否": False,
    "是 且 非 否": True,
    "否 或 是 且 否": False,
    "是 = 是": True,
    "1 < 2 < 3 ≤ 3": True,
    "0.57×100 ≥ 57": True,
    "0.1×3 ≤ 0.3": True,
    "2分 ≥ 1分且是": True,
}


@pytest.mark.parametrize(("text", "expected"), VALUES.items())
def test_a_number_is_read_right(text: str, expected: Fraction) -> None:
    assert value(text) == expected
    assert isinstance(value(text), Fraction)


@pytest.mark.parametrize(("text", "expected"), TRUTHS.items())
def test_a_condition_is_read_right(text: str, expected: bool) -> None:
    assert value(text, "bool") is expected


NAMED = {
    "实际采购金额 ÷ 采购计划金额 × 100%": {"实际采购金额", "采购计划金额"},
    "实际采购金额÷采购计划金额×100％": {"实际采购金额", "采购计划金额"},
    '"三公"经费实际支出数 - ＂三公＂经费预算安排数': {"“三公”经费实际支出数", "“三公”经费预算安排数"},
    "「三公」经费实际支出数": {"“三公”经费实际支出数"},
    "本年度在编人数(含工勤人员) ÷ 编制人数": {"本年度在编人数（含工勤人员）", "编制人数"},
    "本年度在编人数 （ 含 工勤人员 ） × 2": {"本年度在编人数（含工勤人员）"},
    "公众或服务对象满意度 × 5分": {"公众或服务对象满意度"},
    "政府采购执行率 × 1分": {"政府采购执行率"},
    "2021年预算数 ÷ 2021": {"2021年预算数"},
    "非税收入 + 甲": {"非税收入", "甲"},
    "Ｘ × 2": {"X"},
    "rate_1 + 1": {"rate_1"},
    "一季度的支出进度 ＋ 一季度支出进度": {"一季度支出进度", "一季度的支出进度"},
    "实际\n采购\u3000金额": {"实际采购金额"},
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_the_longest_declared_name_is_taken_first(text: str, expected: set[str]) -> None:
    assert names_used(parse(text)) == expected


def test_connectives_part_names_without_spaces() -> None:
    tree = parse("甲≥1且乙<2或非甲>3", "bool")
    assert names_used(tree) == {"甲", "乙"}
    assert names_used(parse("存在违规支出或涉密部门", "bool")) == {"存在违规支出", "涉密部门"}
    assert names_used(parse("存在违规支出且非涉密部门", "bool")) == {"存在违规支出", "涉密部门"}


def test_offsets_count_characters_of_the_original_text() -> None:
    tree = parse("  实际 采购金额　÷ 乙")
    left, right = tree.children
    assert (left.start, left.end, right.start, right.end) == (2, 9, 12, 13)
    bracketed = parse("（甲＋乙） × 2").children[0]
    assert (bracketed.start, bracketed.end) == (0, 5)


AGGREGATES = {
    "Σ(每个季度的执行率)": ("sum", "各季度执行情况", "执行率"),
    "Σ（各季度的执行率）": ("sum", "各季度执行情况", "执行率"),
    "Σ(执行率)": ("sum", "各季度执行情况", "执行率"),
    "∑(季度的执行率)": ("sum", "各季度执行情况", "执行率"),
    "合计(季度执行率)": ("sum", "各季度执行情况", "执行率"),
    "sum(每一个 季度 的 执行率)": ("sum", "各季度执行情况", "执行率"),
    "平均值（所有季度的支出进度）": ("mean", "各季度执行情况", "支出进度"),
    "mean(项目的支出进度)": ("mean", "项目", "支出进度"),
    "Σ(各季度执行情况的支出进度)": ("sum", "各季度执行情况", "支出进度"),
    "计数(每个项目的预算数)": ("count", "项目", "预算数"),
    "min(执行率)": ("min", "各季度执行情况", "执行率"),
    "最大值(各类别的原值)": ("max", "资产", "原值"),
    "Σ(人数(含工勤))": ("sum", "资产", "人数（含工勤）"),
}


@pytest.mark.parametrize(("text", "expected"), AGGREGATES.items())
def test_a_column_is_added_up(text: str, expected: tuple[str, str, str]) -> None:
    tree = parse(text)
    assert isinstance(tree, Aggregate)
    assert (tree.function, tree.table, tree.column) == expected
    assert (tree.start, tree.end) == (0, len(text))


def test_all_ways_to_write_a_column_give_one_tree() -> None:
    trees = {without_offsets(parse(text)) for text in list(AGGREGATES)[:6]}
    assert len(trees) == 1


def test_names_are_compared_after_folding() -> None:
    assert canonical("“三公” 经费") == canonical('＂三公"经费') == canonical("「三公」经\u200b费")
    assert canonical("人数（含工勤）") == canonical(" 人数(含 工勤) ")
    assert canonical("Ａ率") == "A率"
    assert SCOPE.find("本年度在编人数(含工勤人员)") == Symbol("本年度在编人数（含工勤人员）")
    assert SCOPE.nearest("政府采购执行率X") == "政府采购执行率"
    assert SCOPE.nearest("zzz") == ""


def test_a_row_scope_hides_outer_names() -> None:
    local = SCOPE.extended([Symbol("执行数", "column"), Symbol("甲", "column", "bool")])
    assert parse_formula("执行数 ÷ 乙", local, HERE)
    assert parse_formula("甲", local, HERE, "bool") == Name(0, 1, "甲")
    assert codes("甲", "bool") == ["B234"]


def test_a_longer_name_wins_over_a_connective_between_shorter_ones() -> None:
    scope = Scope([Symbol("公众"), Symbol("服务对象满意度"), Symbol("公众或服务对象满意度")])
    assert parse_formula("公众或服务对象满意度", scope, HERE) == Name(0, 10, "公众或服务对象满意度")


WORDS = [
    ("年末执行率大于等于90%", "年末执行率 ≥ 90%"), ("年末执行率不低于 90%", "年末执行率 ≥ 90%"), ("年末执行率超过90%", "年末执行率 > 90%"),
    ("年末执行率不足90%", "年末执行率 < 90%"), ("年末执行率不超过90%", "年末执行率 ≤ 90%"), ("年末执行率等于90%", "年末执行率 = 90%"),
    ("年末执行率不等于90%", "年末执行率 ≠ 90%"),
    ("年末执行率不低于60%且低于90%", "年末执行率 ≥ 60% 且 年末执行率 < 90%"),
    ("年末执行率 ≥ 60% 且 ＜ 90%", "年末执行率 ≥ 60% 且 年末执行率 < 90%"),
    ("60% ≤ 年末执行率 且 ＜ 90%", "60% ≤ 年末执行率 且 年末执行率 < 90%"),
    ("年末执行率 ＜ 60% 或 ＞ 90%", "年末执行率 < 60% 或 年末执行率 > 90%"),
]


@pytest.mark.parametrize(("words", "signs"), WORDS)
def test_comparisons_in_words(words: str, signs: str) -> None:
    """Words for signs, and a second bound that doesn't repeat what it bounds."""
    scope = Scope([Symbol("年末执行率")])
    assert without_offsets(parse_formula(words, scope, HERE, "bool")) == without_offsets(
        parse_formula(signs, scope, HERE, "bool"))


def test_names_that_hold_such_words_stay_names() -> None:
    scope = Scope([Symbol("超过标准的项目数"), Symbol("预算不足额")])
    assert names_used(parse_formula("超过标准的项目数超过3 或 预算不足额大于0", scope, HERE, "bool")) == {
        "超过标准的项目数", "预算不足额"}
