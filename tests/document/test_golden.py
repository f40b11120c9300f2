"""The document with everything in it, in every format that is text, as it was last looked at."""

from __future__ import annotations

import pytest

from engine.width import width
from tests.document.golden import FILES, FOLDER


@pytest.mark.parametrize("name", FILES)
def test_as_it_was(name: str) -> None:
    assert FILES[name]() == (FOLDER / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [40, 80, 100])
def test_terminals_have_room_and_the_characters(columns: int) -> None:
    text = FILES[f"page-{columns}.txt"]()
    assert text.encode("gbk")
    assert all(width(line) <= columns for line in text.split("\n"))
