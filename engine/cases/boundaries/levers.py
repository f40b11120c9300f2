"""Scores that add up to a sum: which leaves to give which scores so that a block or the total comes to a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from typing import Iterator, Mapping, Sequence

from ...rubric.model import Indicator, Piece, Rubric

CENT = Fraction(1, 100)
Scores = Mapping[str, Fraction]


@dataclass(frozen=True)
class Lever:
    """One score that may be given: ``at`` names the leaf or 指标/要点, ``start`` is what it has by itself, ``worth`` what a
    point of it brings to the sum, ``step`` the smallest change."""

    at: str
    low: Fraction
    high: Fraction
    start: Fraction
    worth: Fraction = Fraction(1)
    step: Fraction = CENT

    def room(self, up: bool) -> Fraction:
        """How far it can still move the sum."""
        return (self.high - self.start if up else self.start - self.low) * self.worth

    def moved(self, by: Fraction) -> Fraction:
        """The score that moves the sum by so much, on the grid of scores, never farther than that."""
        count = by / self.worth / self.step
        return self.start + int(count) * self.step


def levers(rubric: Rubric, nodes: Sequence[Indicator], scores: Mapping[str, Fraction | None],
           worth: Fraction = Fraction(1)) -> Iterator[Lever]:
    """Every leaf below these nodes; ``scores`` are what the leaves have by themselves."""
    for node in nodes:
        own = worth if node.weight is None or not node.points else worth * node.weight / node.points
        if node.piece is None:
            yield from levers(rubric, node.children, scores, own)
            continue
        start = scores.get(node.name)
        step = (node.rounding or rubric.score_rounding).step or CENT
        yield Lever(node.name, node.piece.low, node.piece.points, node.piece.start if start is None else start, own, step)


def part_levers(at: str, piece: Piece) -> Sequence[Lever]:
    """The parts of a leaf."""
    return [Lever(f"{at}/{part.name}", part.low, part.points, part.start) for part in piece.parts]


def reach(pulled: Sequence[Lever], by: Fraction, keep: Fraction = Fraction(0)) -> Scores | None:
    """Scores that change the sum by exactly so much, of as few leaves as will do; None where there are none.

    No leaf falls below ``keep`` of its points (so that it isn't a failed item) as long as others can give.
    """
    careful = [replace(lever, low=min(max(lever.low, _up(keep * lever.high, lever.step)), lever.start)) for lever in pulled]
    for tried in (careful, pulled) if keep else (pulled,):
        found = _reach(tried, by)
        if found is not None:
            return found
    return None


def _up(amount: Fraction, step: Fraction) -> Fraction:
    return ceil(amount / step) * step


def _reach(pulled: Sequence[Lever], by: Fraction) -> Scores | None:
    """One leaf that does it alone; else the strongest as far as it goes, and the rest by the others."""
    up = by > 0
    if not by:
        return {}
    left = abs(by)
    strongest = sorted((lever for lever in pulled if lever.room(up) > 0), key=lambda lever: -lever.room(up))
    for lever in reversed(strongest):
        made = lever.moved(by)
        if lever.room(up) >= left and (made - lever.start) * lever.worth == by:
            return {lever.at: made}
    if not strongest or strongest[0].room(up) >= left:
        return None
    first = strongest[0]
    rest = _reach(strongest[1:], by - first.room(up) * (1 if up else -1))
    return None if rest is None else {first.at: first.high if up else first.low, **rest}
