"""One sheet: its blocks one below the other, from the first column on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..chart_data import chart_table
from ..layout import Placed, header_aligned, placed
from ..model import Block, Caption, Cell, Chart, Heading, ListItem, Note, PageBreak, Paragraph, Sheet, Table
from .xlsx_charts import insert_chart
from .xlsx_formats import FORM_LOOK, PAGE_LOOK, Formats, number_of
from .xlsx_print import Printed, finish
from .xlsx_text import LONGEST_TEXT, shown_lines, valid, write_text_cell
from .xlsx_widths import LEAST_TEXT, column_widths, fitted_widths

DEFAULT_WIDTH = 8
TALLEST = 409


class SheetWriter:
    """Writes the blocks of one sheet and remembers in which row the next one starts."""

    def __init__(self, book: Any, sheet: Any, formats: Formats, plan: Sheet) -> None:
        self.book, self.sheet, self.formats, self.plan = book, sheet, formats, plan
        self.look = FORM_LOOK if plan.form else PAGE_LOOK
        self.row = 0
        self.columns: list[int] = []
        self.breaks: list[int] = []
        self.charts = 0
        self.tables: list[tuple[int, Table]] = []

    def write(self, blocks: Sequence[Block]) -> None:
        """All blocks, then what concerns the whole sheet: widths, frozen header, filter and print."""
        tables = [chart_table(block) if isinstance(block, Chart) else block
                  for block in blocks if isinstance(block, (Table, Chart))]
        self.columns = fitted_widths(tables, self.plan.room) if self.plan.room else column_widths(tables)
        for index, wide in enumerate(self.columns):
            self.sheet.set_column(index, index, wide)
        for block in blocks:
            self._block(block)
        wide = any(table.wide or table.columns > 6 for table in tables) or sum(self.columns) > 90
        finish(self.sheet, Printed(self.plan, tuple(self.tables), self.charts, tuple(self.breaks), self.row, self._reach()[0]), wide)

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self.tables.append((self._table(block), block))
        elif isinstance(block, Chart):
            self.charts += 1
            self._chart(block)
        elif isinstance(block, Heading):
            self.row += 1 if self.row and block.level > 2 else 0
            look = self.look
            middle = {"align": "center"} if look.centred and block.level <= 2 else {}
            self._line(block.text, bold=True, font_size=look.titles.get(block.level, look.size), **middle)
        elif isinstance(block, Note):
            self._line(block.text, font_color="#52606D")
        elif isinstance(block, ListItem):
            self._line("　" * block.depth + "· " + block.text)
        elif isinstance(block, Paragraph):
            self._line(block.text, align={"centre": "center", "right": "right"}.get(block.kind, "left"))
        elif isinstance(block, PageBreak) and self.row:
            self.breaks.append(self.row)

    def _line(self, text: str, **look: Any) -> None:
        """Text over all columns in one row that is as high as it needs."""
        look = {"font_name": self.look.font, "font_size": self.look.size, "valign": "top", **look}
        look_of = self.formats.of(text_wrap=True, **look)
        last, room = self._reach()
        if last:
            self.sheet.merge_range(self.row, 0, self.row, last, "", look_of)
        write_text_cell(self.sheet, self.row, 0, text, look_of)
        size = look["font_size"]
        self._height(self.row, shown_lines(text, room * self.look.size // size), self.look.line + size - self.look.size)
        self.row += 1

    def _reach(self) -> tuple[int, int]:
        """The last column of a line of text and the room up to there: that of the table, or more if it is narrow. What stands
        on a form is as wide as its table."""
        room, last = sum(self.columns), len(self.columns) - 1
        wanted = LEAST_TEXT if not self.plan.form else self.plan.room if last == 0 else 0
        more = max(-(-(wanted - room) // DEFAULT_WIDTH), 0)
        return last + more, room + more * DEFAULT_WIDTH

    def _height(self, row: int, lines: int, line: int = 0, space: int = 0) -> None:
        self.sheet.set_row(row, min(lines * (line or self.look.line) + space, TALLEST))

    def _caption(self, caption: Caption | None) -> None:
        if caption and (caption.text or caption.unit):
            self._line("  ".join(filter(None, (caption.full, caption.unit))), bold=True)

    def _table(self, table: Table) -> int:
        """Writes the table with its caption; the row in which it begins."""
        table = table if self.plan.form else header_aligned(table)
        self.row += 1 if self.row else 0
        self._caption(table.caption)
        rows = (*table.header, *table.rows)
        cells = placed(rows)
        for item in cells:
            self._cell(item)
        for row, high in enumerate(self._heights(cells, len(rows))):
            self._height(self.row + row, high, space=self.look.space)
        self.row += len(rows)
        return self.row - len(rows)

    def _heights(self, cells: Sequence[Placed], rows: int) -> list[int]:
        """How many lines each row needs; a cell over several rows adds what it lacks to its last one."""
        found = [1] * rows
        for item in sorted(cells, key=lambda each: each.cell.rowspan):
            wide = sum(self.columns[item.column:item.column + item.cell.colspan])
            last = item.row + item.cell.rowspan - 1
            if last < rows:
                found[last] += max(shown_lines(item.cell.text, wide) - sum(found[item.row:last + 1]), 0)
        return found

    def _cell(self, item: Placed) -> None:
        cell, row, column = item.cell, self.row + item.row, item.column
        look = self.formats.cell(cell, self.look)
        if cell.rowspan > 1 or cell.colspan > 1:
            self.sheet.merge_range(row, column, row + cell.rowspan - 1, column + cell.colspan - 1, "", look)
        if cell.value is not None:
            self.sheet.write_number(row, column, number_of(cell), look)
        elif cell.spans:
            self._pieces(row, column, cell, look)
        else:
            write_text_cell(self.sheet, row, column, cell.text, look)

    def _pieces(self, row: int, column: int, cell: Cell, look: Any) -> None:
        """Text in pieces; a workbook takes two or more of them, and none that is empty."""
        pieces = [piece for piece in cell.spans if piece.text]
        parts: list[Any] = []
        for piece in pieces:
            parts += [self.formats.piece(piece.tone), valid(piece.text)]
        if len(pieces) > 1 and len(cell.text) <= LONGEST_TEXT:
            self.sheet.write_rich_string(row, column, *parts, look)
        else:
            write_text_cell(self.sheet, row, column, cell.text, look)

    def _chart(self, chart: Chart) -> None:
        """The numbers as a table, then the chart that is made of them."""
        table = blank_gaps(chart_table(chart))
        self._table(table)
        self.row += insert_chart(self.book, self.sheet, chart, self.row - len(table.rows), self.row + 1) + 2
        if chart.note:
            self._line(chart.note, font_color="#52606D")


def blank_gaps(table: Table) -> Table:
    """The numbers of a chart with nothing where there is none: a chart would draw any text as 0."""
    return replace(table, rows=tuple((cells[0], *(cell if cell.value is not None else replace(cell, text="")
                                                  for cell in cells[1:])) for cells in table.rows))
