"""Where the rules of ``per_step`` together have taken all there is, or added all that may be added."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable, Iterator, Protocol, Sequence

from ..model import Formula
from ..tier_sweep import constant
from .base import Threshold


class Rule(Protocol):
    """What is looked at of a rule (``per_step.Steps``)."""

    @property
    def value(self) -> Formula: ...
    @property
    def free(self) -> Formula: ...
    @property
    def upto(self) -> Formula | None: ...
    @property
    def direction(self) -> str: ...
    @property
    def step(self) -> Fraction: ...
    @property
    def each(self) -> Fraction: ...


Line = tuple[Fraction, Fraction | None, Fraction]


def used_up(rules: Sequence[Rule], most: Fraction, least: Fraction) -> Iterator[Threshold]:
    """The values at which ``most`` points are taken off, or (``least`` below 0) so many added, going up and going down.

    Only stretches over one value with plain bounds are added up; steps count pro rata here, so that the value is a whole
    number of steps wherever the points are.
    """
    for words in dict.fromkeys(rule.value.text for rule in rules):
        same = [rule for rule in rules if rule.value.text == words]
        for sign, direction in ((1, "above"), (-1, "below")):
            lines = list(_lines([rule for rule in same if rule.direction in (direction, "either")], sign))
            for at in _reached(lines, most, least):
                yield Threshold(same[0].value, sign * at)


def _lines(rules: Iterable[Rule], sign: int) -> Iterator[Line]:
    """Beginning, end and cost per unit of each stretch with plain bounds, counted in one direction."""
    for rule in rules:
        begin, end = constant(rule.free.tree), constant(rule.upto.tree) if rule.upto is not None else None
        if begin is not None and (rule.upto is None or end is not None):
            yield sign * begin, None if end is None else sign * end, rule.each / rule.step


def _reached(lines: Sequence[Line], most: Fraction, least: Fraction) -> Iterator[Fraction]:
    """Where the cost first comes to ``most``, or to ``least``."""
    corners = sorted({at for begin, end, _ in lines for at in (begin, end) if at is not None})
    spent = Fraction(0)
    for index, corner in enumerate(corners):
        following = corners[index + 1] if index + 1 < len(corners) else None
        slope = sum((cost for begin, end, cost in lines if begin <= corner and (end is None or corner < end)), Fraction(0))
        goal = most if slope > 0 else least
        further = (goal - spent) / slope if slope and goal else None
        if further is not None and further > 0 and (following is None or corner + further <= following):
            yield corner + further
            return
        spent += slope * (following - corner) if following is not None else 0
