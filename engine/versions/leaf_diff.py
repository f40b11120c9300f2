"""How two versions of a leaf or part differ in what they mean: what is only written otherwise, or renamed, is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterator

from ..language.names import canonical
from ..positions import MapNode
from ..positions.reading import text
from ..rubric.model import Piece, Rubric
from .meaning import Renames, same_aspect, same_rule
from .piece_diff import PieceDiff, piece_diff
from .renames import retold

RULES = ("tiers", "options", "items", "formula", "deduction", "rule", "method")


@dataclass(frozen=True)
class Reading:
    """How the old version is read beside the new one: ``renames`` are values that only have another name there."""

    old: Rubric
    renames: Renames

    def diff(self, old: MapNode, new: MapNode, one: Piece | None, other: Piece | None) -> PieceDiff:
        """The differences of two nodes; ``one`` and ``other`` are what was built of them."""
        found = piece_diff(old, new)
        if one is None or other is None:
            return found
        if found.parts:
            found = replace(found, inner=dict(self._inner(found, one, other)))
        again = retold(old, self.renames, self.old) if self.renames else old
        left = piece_diff(again, new).edits if isinstance(again, MapNode) else found.edits
        edits = {kind: keys for kind, keys in found.edits.items()
                 if kind in left and not self._alike(kind, one, other)}
        scaled = found.scaled and any(kind in edits for kind in RULES)
        return replace(found, edits=edits, scaled=scaled)

    def _inner(self, found: PieceDiff, one: Piece, other: Piece) -> Iterator[tuple[str, PieceDiff]]:
        """The differences of the parts that both have, by their names."""
        before, after = ({canonical(part.name): part for part in piece.parts} for piece in (one, other))
        for pair in found.parts:
            if pair.old is not None and pair.new is not None:
                pieces = before.get(canonical(text(pair.old, "name"))), after.get(canonical(pair.name))
                yield pair.name, self.diff(pair.old, pair.new, *pieces)

    def _alike(self, kind: str, one: Piece, other: Piece) -> bool:
        if kind in RULES:
            return same_rule(one, other, self.renames)
        return same_aspect(kind, one, other, self.renames)
