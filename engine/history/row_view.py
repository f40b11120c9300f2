"""One indicator over the years as a document: every aspect, version beside version."""

from __future__ import annotations

from ..document import Block, Document, ListItem, Note
from ..document.model import PAGE
from ..language_choice import translate
from .marks import versions_words
from .model import History, Row
from .strand_tables import strand_blocks, strand_table
from .strands import row_strands
from .table_view import only_one


def row_document(whole: History, row: Row, by_version: bool = False) -> Document:
    """The indicator over the years. ``by_version``: version after version instead of beside each other."""
    blocks: list[Block] = [ListItem(line) for line in versions_words(whole)]
    if len(whole.versions) == 1:
        blocks.append(only_one())
    there = [cell.node is not None for cell in row.cells]
    strands = row_strands(whole, row)
    if by_version:
        blocks += strand_blocks(strands, there, whole.labels)
    else:
        blocks += [strand_table(strands, there, whole.labels),
                   Note(translate("“同左”表示与上一版相同；“—”表示这一版没有这项指标。"))]
    return Document("/".join(row.node.path), tuple(blocks), kind=PAGE)
