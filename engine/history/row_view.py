"""One indicator over the years as a document: every aspect, version beside version."""

from __future__ import annotations

from typing import Iterator

from ..document import Block, Document, Heading, ListItem, Note, Paragraph
from ..document.model import PAGE
from ..language_choice import translate
from .marks import versions_words
from .model import History, Row
from .strand_tables import strand_table, version_blocks
from .strands import row_strands
from .table_view import only_one


def row_document(whole: History, family: str, row: Row, by_version: bool = False) -> Document:
    """The indicator over the years. ``by_version``: version after version instead of beside each other."""
    blocks: list[Block] = [ListItem(line) for line in versions_words(whole)]
    if len(whole.versions) == 1:
        blocks.append(only_one())
    there = [cell.node is not None for cell in row.cells]
    if by_version:
        blocks += [block for number in range(len(there)) for block in _version(whole, row, number)]
    else:
        blocks.append(strand_table(row_strands(whole, row), there, whole.labels))
        blocks += [Note(translate("“同左”表示与上一版相同；“—”表示这一版没有这项指标。"))] if len(there) > 1 else []
    title = translate("{family} 历年的“{path}”").format(family=family, path="/".join(row.node.path))
    return Document(title, tuple(blocks), kind=PAGE)


def _version(whole: History, row: Row, number: int) -> Iterator[Block]:
    there = [cell.node is not None for cell in row.cells]
    yield Heading(2, whole.labels[number])
    if not there[number]:
        yield Paragraph(translate("这一版没有这项指标。"), "plain")
        return
    found = list(version_blocks(row_strands(whole, row), there, number))
    yield from found or [Paragraph(translate("与上一版相同。"), "plain")]
