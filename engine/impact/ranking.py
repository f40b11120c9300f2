"""Ranks by exact totals: those with the same total share a rank, and the places behind them stay free."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence


def ranks(totals: Sequence[Fraction]) -> tuple[tuple[int, bool], ...]:
    """For every total its rank (1 is the highest) and whether others share it."""
    places = {total: index for index, total in reversed(list(enumerate(sorted(totals, reverse=True), 1)))}
    return tuple((places[total], list(totals).count(total) > 1) for total in totals)
