"""Which form a history takes: versions beside each other where there is room, else one after the other."""

from __future__ import annotations

from dataclasses import replace

from ..document import Block, Cell, Document, Table
from .model import History, Row
from .row_view import row_document
from .table_view import family_document

# The terminal columns that the names need, and that a version needs, gap included: points and what changed in the
# family's table, lines of rules and of official wording for one indicator.
NAMES = 20
OF_FAMILY, OF_ROW = 14, 18


def history_document(whole: History, family: str, row: Row | None = None, width: int | None = None,
                     plain: bool = False) -> Document:
    """The family, or one indicator, as a document; ``width`` are the columns of a terminal, None where there is more room
    than that. ``plain``: no merged cells and no headers of rows, which Markdown's own tables don't have."""
    needed = NAMES + len(whole.versions) * (OF_FAMILY if row is None else OF_ROW)
    narrow = width is not None and needed > width
    made = family_document(whole, family, narrow) if row is None else row_document(whole, family, row, narrow)
    return replace(made, blocks=tuple(map(_plain, made.blocks))) if plain else made


def _plain(block: Block) -> Block:
    """A table with all its cells, the first column's blank where a cell from above filled them."""
    if not isinstance(block, Table):
        return block
    rows = ((*(Cell(""),) * (block.columns - len(row)), *row) for row in block.rows)
    return replace(block, rows=tuple(tuple(replace(cell, rowspan=1, header=False) for cell in row) for row in rows))
