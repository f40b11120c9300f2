"""满分标准, 界限 and 差距: what full marks ask for, and how far the figure lies from it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.language.tree import Binary, Convert, Name, Number, Tree
from engine.report.gap_words import Held
from engine.rubric.methods.products import product_bound
from engine.rubric.model import Formula
from engine.scoring.scorecard import Figure

RATE = Name(0, 0, "率")


def number(value: str) -> Number:
    return Number(0, 0, Fraction(value), value)


def times(left: Tree, sign: str, right: Tree) -> Binary:
    return Binary(0, 0, sign, left, right)


@pytest.mark.parametrize(("value", "exact", "gap"), [
    ("0.978", "0.978", "高于标准7.8个百分点"), ("0.85", "0.85", "低于标准5个百分点"), ("0.9", "0.9", "正好在标准的界限上"),
    ("0.9", "0.9004", "略高于标准"), ("0.9", "0.8996", "略低于标准"),
])
def test_gaps_in_percent(value: str, exact: str, gap: str) -> None:
    found = Held(Figure("率", Fraction(value), Fraction(exact), "%"), Fraction(9, 10))
    assert (found.bound, found.gap) == ("90%", gap)


def test_gaps_in_a_unit() -> None:
    found = Held(Figure("人数", Fraction(12), Fraction(12), "人"), Fraction(10))
    assert (found.bound, found.gap) == ("10人", "比标准多2人")


@pytest.mark.parametrize(("tree", "cut"), [
    (times(RATE, "×", number("6")), "1"), (times(number("6"), "×", RATE), "1"), (times(times(RATE, "÷", number("0.25")), "×", number("6")), "0.25"),
    (times(Convert(0, 0, RATE, Fraction(10)), "×", number("6")), "0.1"), (RATE, "6"),
])
def test_where_a_product_gives_the_points(tree: Tree, cut: str) -> None:
    found = product_bound(Formula("", tree), Fraction(6))
    assert found is not None and found.cut == Fraction(cut) and found.value.tree == RATE


@pytest.mark.parametrize("tree", [
    times(RATE, "+", number("6")), times(RATE, "×", RATE), times(number("6"), "÷", RATE), number("6"), times(RATE, "×", number("-6")),
    times(RATE, "×", number("0")), times(RATE, "÷", number("0")), Name(0, 0, "已公开", "bool"),
])
def test_other_formulas_have_no_such_number(tree: Tree) -> None:
    assert product_bound(Formula("", tree), Fraction(6)) is None
