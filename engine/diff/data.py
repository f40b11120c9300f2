"""The differences of two rubrics as plain JSON data (``schemas/diff.schema.json``)."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..exact import ends, round_to
from ..findings import Place
from ..language_choice import translate
from ..rubric.model import Indicator
from ..versions import KINDS, Changes, Edit, Figure, Version
from .entries import Entries, block_points, entries_of
from .summary import counts
from .tables import unit_words

PLACES = Fraction(1, 10**4)


def diff_json(changes: Changes) -> dict[str, Any]:
    """Everything that changed, the edits with the most points at stake first."""
    entries = entries_of(changes)
    return {
        "old": _version(changes.old), "new": _version(changes.new), "changed": bool(changes.edits),
        "scoring": bool(changes.scoring), "counts": dict(sorted(counts(changes).items())),
        "edits": [_edit(edit, entries) for edit in changes.edits],
        "points": [_points(old, new) for old, new in block_points(changes)],
        "figures": {"needed": [_figure(item, changes, True) for item in changes.needed],
                    "dropped": [_figure(item, changes, False) for item in changes.dropped]},
    }


def _version(version: Version) -> dict[str, Any]:
    rubric = version.rubric
    return {"id": rubric.id, "title": rubric.title, "year": rubric.year, "points": rubric.points, "file": rubric.file,
            "sha256": rubric.sha256}


def _points(old: Indicator | None, new: Indicator | None) -> dict[str, Any]:
    node = new or old
    return {"path": list(node.path) if node is not None else [], "old": old.points if old is not None else None,
            "new": new.points if new is not None else None}


def _edit(edit: Edit, entries: Entries) -> dict[str, Any]:
    return {
        "key": edit.key, "kind": edit.kind, "word": translate(KINDS[edit.kind]), "path": list(edit.path), "name": edit.name,
        "old": edit.old, "new": edit.new, "lines": [{"old": line.old, "new": line.new} for line in edit.lines],
        "old_text": edit.old_text, "new_text": edit.new_text, "stake": number(edit.stake), "scores": edit.scores,
        "by": edit.by, "likeness": None if edit.likeness is None else number(edit.likeness), "below": list(edit.below),
        "bearing": [list(path) for path in entries.bearing.get(edit.key, ())],
        "old_place": _place(edit.old_place), "new_place": _place(edit.new_place),
    }


def number(value: Fraction) -> Fraction:
    """The value, four places where it never ends."""
    return value if ends(value) else round_to(value, PLACES)


def _place(place: Place | None) -> dict[str, Any] | None:
    return {"file": place.file, "line": place.line} if place is not None and place.line else None


def _figure(figure: Figure, changes: Changes, needed: bool) -> dict[str, Any]:
    return {"name": figure.name, "kind": figure.kind, "unit": unit_words(figure, changes, needed),
            "users": list(figure.users), "like": figure.like}
