"""The bands in which totals are counted: those of the grades where a version has grades, else fixed ones."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator

from ..exact import plain
from ..language_choice import translate
from ..rubric.model import Grades, Rubric
from ..rubric.ranges import End, Range

HUNDRED = Fraction(100)
CUTS = (90, 80, 70, 60)


@dataclass(frozen=True)
class Bound:
    """Where two bands meet: the lower end of the band with this index, in points of ``Bands.points``."""

    index: int
    at: Fraction


@dataclass(frozen=True)
class Bands:
    """Bands from best to worst. ``origin`` says whose they are: ``new`` or ``old`` (a version's grades), ``fixed``.

    Ranges hold totals out of ``points``, or (``rate``) totals as shares of the points.
    """

    bands: tuple[tuple[str, Range], ...]
    origin: str
    points: Fraction
    rate: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The bands' names."""
        return tuple(name for name, _ in self.bands)

    def index(self, total: Fraction | None, points: Fraction) -> int | None:
        """The band that a total out of ``points`` lies in; None where none (or more than one) holds it."""
        if total is None:
            return None
        value = self.value(total, points)
        found = [index for index, (_, span) in enumerate(self.bands) if span.holds(value)]
        return found[0] if len(found) == 1 else None

    def value(self, total: Fraction, points: Fraction) -> Fraction:
        """What the ranges are about; a total out of other points is taken in proportion."""
        share = total / points if points else Fraction(0)
        return share if self.rate else total if points == self.points else share * self.points

    def bounds(self) -> Iterator[Bound]:
        """Where each band ends and the next, worse one begins."""
        for index, (_, span) in enumerate(self.bands[:-1]):
            end = span.low or self.bands[index + 1][1].high
            if end is not None:
                yield Bound(index, end.at * self.points if self.rate else end.at)


def bands_for(old: Rubric, new: Rubric) -> Bands:
    """The bands of the new version's grades, else of the old one's, else 90, 80, 70 and 60 per cent of the points."""
    for rubric, origin in ((new, "new"), (old, "old")):
        if rubric.grades is not None and rubric.grades.bands and not rubric.excerpts:
            return graded(rubric.grades, rubric.points, origin)
    return fixed(new.shown, all(rubric.shown == HUNDRED for rubric in (old, new)))


def graded(grades: Grades, points: Fraction, origin: str) -> Bands:
    """The bands of a version's grades."""
    return Bands(tuple((band.name, band.span) for band in grades.bands), origin, points, grades.of == "rate")


def fixed(points: Fraction, of_hundred: bool) -> Bands:
    """Bands of ten points from 60 on, each with its lower end; in per cent unless both versions are out of 100."""
    cuts = [None, *CUTS, None]
    made = [(_name(high, low, of_hundred), Range("", _end(low, True), _end(high, False))) for high, low in zip(cuts, cuts[1:])]
    return Bands(tuple(made), "fixed", points, True)


def _name(high: int | None, low: int | None, of_hundred: bool) -> str:
    if high is None:
        said = translate("{low}分以上") if of_hundred else translate("{low}%以上")
    elif low is None:
        said = translate("不到{high}分") if of_hundred else translate("不到{high}%")
    else:
        said = translate("{low}～{high}分") if of_hundred else translate("{low}～{high}%")
    return said.format(low=low, high=high)


def _end(cut: int | None, closed: bool) -> End | None:
    return None if cut is None else End(Fraction(cut, 100), closed, f"{plain(Fraction(cut))}%")
