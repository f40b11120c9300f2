"""Mean, median and quartiles of exact numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Sequence


@dataclass(frozen=True)
class Statistics:
    """Exact: the mean, the lowest, the three quartiles (the second is the median), the highest, the sum."""

    count: int
    total: Fraction
    mean: Fraction
    lowest: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction
    highest: Fraction


def statistics_of(values: Sequence[Fraction]) -> Statistics | None:
    """The statistics of some numbers; None where there are none."""
    if not values:
        return None
    ordered, total = sorted(values), sum(values, Fraction(0))
    lower, median, upper = (quantile(ordered, Fraction(quarter, 4)) for quarter in (1, 2, 3))
    return Statistics(len(ordered), total, total / len(ordered), ordered[0], lower, median, upper, ordered[-1])


def quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    """The number below which a share of the ordered numbers lies, in proportion between two neighbours: as QUARTILE.INC of
    spreadsheets reckons it, and exactly."""
    place = share * (len(ordered) - 1)
    index = int(place)
    if index + 1 == len(ordered):
        return ordered[index]
    return ordered[index] + (ordered[index + 1] - ordered[index]) * (place - index)
