"""The page for one yearly change (2018 → 2021, two independent files): each change once, in its place, in both languages.

The golden files hold the document before any writer gives it a form: 〔删…〕 and 〔增…〕 are its toned pieces.
"""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest

from engine.diff import diff_document
from engine.document import Block, Cell, Fold, Heading, ListItem, Note, Paragraph, Table
from engine.document.model import flat
from engine.document.writers import WRITERS
from engine.document.writers.text import write_text
from engine.language_choice import choose_language
from engine.versions import Changes, changes_between, load_version
from engine.width import width

HERE = Path(__file__).resolve().parent
SIGNS = {"old": "〔删{}〕", "new": "〔增{}〕"}


@pytest.fixture(scope="module")
def changes() -> Changes:
    return changes_between(load_version(HERE / "yearly" / "2018.yaml"), load_version(HERE / "yearly" / "2021.yaml"))


def dumped(blocks: tuple[Block, ...], above: str = "") -> Iterator[str]:
    """The blocks as lines."""
    for block in blocks:
        if isinstance(block, Fold):
            yield f"{above}+ {block.summary}"
            yield from dumped(block.blocks, above + "  ")
        elif isinstance(block, Table):
            yield from (above + " | ".join(map(cell, row)) for row in (*block.header, *block.rows))
        elif isinstance(block, Heading):
            yield f"{above}{'#' * block.level} {block.text}"
        elif isinstance(block, (ListItem, Note, Paragraph)):
            yield f"{above}{'- ' if isinstance(block, ListItem) else '> ' if isinstance(block, Note) else ''}{block.text}"


def cell(item: Cell) -> str:
    said = "".join(SIGNS.get(span.tone, "{}").format(span.text) for span in item.spans) or item.text
    said = SIGNS.get(item.tone, "{}").format(said) if not item.spans else said
    return said.replace("\n", "⏎") + (f" (×{item.rowspan})" if item.rowspan > 1 else "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page(language: str) -> None:
    choose_language(language)
    try:
        document = diff_document(changes_between(*(load_version(HERE / "yearly" / f"{year}.yaml") for year in (2018, 2021))))
    finally:
        choose_language(None)
    said = "\n".join([document.title, document.subtitle, *dumped(document.blocks)])
    assert said == (HERE / "golden" / f"{language}.txt").read_text(encoding="utf-8").rstrip("\n")


def test_every_indicator_has_one_heading(changes: Changes) -> None:
    document = diff_document(changes)
    heads = [block.text for block in flat(document.blocks) if isinstance(block, Heading) and block.level == 3]
    touched = {edit.path for edit in changes.edits if edit.path}
    assert len(heads) == len(touched)


def test_entries_stand_by_points_at_stake(changes: Changes) -> None:
    document = diff_document(changes)
    stakes = [float(block.text.rpartition("最多影响")[2].removesuffix("分")) for block in document.blocks
              if isinstance(block, Paragraph) and "最多影响" in block.text]
    assert stakes == sorted(stakes, reverse=True) and len(stakes) > 10


@pytest.mark.parametrize("columns", [80, 100])
def test_text_stays_within_its_columns(changes: Changes, columns: int) -> None:
    said = write_text(diff_document(changes, marks=False), columns)
    assert max(map(width, said.splitlines())) <= columns
    said.encode("gbk")


def test_marks_are_told_in_every_format(changes: Changes) -> None:
    for form, old, new in (("md", "<del>90%</del>", "<ins>95%</ins>"), ("html", "90%</del>", "95%</ins>")):
        said = WRITERS[form].text(diff_document(changes))
        assert old in said and new in said


def test_without_marks_only_lines_that_differ_are_shown() -> None:
    from engine.diff.rows import differing

    assert differing("甲\n乙，2分\n丙\n丁", "甲\n乙，3分\n丙\n丁") == ("……\n乙，2分\n……", "……\n乙，3分\n……")


def test_no_change_is_said(changes: Changes) -> None:
    made = changes_between(changes.old, changes.old)
    assert [type(block) for block in diff_document(made).blocks] == [ListItem]
    assert "没有改动" in write_text(diff_document(made))
