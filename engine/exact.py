"""Exact numbers: decimals at the door, rationals inside, decimals out; never a binary float."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

MODES = ("half_up", "half_even", "up", "down")


def round_to(value: Fraction, step: Fraction, mode: str = "half_up") -> Fraction:
    """``value`` rounded to a multiple of ``step`` (> 0).

    ``half_up`` is 四舍五入 (halves go away from zero), ``half_even`` is GB/T 8170 四舍六入五成双,
    ``up`` goes away from zero, ``down`` toward zero. Raises ValueError for another mode or step ≤ 0.
    """
    if step <= 0 or mode not in MODES:
        raise ValueError(f"cannot round to {step} by {mode!r}")
    count = abs(value) / step
    if mode == "half_even":
        whole = round(count)
    elif mode == "half_up":
        whole = floor(count + Fraction(1, 2))
    else:
        whole = ceil(count) if mode == "up" else floor(count)
    return (whole if value >= 0 else -whole) * step


def places_of(step: Fraction) -> int:
    """How many decimal places a multiple of ``step`` needs; ValueError if it never ends."""
    places, scaled = 0, step
    while scaled.denominator != 1:
        if places > 140:
            raise ValueError(f"{step} has no end as a decimal")
        places, scaled = places + 1, scaled * 10
    return places


def ends(value: Fraction) -> bool:
    """Whether the value is a finite decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def to_decimal(value: Fraction, places: int | None = None) -> Decimal:
    """The value as a Decimal: rounded half up to ``places``, or all its digits (12 if it never ends)."""
    if places is None:
        places = places_of(value) if ends(value) and value.denominator < 10**40 else 12
    scaled = round_to(value, Fraction(1, 10**places)) * 10**places
    digits = tuple(int(digit) for digit in str(abs(int(scaled))))
    return Decimal((1 if scaled < 0 else 0, digits, -places))


def plain(value: Fraction, places: int | None = None, grouped: bool = False) -> str:
    """The value in digits, never with an exponent; ``grouped`` writes thousands as 1,234.56."""
    return f"{to_decimal(value, places):{',' if grouped else ''}f}"


def whole_text(value: Fraction) -> str:
    """The value exactly: all its digits, or a fraction (20/3) where they never end."""
    return plain(value) if ends(value) else f"{value.numerator}/{value.denominator}"


def percent(value: Fraction, places: int | None = None) -> str:
    """A ratio as a percentage: 979/1000 is ``97.9%``."""
    return plain(value * 100, places) + "%"
