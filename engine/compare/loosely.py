"""Between which amounts blocks change in branches of which no effect can be told, since figures are missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Mapping, Sequence

from ..rubric.model import Indicator
from ..versions import Changes, Pair
from ..versions.branches import Branch
from .model import Names, Side, Span

NOTHING: Span = (Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Loosely:
    """Two sides of one department, and the branches of which no effect can be told."""

    changes: Changes
    before: Side
    after: Side
    untold: Sequence[Branch]

    @property
    def spans(self) -> Mapping[Names, Span]:
        """For every indicator of these branches between which amounts it changes; what they all bring to the total under
        (). Empty where every branch is told."""
        pairs = [pair for pair in self.changes.matching.pairs if any(pair.path in branch.paths for branch in self.untold)]
        found = {pair.path: apart(self._of(self.before, pair.old), self._of(self.after, pair.new)) for pair in pairs}
        return {**found, (): self._total(pairs)} if pairs else {}

    def _of(self, side: Side, node: Indicator | None) -> Span:
        return ends_of(side, node.path) if node is not None else NOTHING

    def _total(self, pairs: Sequence[Pair]) -> Span:
        if any(branch.whole for branch in self.untold):
            return apart(self.before.span, self.after.span)
        sides = ((self.before, [pair.old for pair in pairs]), (self.after, [pair.new for pair in pairs]))
        old, new = (_sum([_counted(side, node) for node in nodes if node is not None and len(node.path) == 1])
                    for side, nodes in sides)
        return apart(old, new)


def apart(old: Span, new: Span) -> Span:
    """Between which amounts something changes that lies between these ends before and after."""
    return new[0] - old[1], new[1] - old[0]


def ends_of(side: Side, path: Names) -> Span:
    """Between which scores a node lies; 0 where it isn't there or doesn't apply."""
    found = side.node(path)
    score = found.score if found is not None and found.score is not None else Fraction(0)
    return side.span_of(path) or (score, score)


def _counted(side: Side, node: Indicator) -> Span:
    """What a first-level indicator brings to the total."""
    worth = node.worth / node.points if node.weight is not None and node.points else Fraction(1)
    low, high = ends_of(side, node.path)
    return low * worth, high * worth


def _sum(spans: Sequence[Span]) -> Span:
    return sum((low for low, _ in spans), Fraction(0)), sum((high for _, high in spans), Fraction(0))
