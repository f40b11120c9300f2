"""The departments that a little more or less would put into another band."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Sequence

from .bands import Bands


@dataclass(frozen=True)
class Near:
    """A department near the lower end of a band: ``gap`` is how much its total is above (below: negative), in points out
    of those that its version has; ``band`` is the band above the bound, ``inside`` whether the department is in it."""

    name: str
    total: Fraction
    band: str
    bound: Fraction
    gap: Fraction
    inside: bool


def near_of(bands: Bands, within: Fraction, totals: Sequence[tuple[str, Fraction, Fraction]]) -> tuple[Near, ...]:
    """Of departments (name, total, points) those within so many points of a bound, each at its nearest one; the nearest
    first, of equally near ones those below the bound."""
    found = [min(near, key=lambda item: abs(item.gap)) for name, total, points in totals
             if (near := list(_near(bands, within, name, total, points)))]
    return tuple(sorted(found, key=lambda item: (abs(item.gap), item.gap)))


def _near(bands: Bands, within: Fraction, name: str, total: Fraction, points: Fraction) -> Iterator[Near]:
    index = bands.index(total, points)
    for bound in bands.bounds():
        at = bound.at if points == bands.points or not bands.points else bound.at * points / bands.points
        if abs(total - at) <= within:
            yield Near(name, total, bands.names[bound.index], at, total - at, index is not None and index <= bound.index)
