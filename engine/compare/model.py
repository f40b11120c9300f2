"""A comparison as data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..scoring.scorecard import NodeScore, Scorecard


@dataclass(frozen=True)
class NodePair:
    """One node under each scorecard; ``left`` or ``right`` is None where only the other has it.

    ``matched`` says by what they were found to be the same: path, id or name; empty where they weren't.
    """

    left: NodeScore | None
    right: NodeScore | None
    matched: str = ""

    @property
    def node(self) -> NodeScore:
        """The node of the side that has it, the left one first."""
        found = self.left or self.right
        if found is None:
            raise ValueError("a pair without nodes")
        return found

    @property
    def kind(self) -> str:
        """both, left or right."""
        return "both" if self.left and self.right else "left" if self.left else "right"

    @property
    def difference(self) -> Fraction | None:
        """Right score less left score, exact; None where either has none."""
        return None if self.left is None or self.right is None else less(self.right.score, self.left.score)

    @property
    def rate_difference(self) -> Fraction | None:
        """Right rate less left rate."""
        return None if self.left is None or self.right is None else less(self.right.rate, self.left.rate)


@dataclass(frozen=True)
class Comparison:
    """Two scorecards and their nodes in the left one's order, nodes only on the right after their neighbours."""

    left: Scorecard
    right: Scorecard
    pairs: tuple[NodePair, ...]

    @property
    def difference(self) -> Fraction | None:
        """Right total less left total."""
        return less(self.right.total, self.left.total)


def less(value: Fraction | None, other: Fraction | None) -> Fraction | None:
    """``value`` less ``other``; None where either is None."""
    return None if value is None or other is None else value - other
