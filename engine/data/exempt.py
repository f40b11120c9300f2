"""Reading ``not_applicable``: which indicators or parts don't apply to the department, and why."""

from __future__ import annotations

from typing import Iterator

from ..positions import MapNode
from ..positions.reading import mapping
from ..rubric.model import NotApplicable, Piece, Rubric
from .figures import Reader
from .model import Entry


def read_not_applicable(top: MapNode, rubric: Rubric, reader: Reader) -> dict[str, Entry]:
    """The reasons by indicator or 指标/要点; what the rubric doesn't allow, or decides by figures, is reported."""
    known = dict(exemptions(rubric))
    found: dict[str, Entry] = {}
    for name, node, place in mapping(top, "not_applicable"):
        if name not in known:
            reader.unknown("B313", name, place, sorted(known))
            continue
        rule, entry = known[name], reader.raw(node)
        if rule is None or rule.when is not None:
            code = "B325" if rule is None else "B326"
            reader.report(code, node, name=name, when=rule.when.text if rule is not None and rule.when else "")
        elif not entry.value:
            reader.report("B327", node, name=name)
        else:
            found[name] = entry
    return found


def exemptions(rubric: Rubric) -> Iterator[tuple[str, NotApplicable | None]]:
    """Every indicator and part by name, with its rule for not being applicable."""
    for node in rubric.walk():
        yield node.name, node.not_applicable if node.piece is None else node.piece.not_applicable
        if node.piece is not None:
            yield from _parts(node.name, node.piece)


def _parts(name: str, piece: Piece) -> Iterator[tuple[str, NotApplicable | None]]:
    for part in piece.parts:
        yield f"{name}/{part.name}", part.not_applicable
        yield from _parts(f"{name}/{part.name}", part)
