"""Which rubrics there are, with what a list says of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..findings import FindingsError
from ..positions.reading import text
from .extends import resolve
from .find import rubric_files


@dataclass(frozen=True)
class RubricEntry:
    """One rubric that can be named: its id, title, year, issuer, points (as written) and file."""

    id: str
    title: str
    year: str
    issuer: str
    points: str
    path: Path


def list_rubrics(folder: Path | None = None) -> list[RubricEntry]:
    """Every rubric in the user's ``rubrics`` folders and among those that ship; the first with an id wins.

    What a rubric doesn't say itself comes from its base; files that can't be read are left to ``lint``.
    """
    found: dict[str, RubricEntry] = {}
    for path in rubric_files(folder):
        entry = _entry(path)
        if entry is not None:
            found.setdefault(entry.id, entry)
    return list(found.values())


def _entry(path: Path) -> RubricEntry | None:
    try:
        resolved = resolve(path, [])
    except FindingsError:
        return None
    if resolved is None or not text(resolved.top, "id") or not text(resolved.top, "title"):
        return None
    top = resolved.top
    return RubricEntry(text(top, "id"), text(top, "title"), text(top, "year"), text(top, "issuer"), text(top, "points"),
                       path)
