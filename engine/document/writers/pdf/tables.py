"""Tables as Typst code: cells at their places, header rows that repeat on every page, columns as wide as their texts want."""

from __future__ import annotations

from collections.abc import Iterator

from ....exact import plain
from ...layout import Placed, placed
from ...model import CENTRE, RIGHT, Table
from ...column_shares import AROUND, fitted
from .inline import cell_content, content, literal

# The width of upright and landscape pages in points; the sizes of table text in half points.
ACROSS, ACROSS_LANDSCAPE = 442, 637
NORMAL, SMALL = 21, 18
MOST_COLUMNS = 6
# Rows up to this many lines high, about half a page, are kept on one; a table up to two thirds of it as well.
WHOLE_LINES = {False: 22, True: 16}


def table_call(table: Table, landscape: bool) -> str:
    """The call that sets a table with its caption."""
    across = ACROSS_LANDSCAPE if landscape else ACROSS
    small, fit = landscape or table.columns > MOST_COLUMNS, fitted(table, _room(table, across, NORMAL))
    if small or fit.tight:
        small, fit = True, fitted(table, _room(table, across, SMALL))
    high = {row for row, lines in enumerate(fit.lines) if lines > WHOLE_LINES[landscape]}
    cells = [_cell(item, 0, True) for item in placed(table.header)]
    header = f"table.header({', '.join(cells)}), " if table.header else ""
    head = len(table.header)
    body = ", ".join(_cell(item, head, not _rows(item, head) & high) for item in placed(table.rows))
    caption = (content(table.caption.full), content(table.caption.unit)) if table.caption else ('""', '""')
    columns = ", ".join(f"{plain(part * 1000, 2)}fr" for part in fit.shares)
    whole = "true" if sum(fit.lines) <= WHOLE_LINES[landscape] * 2 // 3 else "false"
    return f"grid-table({whole}, {', '.join(caption)}, {literal('small' if small else 'normal')}, ({columns},), {header}{body})"


def _room(table: Table, points: int, size: int) -> int:
    """The room in columns of a terminal, half the size of a character each; cells' margins as ``fitted`` reckons them."""
    return max((points * 4 - 2 * size * table.columns) // size + AROUND * table.columns, table.columns)


def _rows(item: Placed, down: int) -> set[int]:
    return set(range(item.row + down, item.row + down + item.cell.rowspan))


def _cell(item: Placed, down: int, whole: bool) -> str:
    said = cell_content(item.cell)
    return f"table.cell({', '.join(_settings(item, down, whole))}, {f'head({said})' if item.cell.header else said})"


def _settings(item: Placed, down: int, whole: bool) -> Iterator[str]:
    cell = item.cell
    yield f"x: {item.column}, y: {item.row + down}"
    if cell.rowspan > 1:
        yield f"rowspan: {cell.rowspan}"
    if cell.colspan > 1:
        yield f"colspan: {cell.colspan}"
    if cell.align == CENTRE:
        yield "align: center + horizon"
    elif cell.align == RIGHT:
        yield "align: right + horizon"
    if cell.rowspan == 1 and whole:
        yield "breakable: false"
