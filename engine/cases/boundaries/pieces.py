"""Every leaf and part of a rubric with what has to be answered so that it is come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from ...rubric.methods.choose import Choose
from ...rubric.model import Formula, Piece, Rubric
from ..needs import conditions

STATED = "stated"


@dataclass(frozen=True)
class PieceAt:
    """A leaf or part: its names from the leaf down, the alternatives that have to be picked (answers by names one inside
    the other), the conditions that may decide before it is come to, and those that pick it."""

    path: tuple[str, ...]
    piece: Piece
    picks: Mapping[str, Any]
    guards: tuple[Formula, ...] = ()
    chosen: tuple[Formula, ...] = ()


def pieces_of(rubric: Rubric) -> Iterator[PieceAt]:
    """All pieces that are scored, in the rubric's order, each before its parts."""
    for leaf in rubric.leaves():
        if leaf.piece is not None:
            yield from _with_parts(PieceAt((leaf.name,), leaf.piece, {}))


def _with_parts(at: PieceAt) -> Iterator[PieceAt]:
    yield at
    rule = at.piece.settings if isinstance(at.piece.settings, Choose) else None
    whens = tuple(when for when in rule.whens if when is not None) if rule is not None else ()
    guards = (*at.guards, *conditions(at.piece))
    for part in at.piece.parts:
        picks = at.picks
        if rule is not None and rule.pick == STATED:
            picks = _picked(at.path, part.name)
        yield from _with_parts(PieceAt((*at.path, part.name), part, picks, (*guards, *whens), (*at.chosen, *whens)))


def _picked(path: tuple[str, ...], name: str) -> Mapping[str, Any]:
    """The answer that takes an alternative of the piece at a path."""
    found: Any = name
    for key in reversed(path):
        found = {key: found}
    return dict(found)
