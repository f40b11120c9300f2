"""A comparison as data: one department under several versions, or in several years, and what made the differences."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Mapping

from ..findings import Finding
from ..rubric.model import Rubric
from ..scoring.scorecard import NodeScore, Scorecard
from ..versions import Changes, Edit, Pair
from .reading import Reading

Names = tuple[str, ...]
Span = tuple[Fraction, Fraction]
# Findings that a figure is missing; a comparison says so itself.
LACKING = frozenset({"B410", "B413"})


@dataclass(frozen=True)
class Side:
    """One version with one department's data. Where figures are missing, ``low`` and ``high`` are the scorecards with
    the lowest and the highest score for every leaf that lacks one; else they are the scorecard itself."""

    reading: Reading
    card: Scorecard
    low: Scorecard
    high: Scorecard

    @property
    def rubric(self) -> Rubric:
        """The version's rubric."""
        return self.card.rubric

    @property
    def span(self) -> Span:
        """Between which scores the total lies."""
        low, high = self.low.total, self.high.total
        return (Fraction(0) if low is None else low, self.rubric.most if high is None else high)

    def node(self, path: Names) -> NodeScore | None:
        """The node with this path; None where the version has none."""
        return next((node for node in self.card.nodes if node.path == path), None)

    def span_of(self, path: Names) -> Span | None:
        """Between which scores a node lies that has none; None where it has one, doesn't apply, or isn't there."""
        found = self.node(path)
        if found is None or found.score is not None or found.not_applicable:
            return None
        ends = [next(node for node in card.nodes if node.path == path).score for card in (self.low, self.high)]
        return ends[0] if ends[0] is not None else Fraction(0), ends[1] if ends[1] is not None else found.points

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What there is to say of the data and the scores, but for figures that are missing: those leave a span."""
        return tuple(item for item in (*self.card.data.remarks, *self.card.findings) if item.code not in LACKING)

    @property
    def missing(self) -> Mapping[str, Names]:
        """What each leaf lacks that has no score for want of figures, by the leaf's name."""
        return {node.name: node.piece.missing for node in self.card.nodes
                if node.piece is not None and node.score is None and not node.not_applicable}


@dataclass(frozen=True)
class Row:
    """One indicator on every side, by its path there; None where a version doesn't have it. ``pairs`` say between
    neighbouring sides how it was recognised."""

    paths: tuple[Names | None, ...]
    pairs: tuple[Pair | None, ...] = ()

    @property
    def path(self) -> Names:
        """The path on the last side that has it."""
        return next(path for path in reversed(self.paths) if path is not None)


@dataclass(frozen=True)
class Effect:
    """What one edit changes: ``edits`` is that edit; several that were taken together; none for the data.

    ``path`` is the indicator that it is about (for the data: the leaf that uses them); ``amounts`` is what it changes in
    every node, by the path of its pair, and in the total under (); exact.
    """

    edits: tuple[Edit, ...]
    path: Names
    amounts: Mapping[Names, Fraction] = field(hash=False)
    kind: str = ""

    @property
    def total(self) -> Fraction:
        """What it changes in the total."""
        return self.amounts.get((), Fraction(0))

    @property
    def matters(self) -> bool:
        """Whether it changes anything at all."""
        return any(self.amounts.values())


@dataclass(frozen=True)
class OpenLeaf:
    """A leaf whose change isn't known, since figures are missing: between which amounts it changes every block above it,
    and the total under ()."""

    path: Names
    missing: Names
    spans: Mapping[Names, Span] = field(hash=False)
    edits: tuple[Edit, ...]

    @property
    def span(self) -> Span:
        """Between which amounts it changes the total."""
        return self.spans[()]


@dataclass(frozen=True)
class Attribution:
    """The change of the total from one side to the next, split into the effects of every edit and of the data.

    The effects add up to ``change``, and on every node to its change. ``change`` is None where figures are missing; it
    lies within ``span`` then, and the ``open`` leaves are those of which no effect can be told. Where leaves don't simply
    add up, an open leaf leaves its whole branch in the dark: ``loose`` says between which amounts its indicators change
    (and under () the total, through them), ``untold`` are the edits that bear on it. ``joint`` says that some edits had
    to be taken together.
    """

    changes: Changes
    before: Side
    after: Side
    change: Fraction | None
    span: Span
    effects: tuple[Effect, ...]
    open: tuple[OpenLeaf, ...] = ()
    loose: Mapping[Names, Span] = field(default_factory=dict, hash=False)
    untold: tuple[Edit, ...] = ()

    def change_of(self, path: Names) -> Span:
        """Between which amounts a block changes (the total: ()): the effects on it, and what its leaves that lack figures
        may bring."""
        if path and path in self.loose:
            return self.loose[path]
        known = sum((effect.amounts.get(path, Fraction(0)) for effect in self.effects), Fraction(0))
        spans = [leaf.spans[path] for leaf in self.open if path in leaf.spans and leaf.path not in self.loose]
        spans += [self.loose[path]] if path in self.loose else []
        return known + sum(low for low, _ in spans), known + sum(high for _, high in spans)

    @property
    def idle(self) -> tuple[Edit, ...]:
        """The edits that bear on scores but change none of this department's."""
        busy = {edit.key for effect in self.effects if effect.matters for edit in effect.edits}
        waiting = {edit.key for leaf in self.open for edit in leaf.edits} | {edit.key for edit in self.untold}
        return tuple(edit for edit in self.changes.scoring if edit.key not in busy | waiting)

    @property
    def joint(self) -> bool:
        """Whether some edits were taken together."""
        return any(len(effect.edits) > 1 for effect in self.effects)


@dataclass(frozen=True)
class Comparison:
    """The sides, every indicator side by side, and what made the difference between each side and the next."""

    sides: tuple[Side, ...]
    rows: tuple[Row, ...]
    attributions: tuple[Attribution, ...]
