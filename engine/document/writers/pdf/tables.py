"""Tables as Typst code: cells at their places, header rows that repeat on every page, columns as wide as their texts want."""

from __future__ import annotations

from collections.abc import Iterator

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
    room = [int(part * (ACROSS_LANDSCAPE if landscape else ACROSS)) for part in parts]
    columns = ", ".join(f"{plain(part * 1000, 2)}fr" for part in parts)
    cells = [_cell(item, 0, room, True) for item in placed(table.header)]
    header = f"table.header({', '.join(cells)}), " if head else ""
    body = ", ".join(_cell(item, head, room, False) for item in placed(table.rows))
    caption = (content(table.caption.full), content(table.caption.unit)) if table.caption else ('""', '""')
    size = "small" if landscape or table.columns > MANY else "normal"
    return f"grid-table({', '.join(caption)}, {literal(size)}, ({columns},), {header}{body})"


def _cell(item: Placed, down: int, room: list[int], header: bool) -> str:
    return f"table.cell({', '.join(_settings(item, down, room, header))}, {_said(item.cell, header)})"


def _settings(item: Placed, down: int, room: list[int], header: bool) -> Iterator[str]:
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
    if cell.rowspan == 1 and _lines(cell, sum(room[item.column:item.column + cell.colspan])) <= WHOLE_LINES:
        yield "breakable: false"


def _lines(cell: Cell, columns: int) -> int:
    """About how many lines the cell takes."""
    return sum(1 + width(line) // max(columns - 2, 2) for line in cell.text.split("\n"))


def _said(cell: Cell, header: bool) -> str:
    return f"head({cell_content(cell)})" if header else cell_content(cell)
