"""The page of official phrases: every phrase stands in its example, every example has a phrase."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "照着原文找写法.md"
CONFORMANCE = ROOT / "tests" / "conformance"
LINK = re.compile(r"\]\((\.\./tests/conformance/[^)]+)\)")
# Examples of what isn't a phrase of its own: how answers are written, parts of other examples.
NOT_LISTED = {"answers"}
Row = tuple[str, str, tuple[Path, ...]]


def rows() -> list[Row]:
    """Every row of the tables: the phrase, the heading above it, the examples."""
    found, heading = [], ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        heading = line.removeprefix("## ") if line.startswith("## ") else heading
        examples = tuple((PAGE.parent / link).resolve() for link in LINK.findall(line))
        if line.startswith("|") and examples:
            found.append((line.split("|")[1].strip(), heading, examples))
    return found


def plain(text: str) -> str:
    """The text without spaces, punctuation of one width."""
    return re.sub(r"\s", "", text).translate(str.maketrans("，；：（）＝", ",;:()="))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_the_phrase_stands_in_its_example(row: Row) -> None:
    phrase, heading, examples = row
    assert all(path.is_file() for path in examples)
    if not heading.startswith("原文没有写"):
        assert any(plain(phrase) in plain(path.read_text(encoding="utf-8")) for path in examples)


def test_every_example_is_linked() -> None:
    linked = {path.parent.name for _, _, examples in rows() for path in examples}
    there = {path.parent.name for path in CONFORMANCE.glob("*/rubric.yaml")} - NOT_LISTED
    assert there <= linked, sorted(there - linked)
