"""What a leaf that lacks answers could score: every way in which yes-or-no answers can be filled in is tried."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Iterator, Sequence

from ..data.model import DepartmentData
from ..entries import Entry
from ..rubric.methods.checklist import Checklist
from ..rubric.model import Indicator, Piece
from ..scoring.figures import Figures
from ..scoring.score import score_leaf
from ..scoring.scorecard import PieceScore
from .possible import Span, possible

# In more ways than this nothing is tried: the rule alone says between which scores the leaf lies.
MOST = 64
Key = tuple[str, str]


def ends_of_leaf(leaf: Indicator, scored: PieceScore, figures: Figures, together: Sequence[Figures]) -> Span:
    """Between which scores a leaf lies that has none (``scored``)."""
    if leaf.piece is None:
        return Fraction(0), Fraction(0)
    found = [possible(leaf.piece, made) for made in _tried(leaf, figures, together)] or [possible(leaf.piece, scored)]
    return min(low for low, _ in found), max(high for _, high in found)


def _tried(leaf: Indicator, figures: Figures, together: Sequence[Figures]) -> Iterator[PieceScore]:
    """The leaf with what is missing filled in, in every way that may make a difference; nothing where there are too many
    or no such answers."""
    data, rubric = figures.data, figures.rubric
    lists = [_orders(group, data) for group in checklists(leaf.name, "", leaf.piece)]
    lacking = score_leaf(leaf, figures, together).missing
    judged = [name for name in lacking if name in rubric.inputs and rubric.inputs[name].type == "bool"]
    ways = 2 ** len(judged)
    for group in lists:
        ways *= len(group)
    if not 1 < ways <= MOST:
        return
    for picked in product(*lists):
        answers = {**data.answers, **{key: entry for group in picked for key, entry in group.items()}}
        for truths in product((False, True), repeat=len(judged)):
            inputs = {**data.inputs, **{name: Entry(value) for name, value in zip(judged, truths)}}
            filled = replace(data, answers=answers, inputs=inputs)
            yield score_leaf(leaf, Figures(rubric, filled, words=False), together)


def checklists(leaf: str, path: str, piece: Piece | None) -> Iterator[tuple[Checklist, list[Key]]]:
    """The checklists in a leaf or part, each with the keys of its answers, items that must be met first."""
    if piece is None:
        return
    if isinstance(piece.settings, Checklist):
        items = sorted(piece.settings.items, key=lambda item: not item.required)
        yield piece.settings, [(leaf, "/".join(filter(None, (path, item.name)))) for item in items]
    for part in piece.parts:
        yield from checklists(leaf, "/".join(filter(None, (path, part.name))), part)


def _orders(group: tuple[Checklist, list[Key]], data: DepartmentData) -> list[dict[Key, Entry]]:
    """The ways to answer what is missing of one checklist: none of it, all of it; where the number counts, also so many."""
    rule, keys = group
    missing = [key for key in keys if key not in data.answers or data.answers[key].value is None]
    numbers = range(len(missing) + 1) if rule.counts else dict.fromkeys((0, len(missing)))
    return [{key: Entry(index < number) for index, key in enumerate(missing)} for number in numbers]
