"""What a rubric is based on, and in what it differs from that."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Place


@dataclass(frozen=True)
class RubricChange:
    """One thing in which a rubric differs from its base.

    ``section`` is where: ``indicators``, ``inputs``, ``tables``, ``values``, ``parameters``, ``checks``, ``report``, or
    ``top`` for a key of the rubric itself. ``kind`` is what was done to ``name``: changed, points, replaced, removed,
    added, renamed, moved, set, follows. ``before`` and ``after`` are what there is to say of it: points, names, keys.
    """

    section: str
    kind: str
    name: str
    before: str = ""
    after: str = ""
    place: Place = Place("")


@dataclass(frozen=True)
class Base:
    """A rubric that another is based on; ``changes`` are those that the other makes to it."""

    id: str
    title: str
    file: str
    changes: tuple[RubricChange, ...] = ()
