"""Tables as Typst code: cells at their places, header rows that repeat on every page, columns as wide as their texts want."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....exact import plain
from ....width import width
from ...layout import Placed, placed
from ...model import CENTRE, RIGHT, Cell, Table
from ...shares import shares
from .inline import cell_content, content, literal

# A row up to this many lines high (as its longest cell is expected to be) stays on one page.
WHOLE_LINES = 12
# Half-width columns across a page, at the size in which its tables are set.
ACROSS, ACROSS_LANDSCAPE = 72, 138
MANY = 7


def table_call(table: Table, landscape: bool) -> str:
    """The call that sets a table with its caption."""
    parts, head = shares(table), len(table.header)
    columns = ", ".join(f"{plain(part * 1000, 2)}fr" for part in parts)
    cells = [_cell(item, 0, True, True) for item in placed(table.header)]
    header = f"table.header({', '.join(cells)}), " if head else ""
    items = placed(table.rows)
    high = _high(items, [int(part * (ACROSS_LANDSCAPE if landscape else ACROSS)) for part in parts])
    body = ", ".join(_cell(item, head, item.row not in high, False) for item in items)
    caption = (content(table.caption.full), content(table.caption.unit)) if table.caption else ('""', '""')
    size = "small" if landscape or table.columns > MANY else "normal"
    return f"grid-table({', '.join(caption)}, {literal(size)}, ({columns},), {header}{body})"


def _high(items: Sequence[Placed], room: Sequence[int]) -> set[int]:
    """The rows too high to be kept on one page: a cell of theirs has too many lines, for the columns' ``room``."""
    return {row for item in items if _lines(item, room) > WHOLE_LINES * item.cell.rowspan
            for row in range(item.row, item.row + item.cell.rowspan)}


def _lines(item: Placed, room: Sequence[int]) -> int:
    """About how many lines the cell takes."""
    columns = max(sum(room[item.column:item.column + item.cell.colspan]) - 2, 2)
    return sum(1 + width(line) // columns for line in item.cell.text.split("\n"))


def _cell(item: Placed, down: int, whole: bool, header: bool) -> str:
    return f"table.cell({', '.join(_settings(item, down, whole, header))}, {_said(item.cell, header)})"


def _settings(item: Placed, down: int, whole: bool, header: bool) -> Iterator[str]:
    cell = item.cell
    yield f"x: {item.column}, y: {item.row + down}"
    if cell.rowspan > 1:
        yield f"rowspan: {cell.rowspan}"
    if cell.colspan > 1:
        yield f"colspan: {cell.colspan}"
    if header or cell.align == CENTRE:
        yield "align: center + horizon"
    elif cell.align == RIGHT:
        yield "align: right + horizon"
    if cell.rowspan == 1 and whole:
        yield "breakable: false"


def _said(cell: Cell, header: bool) -> str:
    return f"head({cell_content(cell)})" if header else cell_content(cell)
