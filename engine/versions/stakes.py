"""How many points of the total an edit of a leaf or part can move by itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..rubric.model import Indicator, Piece
from .gaps import rule_gap
from .leaf_diff import RULES
from .meaning import Renames
from .piece_diff import PieceDiff


@dataclass(frozen=True)
class Stakes:
    """Both versions of a leaf (or of its part; then ``nodes`` are None). ``worth`` is what one of its points is worth in the
    total, ``renames`` are values that only have another name."""

    old: Piece
    new: Piece
    nodes: tuple[Indicator | None, Indicator | None]
    worth: Fraction
    renames: Renames

    @property
    def most(self) -> Fraction:
        """All that the score can move."""
        return max(piece.points - piece.low for piece in (self.old, self.new)) * self.worth

    def of(self, kind: str, diff: PieceDiff) -> Fraction:
        """What an edit of a kind can move: all of it where nothing closer can be said."""
        if kind in RULES:
            gap = rule_gap(self.old, self.new, diff.scaled, self.renames)
            return self.most if gap is None else gap * self.worth
        if kind == "points":
            return max(abs(self.new.points - self.old.points), abs(self.new.low - self.old.low)) * self.worth
        if kind == "limits":
            return self._limits() * self.worth
        if kind == "rounding":
            return _step(*self.nodes) * self.worth or self.most
        return self._weight() if kind == "weight" else self.most

    def _limits(self) -> Fraction:
        """How far the caps, or the floors, lie apart; where there is none, the points (or the lowest score) hold."""
        highs = [piece.points if piece.cap is None else min(piece.cap, piece.points) for piece in (self.old, self.new)]
        lows = [piece.low if piece.floor is None else max(piece.floor, piece.low) for piece in (self.old, self.new)]
        return max(abs(highs[1] - highs[0]), abs(lows[1] - lows[0]))

    def _weight(self) -> Fraction:
        """How far the weights lie apart, in points of the total."""
        one, other = self.nodes
        if one is None or other is None or one.weight is None or other.weight is None or not (one.weight and other.weight):
            return self.most
        above = max(self.worth * node.points / node.weight for node in (one, other) if node.weight)
        return min(abs(other.weight - one.weight) * above, self.most)


def _step(*nodes: Indicator | None) -> Fraction:
    """The coarser step of a leaf's own roundings: no more than that is moved by them."""
    roundings = [node.rounding for node in nodes if node is not None and node.rounding is not None]
    return max((found.step or Fraction(0) for found in roundings), default=Fraction(0))
