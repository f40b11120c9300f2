"""All that looks for thresholds, each kind in a module of its own."""

from __future__ import annotations

from typing import Callable, Iterator, Mapping

from .draft import Draft, Found
from .figures_for import Surroundings
from .on_answers import on_aspects, on_items, on_levels
from .on_claims import on_claims
from .on_figures import on_figures
from .on_findings import on_findings
from .on_ranks import on_ranks
from .on_targets import on_goals, on_targets
from .on_totals import on_parts, on_totals
from .pieces import PieceAt, pieces_of

PieceFinder = Callable[[PieceAt, Surroundings], Iterator[Found]]

# By method: thresholds that aren't figures'. What a method compares of figures, it says itself (``Method.thresholds``).
FINDERS: Mapping[str, PieceFinder] = {
    "deduct": on_findings,
    "checklist": lambda at, around: on_items(at),
    "aspects": lambda at, around: on_aspects(at),
    "judged": lambda at, around: on_levels(at),
    "attain": lambda at, around: on_targets(at),
    "goals": lambda at, around: on_goals(at, around.rubric.year),
    "rank": on_ranks,
    "claim_gap": on_claims,
    "parts": lambda at, around: on_parts(at),
}


def find_all(around: Surroundings) -> Iterator[Found]:
    """Every threshold of a rubric once: those of figures, of each rule in the rubric's order, of sums."""
    known: set[str] = set()
    for item in _all(around):
        if not isinstance(item, Draft) or item.name not in known:
            yield item
        known |= {item.name} if isinstance(item, Draft) else set()


def _all(around: Surroundings) -> Iterator[Found]:
    yield from on_figures(around)
    for at in pieces_of(around.rubric):
        finder = FINDERS.get(at.piece.method)
        if finder is not None:
            yield from finder(at, around)
    yield from on_totals(around)
