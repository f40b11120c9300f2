"""Choices in conditions: 地区 ＝ 东部; the option word is read against what the choice may be."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.findings import FindingsError
from engine.language import NoFigure, Scope, Symbol, evaluate, names_used, parse_formula, show, substitute
from engine.language_choice import choose_language

from .cases import HERE, without_offsets

SCOPE = Scope([
    Symbol("地区", type="choice", options=("东部", "中部", "西部", "东部沿海")),
    Symbol("上年地区", type="choice", options=("东部", "中部", "西部")),
    Symbol("专项资金绩效评价结果", type="choice", options=("优", "良", "中", "差", "良或优", "不适用（免评）", "1级")),
    Symbol("公开", type="choice", options=("是", "否", "部分")),
    Symbol("率"), Symbol("中部"), Symbol("差"), Symbol("涉密", type="bool"), Symbol("状态", type="text"),
])


def parse(text: str, expect: Any = "bool") -> Any:
    """The tree of a formula in this scope."""
    return parse_formula(text, SCOPE, HERE, expect)


def codes(text: str, expect: Any = "bool") -> list[str]:
    """The codes of what is wrong."""
    with pytest.raises(FindingsError) as caught:
        parse(text, expect)
    return [item.code for item in caught.value.findings]


ENV: dict[str, Any] = {"地区": "东部", "上年地区": "中部", "专项资金绩效评价结果": "差", "公开": "是", "率": Fraction(9, 10), "中部": Fraction(1),
                       "差": Fraction(5), "涉密": False}
CASES = {
    "地区 ＝ 东部": True, "地区＝东部": True, "地区 = “东部”": True, "地区 == '东部'": True, "地区 ＝「东部」": True, "地区 ≠ 东部": False,
    "地区 ＝ 东部沿海": False, "地区 ＝ 中部": False, "专项资金绩效评价结果 ＝ 差": True, "专项资金绩效评价结果＝差或地区＝西部": True,
    "专项资金绩效评价结果 ＝ 良或优": False, "专项资金绩效评价结果 ＝ 不适用(免评)": False, "专项资金绩效评价结果 ＝ １级": False,
    "非 地区 ＝ 东部": False, "地区 ＝ 东部 且 率 ≥ 90%": True, "(地区 ＝ 中部) or 地区 ＝ 东部": True, "地区 ＝ 上年地区": False,
    "公开 ＝ 是": True, "公开 ≠ 部分": True, "（地区 ＝ 东部） ＝ 是": True, "地区 ＝ 东部 且 差 ＝ 5": True, "若（地区 ＝ 东部，涉密，是）": False,
    "地区 ≠ 东部 且 涉密 或 差 ≥ 中部": True,
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_a_choice_is_compared_with_an_option(text: str, expected: bool) -> None:
    tree = parse(text)
    assert evaluate(tree, ENV) is expected
    assert without_offsets(parse(show(tree))) == without_offsets(tree)


def test_a_formula_may_turn_on_a_choice() -> None:
    tree = parse("若（地区 ＝ 东部，70%，若（地区 ＝ 西部，50%，60%））", "number")
    found = [evaluate(tree, {**ENV, "地区": region}) for region in ("东部", "中部", "西部")]
    assert found == [Fraction(7, 10), Fraction(6, 10), Fraction(5, 10)]
    assert names_used(tree) == {"地区"}


def test_what_is_put_in_is_the_stated_option() -> None:
    tree = parse("地区='东部' 且 率>=90%")
    assert show(tree) == "地区 ＝ 东部 且 率 ≥ 90%"
    assert substitute(tree, {"地区": "中部", "率": "95%"}) == "中部 ＝ 东部 且 95% ≥ 90%"


def test_a_choice_that_is_not_stated_is_a_missing_figure() -> None:
    with pytest.raises(NoFigure):
        evaluate(parse("地区 ＝ 东部"), {"地区": None})


REFUSED = {
    "地区 ＝ 东": ["B255"], "地区 ＝ 东北部": ["B255"], "地区 ＝ “南部”": ["B255"], "地区 ＝ 东部地区": ["B255"], "公开 ＝ 有": ["B255"],
    "地区 ＝ 南部 且 公开 ＝ 对": ["B255", "B255"], "专项资金绩效评价结果 ＝ 2级": ["B255"], "地区 ＝ 天气": ["B255"],
    "地区 ＝ 率": ["B256"], "地区 ＝ 1": ["B256"], "地区 ＞ 上年地区": ["B256"], "地区": ["B256"], "非 地区": ["B256"], "地区 且 涉密": ["B256"],
    "地区 ＋ 1 ＞ 2": ["B256"], "率 ＝ 地区": ["B256"], "地区 ＝ 东部 ＝ 涉密": ["B256"], "地区 ＝": ["B208"], "地区 东部": ["B206", "B203"],
    "状态 ＝ 东部": ["B232", "B203"], "东部 ＝ 地区": ["B203"], "地区 ＞ 东部": ["B256"], "地区 ＜ 南部": ["B255"], "地区 ＝ “东部": ["B214"],
}


@pytest.mark.parametrize(("text", "expected"), REFUSED.items())
def test_what_is_no_comparison_with_an_option_is_refused(text: str, expected: list[str]) -> None:
    assert sorted(codes(text)) == sorted(expected)


def test_a_choice_is_no_number() -> None:
    assert codes("地区", "number") == codes("max(地区, 1)", "number") == ["B256"]
    assert codes("若（涉密，地区，上年地区）", "number") == ["B256"]


def test_the_message_lists_the_options_with_the_nearest() -> None:
    choose_language("zh")
    with pytest.raises(FindingsError) as caught:
        parse("率 ≥ 90% 且 地区 ＝ 东部地区")
    found = caught.value.findings[0]
    assert found.place is not None and (found.place.column - HERE.column, found.place.length) == (15, 4)
    assert found.message == "“地区”没有“东部地区”这一项，可选的有：东部、中部、西部、东部沿海。"
    assert found.hint == "是否想写“东部”？"
