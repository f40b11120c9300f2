"""The family of five departments (and a sixth that lacks a figure) whose every number was worked out by hand."""

from __future__ import annotations

from pathlib import Path

from engine.data.sources import sources
from engine.impact import Impact, impact
from engine.versions import load_version

HOME = Path(__file__).resolve().parent / "family"
OLD, NEW, DATA = HOME / "old.yaml", HOME / "new.yaml", HOME / "data"


def family(turned: bool = False, data: Path = DATA) -> Impact:
    """The impact of the change from old to new, or (turned) from new to old."""
    versions = [load_version(path) for path in (OLD, NEW)]
    old, new = reversed(versions) if turned else versions
    found, said = sources([data], [old.rubric, new.rubric])
    return impact(old, new, found, said=said)
