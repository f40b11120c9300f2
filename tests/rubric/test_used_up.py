"""Where several stretches of steps together have taken, or added, all there is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest

from engine.language.tree import Number
from engine.rubric.methods.used_up import used_up
from engine.rubric.model import Formula


def plain(number: int) -> Formula:
    """A bound that is a plain number."""
    return Formula(str(number), Number(0, 1, Fraction(number), str(number)))


@dataclass(frozen=True)
class Rule:
    """One stretch, as ``per_step`` has them."""

    free: Formula
    each: Fraction
    upto: Formula | None = None
    direction: str = "above"
    step: Fraction = Fraction(1)
    value: Formula = plain(0)
    part_step: str = "pro_rata"


def rule(free: int, each: str, upto: int | None = None, direction: str = "above", step: int = 1) -> Rule:
    """A stretch with plain bounds."""
    return Rule(plain(free), Fraction(each), None if upto is None else plain(upto), direction, Fraction(step))


@pytest.mark.parametrize(("part_step", "found"), [("pro_rata", "112.5"), ("drop", "115"), ("whole", "110")])
def test_what_a_part_step_costs_decides_where(part_step: str, found: str) -> None:
    """5 points at 2 for every 5 beyond 100: dropped, the third step is charged at 115; whole, just above 110."""
    charged = Rule(plain(100), Fraction(2), step=Fraction(5), part_step=part_step)
    assert [item.cut for item in used_up([charged], Fraction(5), Fraction(0))] == [Fraction(found)]


@pytest.mark.parametrize(("rules", "most", "least", "found"), [
    ([rule(10, "2", step=5)], 6, 0, ["25"]),
    ([rule(10, "1", 13), rule(13, "0.5")], 4, 0, ["15"]),
    ([rule(10, "1", 13), rule(15, "0.5")], 4, 0, ["17"]),
    ([rule(100, "-0.2", 130), rule(130, "-0.1"), rule(100, "0.1", direction="below")], 10, -10, ["170", "0"]),
    ([rule(0, "1", direction="either")], 3, 0, ["3", "-3"]),
    ([rule(10, "1", 12)], 4, 0, []),
    ([rule(10, "1", 14)], 4, 0, ["14"]),
    ([rule(10, "-1")], 4, 0, []),
], ids=["one", "two", "gap", "both ways", "either", "never", "just", "no room"])
def test_where_all_is_taken(rules: list[Rule], most: int, least: int, found: list[str]) -> None:
    got = [item.cut for item in used_up(rules, Fraction(most), Fraction(least))]
    assert got == [Fraction(cut) for cut in found]
