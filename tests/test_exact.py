"""Exact numbers: rounding modes on and beside the half, and digits out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.exact import MODES, percent, places_of, plain, round_to, to_decimal

CENT = Fraction(1, 100)


@pytest.mark.parametrize(("value", "mode", "expected"), [
    ("0.625", "half_up", "0.63"), ("0.625", "half_even", "0.62"), ("0.635", "half_even", "0.64"),
    ("0.625", "up", "0.63"), ("0.629", "down", "0.62"), ("-0.625", "half_up", "-0.63"), ("-0.629", "down", "-0.62"),
    ("8.53459", "half_even", "8.53"), ("0.6249999", "half_up", "0.62"), ("5.874", "half_up", "5.87"),
])
def test_rounding(value: str, mode: str, expected: str) -> None:
    """四舍五入 goes away from zero, GB/T 8170 to the even neighbour."""
    assert round_to(Fraction(value), CENT, mode) == Fraction(expected)


def test_refusals() -> None:
    """An unknown mode or a step of nothing is a programming error; a third has no last digit."""
    with pytest.raises(ValueError, match="cannot round"):
        round_to(Fraction(1), CENT, "banker")
    with pytest.raises(ValueError, match="cannot round"):
        round_to(Fraction(1), Fraction(0))
    with pytest.raises(ValueError, match="no end"):
        places_of(Fraction(1, 3))


@given(st.fractions(max_denominator=10**6), st.sampled_from(MODES))
def test_rounding_stays_near(value: Fraction, mode: str) -> None:
    """A rounded value is a multiple of the step, less than a step away (half a step for the half modes)."""
    rounded = round_to(value, CENT, mode)
    assert (rounded / CENT).denominator == 1
    limit = CENT / 2 if mode.startswith("half") else CENT
    assert abs(rounded - value) <= limit


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-10**9, max_value=10**9))
def test_digits_come_back(value: Decimal) -> None:
    """A finite decimal goes through a rational and back without loss, and never with an exponent."""
    assert to_decimal(Fraction(value)) == value
    assert "E" not in plain(Fraction(value)).upper()


def test_printing() -> None:
    """Thousands, places and percent."""
    assert plain(Fraction("1234567.5"), 2, grouped=True) == "1,234,567.50"
    assert plain(Fraction(1, 3), 4) == "0.3333"
    assert percent(Fraction("0.979")) == "97.9%"


def test_a_long_decimal_has_all_its_places() -> None:
    """1/2^62 ends after 62 places."""
    found = to_decimal(Fraction(1, 2**62))
    assert Fraction(found) == Fraction(1, 2**62) and found.as_tuple().exponent == -62
