"""Which findings of a scorecard concern what is explained."""

from __future__ import annotations

from typing import Iterator

from ..findings import Finding, Place
from ..language.names import canonical
from ..scoring.scorecard import PieceScore, Scorecard
from .model import Explanation
from .run import explain


def findings_about(scorecard: Scorecard, name: str | None = None) -> tuple[Finding, ...]:
    """The findings on what a name means: on it, on what stands below it, on the figures that it is made of. All of them
    without a name, and for the total. Raises FindingsError (B560) for a name that means nothing."""
    items = explain(scorecard, name)
    if name is None or any(item.kind == "total" for item in items):
        return scorecard.findings
    names = {canonical(found) for item in items for found in _names(scorecard, item)}
    lines = {(place.file, place.line) for item in items for place in _places(scorecard, item)}
    return tuple(found for found in scorecard.findings if _told(found) & names or _at(found.place) in lines)


def _told(found: Finding) -> set[str]:
    """What a finding is about: the name that it gives, whole (指标/要点) and in its pieces."""
    name = str(found.params.get("name", ""))
    return {canonical(text) for text in (name, *name.split("/")) if text}


def _at(place: Place | None) -> tuple[str, int] | None:
    return (place.file, place.line) if place is not None and place.line else None


def _names(scorecard: Scorecard, item: Explanation) -> Iterator[str]:
    """Itself, what stands below it, the figures in its steps."""
    yield item.name
    yield from (step.name for step in item.steps if step.name)
    if item.kind not in ("indicator", "part"):
        return
    for node in scorecard.nodes:
        if node.path[:len(item.path)] == item.path:
            yield node.name
            yield from _parts(node.piece)
        elif item.path[:len(node.path)] == node.path:
            yield from _parts(_inside(node.piece, item.path[len(node.path):]))


def _inside(piece: PieceScore | None, path: tuple[str, ...]) -> PieceScore | None:
    """The part at a path in a piece."""
    for name in path:
        piece = next((part for part in piece.parts if part.name == name), None) if piece is not None else None
    return piece


def _parts(piece: PieceScore | None) -> Iterator[str]:
    for part in piece.parts if piece is not None else ():
        yield part.name
        yield from _parts(part)


def _places(scorecard: Scorecard, item: Explanation) -> Iterator[Place]:
    """The lines of both files that it stands on, those of what is below it too."""
    yield from (place for line in item.lines for place in (line.rubric, line.data) if place is not None and place.line)
    if item.rubric is not None and item.rubric.line:
        yield item.rubric
    if item.kind == "indicator":
        yield from (node.place for node in scorecard.rubric.walk() if node.path[:len(item.path)] == item.path)
