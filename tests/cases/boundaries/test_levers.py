"""Scores that add up: exactly, on their grids, within their bounds, none failed that needn't be."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from engine.cases.boundaries.levers import CENT, Lever, reach

Points = st.lists(st.integers(1, 30).map(Fraction), min_size=1, max_size=8)


@given(Points, st.integers(0, 10000))
def test_the_sum_is_hit_exactly(points: list[Fraction], share: int) -> None:
    pulled = [Lever(f"指标{index}", Fraction(0), amount, amount) for index, amount in enumerate(points)]
    total = sum(points, Fraction(0))
    target = total * share / 10000 // CENT * CENT
    found = reach(pulled, target - total)
    assert found is not None
    scores = [found.get(lever.at, lever.start) for lever in pulled]
    assert sum(scores, Fraction(0)) == target
    assert all(0 <= score <= lever.high and score % CENT == 0 for score, lever in zip(scores, pulled, strict=True))


@given(Points, st.integers(6000, 10000))
def test_none_fails_while_others_can_give(points: list[Fraction], share: int) -> None:
    pulled = [Lever(f"指标{index}", Fraction(0), amount, amount) for index, amount in enumerate(points)]
    total, keep = sum(points, Fraction(0)), Fraction(6, 10)
    target = total * share / 10000 // CENT * CENT
    found = reach(pulled, target - total, keep) if target >= total * keep else {}
    assert found is not None
    assert all(found.get(lever.at, lever.start) >= keep * lever.high for lever in pulled)


def test_weights_count() -> None:
    """A point of a block of 75 that is worth 50 in the total brings two thirds of a point."""
    pulled = [Lever("管理", Fraction(0), Fraction(75), Fraction(75), Fraction(2, 3))]
    assert reach(pulled, Fraction(-10)) == {"管理": Fraction(60)}
    assert reach(pulled, Fraction(-1, 100)) is None


def test_what_can_only_rise_rises() -> None:
    """What stands outside the 100 begins at 0."""
    assert reach([Lever("加分", Fraction(0), Fraction(5), Fraction(0))], Fraction(3)) == {"加分": Fraction(3)}
    assert reach([Lever("加分", Fraction(0), Fraction(5), Fraction(0))], Fraction(6)) is None
