"""Numbers that are held against a percentage: what was meant where the % is left out (free: 100)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..exact import percent
from ..figures_text import normal
from ..findings import Place
from ..language import Tree, aggregates_used, evaluate, names_used
from ..language.tree import Conditional, Number, Unary
from ..units import Unit
from .model import Formula

# What official texts call the points of the indicator that a rule stands under: 执行率×该指标分值, 执行率×权重.
OWN_POINTS = ("该指标分值", "本指标分值", "该项指标分值", "本项指标分值", "该项分值", "本项分值", "指标分值", "分值")
OWN_WEIGHT = ("该指标权重", "本指标权重", "该项权重", "本项权重", "指标权重", "权重分", "权重")

# A bare number above this is taken for one whose % was forgotten; a step of 1 is one percentage point already.
BOUND, STEP, TIMES = Fraction(1), Fraction(99, 100), Fraction(10)


def unit_beside(beside: Formula | None) -> Unit | None:
    """The unit of a formula's result; None where it isn't known or is only a guess."""
    measure = beside.measure if beside is not None else None
    return None if measure is None or measure.bare or measure.loose else measure.unit


def is_percent(beside: Formula | None) -> bool:
    """Whether a formula's result is a percentage."""
    unit = unit_beside(beside)
    return unit is not None and unit.text == "%"


def bare_numbers(tree: Tree) -> Iterator[Number]:
    """The numbers without a unit that a formula may come to: all of 70, －70, 若（地区 ＝ 东部，70，60）."""
    if isinstance(tree, Number) and not tree.unit:
        yield tree
    elif isinstance(tree, Unary):
        yield from bare_numbers(tree.operand)
    elif isinstance(tree, Conditional):
        yield from bare_numbers(tree.then)
        yield from bare_numbers(tree.otherwise)


def forgotten(text: str, value: Fraction, most: Fraction, place: Place) -> Iterator[tuple[str, Place, dict[str, str]]]:
    """The finding for a number written without a unit that is more than a ratio is: code, place and parameters."""
    if abs(value) > most and normal(text)[-1:].isdigit():
        yield "B260", place, {"text": text.strip(), "read": percent(value)}


def is_zero(tree: Tree) -> bool:
    """Whether a divisor is zero whatever the figures are."""
    if names_used(tree) or aggregates_used(tree):
        return False
    try:
        return evaluate(tree, {}, {}) == 0
    except ArithmeticError:
        return False


def is_usual_step(step: Fraction) -> bool:
    """Whether a rounding step is a power of ten, or half of one (0.5, 5)."""
    while step < 1:
        step *= 10
    while step >= 10:
        step /= 10
    return step in (1, 5)
