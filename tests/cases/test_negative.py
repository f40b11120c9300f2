"""Dropping a broken case file into ``negative/`` makes a test: its first line says what is found, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.lint import lint_paths

NEGATIVE = sorted((Path(__file__).parent / "negative").glob("*.yaml"))


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.stem)
def test_what_is_found(path: Path) -> None:
    """Exactly the findings named, each at its line and column, each with a hint."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    found = lint_paths([path])
    said = [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place]
    assert ", ".join(said) == first.removeprefix("# ").strip()
    assert all(item.message and item.hint for item in found)


def test_there_are_files() -> None:
    """An empty folder would pass silently."""
    assert len(NEGATIVE) >= 25
