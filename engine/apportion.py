"""Rounding amounts so that what is printed adds up: the largest remainder (最大余数法)."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence

from .exact import round_to


def apportioned(amounts: Sequence[Fraction], step: Fraction) -> tuple[Fraction, ...]:
    """The amounts as multiples of ``step`` that add up to their sum as it is rounded (half away from zero).

    Each is cut towards zero; what then lacks goes, one step each, to those that were cut most in its direction, of equal
    ones to the first. With all signs turned the same amounts come out, turned.
    """
    units = [amount / step for amount in amounts]
    cut = [abs(unit) // 1 * (1 if unit > 0 else -1) for unit in units]
    lacking = round_to(sum(units, Fraction(0)), Fraction(1)) - sum(cut)
    sign = 1 if lacking > 0 else -1
    order = sorted(range(len(units)), key=lambda index: -sign * (units[index] - cut[index]))
    more = set(order[:int(abs(lacking))])
    return tuple((unit + (sign if index in more else 0)) * step for index, unit in enumerate(cut))
