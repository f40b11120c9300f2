"""One version with one department's data: the scorecard, and what the scores can be where figures are missing."""

from __future__ import annotations

from typing import Sequence

from ..rubric.model import Indicator
from ..scoring.figures import Figures
from ..scoring.score import Given, score_figures
from ..scoring.scorecard import PieceScore, Scorecard
from .model import Side
from .possible import possible
from .reading import Reading


def make_side(reading: Reading, figures: Figures, together: Sequence[Figures] = ()) -> Side:
    """The side of a department with these figures, scored together with others."""
    card = score_figures(figures, together)
    lacking = {node.path for node in card.nodes
               if node.piece is not None and node.score is None and not node.not_applicable}
    if card.total is not None and not lacking:
        return Side(reading, card, card, card)
    leaves = [leaf for leaf in card.rubric.leaves() if leaf.path in lacking]
    low, high = (score_figures(figures, together, _given(card, leaves, end)) for end in (0, 1))
    return Side(reading, card, low, high)


def _given(card: Scorecard, leaves: Sequence[Indicator], end: int) -> Given:
    """The leaves that lack a score, each at the lower or the upper end of what it can have."""
    scored = {node.path: node.piece for node in card.nodes}
    found = {}
    for leaf in leaves:
        own = scored[leaf.path]
        if leaf.piece is not None and own is not None:
            found[leaf.name] = PieceScore(leaf.name, leaf.points, possible(leaf.piece, own)[end], own.method)
    return found
