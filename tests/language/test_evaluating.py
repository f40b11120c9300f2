"""Evaluation is exact, says what is missing or zero, and looks only at what it needs."""

from __future__ import annotations

import ast
import time
from fractions import Fraction
from typing import Any

import pytest

from engine.language import NoFigure, NothingToDivideBy, evaluate, show
from engine.language.evaluate import ExactEvaluator, Slots
from engine.language.lower import lower

from .cases import parse, value

QUARTERS = {"各季度执行情况": [{"执行率": Fraction(780, 1000)}, {"执行率": Fraction(1450, 1000)}]}


def test_longhua_rates() -> None:
    assert value("47÷48×6") == Fraction(5875, 1000)
    assert value("四舍五入（47÷48，0.1%）×6") == Fraction(5874, 1000)
    assert value("5÷24×3") == Fraction(625, 1000)


def test_columns_are_added_up_over_their_rows() -> None:
    assert evaluate(parse("Σ(每个季度的执行率) ÷ 2"), {}, QUARTERS) == Fraction(1115, 1000)
    assert evaluate(parse("平均值(执行率)"), {}, QUARTERS) == Fraction(1115, 1000)
    assert evaluate(parse("计数(执行率) ＋ 最大值(执行率) － 最小值(执行率)"), {}, QUARTERS) == Fraction(267, 100)
    assert evaluate(parse("Σ(执行率) ＋ 计数(执行率)"), {}, {"各季度执行情况": []}) == 0


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("1 ＋ 甲 ÷ 乙 × 100%", "甲 ÷ 乙"),
        ("甲 ÷（乙－乙）", "甲 ÷ （乙 － 乙）"),
        ("取余（甲，乙）", "取余（甲，乙）"),
        ("2 ×（甲 ÷ 0 ＋ 甲 ÷ 1）", "甲 ÷ 0"),
        ("1 ＋ 平均值(执行率)", "平均值（各季度的执行率）"),
        ("最小值(执行率)", "最小值（各季度的执行率）"),
    ],
)
def test_nothing_to_divide_by_names_the_part(text: str, node: str) -> None:
    tree = parse(text)
    with pytest.raises(NothingToDivideBy) as caught:
        evaluate(tree, {"甲": Fraction(5), "乙": Fraction(0)}, {"各季度执行情况": []})
    assert show(caught.value.node) == node
    assert isinstance(caught.value, ArithmeticError)


def test_what_is_not_needed_is_not_looked_at() -> None:
    assert value("若（甲 ＝ 0，0，乙 ÷ 甲）", 甲="0", 乙="1") == 0
    assert value("甲 ＝ 0 或 乙 ÷ 甲 ＞ 1", "bool", 甲="0", 乙="1") is True
    assert value("甲 ＞ 0 且 乙 ÷ 甲 ＞ 1", "bool", 甲="0") is False
    assert value("1 ＜ 甲 ＜ 乙", "bool", 甲="0") is False


@pytest.mark.parametrize(
    ("text", "name"),
    [("甲 ＋ 乙", "乙"), ("Σ(项目的预算数)", "项目"), ("Σ(各季度的支出进度)", "各季度执行情况/支出进度")],
)
def test_an_absent_figure_is_named(text: str, name: str) -> None:
    with pytest.raises(NoFigure) as caught:
        evaluate(parse(text), {"甲": Fraction(1), "乙": None}, QUARTERS)  # type: ignore[dict-item]
    assert caught.value.name == name


@pytest.mark.parametrize("bad", [1.5, float("nan"), "9", [1], print])
def test_only_exact_numbers_get_in(bad: Any) -> None:
    with pytest.raises(TypeError):
        evaluate(parse("甲 × 3"), {"甲": bad})


def test_the_lowered_form_has_only_slots_and_exact_constants() -> None:
    lowered = lower(parse("若（甲 ≥ 90% 且 甲 ＜ 2，甲 ÷ 乙，－最小值（Σ(执行率)，1））"))
    names = {node.id for node in ast.walk(lowered.expression) if isinstance(node, ast.Name)}
    assert names == {"v0", "v1", "v2", "min", "all_sum"}
    constants = [node.value for node in ast.walk(lowered.expression) if isinstance(node, ast.Constant)]
    assert all(isinstance(item, Fraction) for item in constants)
    assert lower(parse("甲 ÷ 乙")) is lower(parse("甲 ÷ 乙"))


@pytest.mark.parametrize(
    "source",
    [
        "v0.real",
        "v0[0]",
        "v0 ** 9",
        "v0 % 2",
        "'a'",
        "1.5",
        "[v0]",
        "lambda: 1",
        "v9",
        "open('x')",
        "f'{v0}'",
        "[x for x in v0]",
        "v0 // 2",
        "~v0",
        "v0 in v0",
    ],
)
def test_the_evaluator_refuses_what_the_lowering_never_emits(source: str) -> None:
    lowered = lower(parse("甲"))
    evaluator = ExactEvaluator(lowered, Slots(lowered, {"甲": Fraction(1)}, {}))
    node = ast.parse(source, mode="eval").body
    with pytest.raises(Exception) as caught:
        evaluator.eval("", previously_parsed=node)
    assert type(caught.value).__name__ in (
        "FeatureNotAvailable",
        "OperatorNotDefined",
        "TypeError",
        "KeyError",
        "FunctionNotDefined",
    )


def test_the_longest_accepted_formulas_end_soon() -> None:
    started = time.process_time()
    text = "×".join(["9" * 40] * 48)
    assert value(text) == Fraction(int("9" * 40)) ** 48
    assert value("1÷" * 148 + "3") == Fraction(1, 3)
    rows = [{"执行率": Fraction(1, number)} for number in range(1, 2001)]
    evaluate(parse("Σ(执行率) ÷ 计数(执行率)"), {}, {"各季度执行情况": rows})
    assert time.process_time() - started < 3
