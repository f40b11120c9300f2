"""Where the rules of ``per_step`` together have taken all there is, or added all that may be added."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
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
    @property
    def part_step(self) -> str: ...


@dataclass(frozen=True)
class Line:
    """One stretch counted in one direction: where it begins and ends, what a whole step of it costs."""

    begin: Fraction
    end: Fraction | None
    step: Fraction
    each: Fraction
    part_step: str

    def active(self, at: Fraction) -> bool:
        """Whether it charges just beyond a value."""
        return self.begin <= at and (self.end is None or at < self.end)

    def turned(self, at: Fraction) -> Fraction:
        """Where the step is charged that takes the last: a part step that is dropped waits for its end, one that counts
        as a whole is charged just beyond its beginning."""
        count = (at - self.begin) / self.step
        steps = {"drop": ceil(count), "whole": ceil(count) - 1}.get(self.part_step, count)
        return self.begin + steps * self.step


def used_up(rules: Sequence[Rule], most: Fraction, least: Fraction) -> Iterator[Threshold]:
    """The values at which ``most`` points are taken off, or (``least`` below 0) so many added, going up and going down.

    Only stretches over one value with plain bounds are added up. Part steps are looked at in the last stretch alone.
    """
    for words in dict.fromkeys(rule.value.text for rule in rules):
        same = [rule for rule in rules if rule.value.text == words]
        for sign, direction in ((1, "above"), (-1, "below")):
            lines = list(_lines([rule for rule in same if rule.direction in (direction, "either")], sign))
            for at in _reached(lines, most, least):
                yield Threshold(same[0].value, sign * at)


def _lines(rules: Iterable[Rule], sign: int) -> Iterator[Line]:
    """The stretches with plain bounds, counted in one direction."""
    for rule in rules:
        begin, end = constant(rule.free.tree), constant(rule.upto.tree) if rule.upto is not None else None
        if begin is not None and (rule.upto is None or end is not None):
            yield Line(sign * begin, None if end is None else sign * end, rule.step, rule.each, rule.part_step)


def _reached(lines: Sequence[Line], most: Fraction, least: Fraction) -> Iterator[Fraction]:
    """Where the cost first comes to ``most``, or to ``least``."""
    corners = sorted({at for line in lines for at in (line.begin, line.end) if at is not None})
    spent = Fraction(0)
    for index, corner in enumerate(corners):
        following = corners[index + 1] if index + 1 < len(corners) else None
        active = [line for line in lines if line.active(corner)]
        slope = sum((line.each / line.step for line in active), Fraction(0))
        goal = most if slope > 0 else least
        further = (goal - spent) / slope if slope and goal else None
        if further is not None and further > 0 and (following is None or corner + further <= following):
            alone = len(active) == 1 and active[0].begin == corner
            yield active[0].turned(corner + further) if alone else corner + further
            return
        spent += slope * (following - corner) if following is not None else 0
