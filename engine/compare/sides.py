"""One version with one department's data: the scorecard, and what the scores can be where figures are missing."""

from __future__ import annotations

from typing import Sequence

from ..rubric.model import Indicator
from ..scoring.figures import Figures
from ..scoring.score import Given, score_figures
from ..scoring.scorecard import PieceScore
from .fill_ins import ends_of_leaf
from .model import Side, Span
from .reading import Reading


def make_side(reading: Reading, figures: Figures, together: Sequence[Figures] = ()) -> Side:
    """The side of a department with these figures, scored together with others."""
    card = score_figures(figures, together)
    lacking = {node.path for node in card.nodes
               if node.piece is not None and node.score is None and not node.not_applicable}
    if card.total is not None and not lacking:
        return Side(reading, card, card, card)
    scored = {node.path: node.piece for node in card.nodes}
    ends = [(leaf, ends_of_leaf(leaf, own, figures, together)) for leaf in card.rubric.leaves()
            if leaf.path in lacking and (own := scored[leaf.path]) is not None]
    low, high = (score_figures(figures, together, _given(ends, end)) for end in (0, 1))
    return Side(reading, card, low, high)


def _given(ends: Sequence[tuple[Indicator, Span]], end: int) -> Given:
    """The leaves that lack a score, each at the lower or the upper end of what it can have."""
    return {leaf.name: PieceScore(leaf.name, leaf.points, span[end], leaf.piece.method if leaf.piece else "")
            for leaf, span in ends}
