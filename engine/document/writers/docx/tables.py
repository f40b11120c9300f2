"""Tables: merged cells, header rows on every page, columns as wide as what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...layout import Placed, owners
from ...model import LEFT, Cell, Table
from ...column_shares import AROUND, fitted
from ...xml_text import clean
from .paragraphs import paragraph
from .styles import FIFTH, SMALL_FIFTH
from .text import Links, runs
from .xml import Element, flag, w

# Margins of a cell at both sides; the height of lines by the size of their text.
SIDES, MOST_COLUMNS = 140, 6
LINE_HEIGHT = {FIFTH: 280, SMALL_FIFTH: 240}


def table_element(table: Table, width: int, height: int, links: Links) -> Element:
    """The table, as wide as the text on a page with so much room (twips)."""
    small = table.wide or table.columns > MOST_COLUMNS
    fit = fitted(table, _room(table, width, FIFTH))
    if small or fit.tight:
        small, fit = True, fitted(table, _room(table, width, SMALL_FIFTH))
    edges = [round(sum(fit.shares[:place]) * width) for place in range(len(fit.shares) + 1)]
    page = height // LINE_HEIGHT[SMALL_FIFTH if small else FIFTH]
    looks = _looks(fit.lines, len(table.header), small, page)
    filled = owners((*table.header, *table.rows))
    return w("tbl", _properties(table, width), w("tblGrid", *(w("gridCol", w=right - left) for left, right in zip(edges, edges[1:]))), *(
        _row(row, table.columns, filled, edges, look, links) for row, look in enumerate(looks)))


def _looks(lines: Sequence[int], heads: int, small: bool, page: int) -> list[_Look]:
    """How each row is written, by its lines and those of a page: one up to half a page high isn't broken, a table up to a
    third isn't either, and headers stay with the row below them."""
    short = sum(lines) <= page // 3
    return [_Look(small, row < heads, lines[row] <= page // 2, row < heads or (short and row < len(lines) - 1))
            for row in range(len(lines))]


def _room(table: Table, width: int, size: int) -> int:
    """The room in columns of a terminal, half the size of a character each; cells' margins as ``fitted`` reckons them."""
    return max((width - SIDES * table.columns) // (size * 5) + AROUND * table.columns, table.columns)


def _properties(table: Table, width: int) -> Element:
    title = clean(table.caption.full) if table.caption else ""
    return w("tblPr", w("tblStyle", val="ReportTable"), w("tblW", w=width, type="dxa"), w("jc", val="center"),
             w("tblLayout", type="fixed"), w("tblLook", val="0420", firstRow=int(bool(table.header)), lastRow=0, firstColumn=0,
                                            lastColumn=0, noHBand=0, noVBand=1),
             w("tblCaption", val=title) if title else None)


@dataclass(frozen=True)
class _Look:
    """How a row is written: with ``small`` text, as a ``head`` on every page, ``whole`` on one page, with the ``next`` row."""

    small: bool
    head: bool
    whole: bool
    next: bool

    def style(self, cell: Cell) -> str:
        """The style of a cell's text."""
        return ("Small" if self.small else "") + ("TableHead" if cell.header else "TableText")


def _row(row: int, columns: int, filled: dict[tuple[int, int], Placed], edges: Sequence[int], look: _Look,
         links: Links) -> Element:
    properties = [w("cantSplit")] if look.whole else []
    properties += [w("tblHeader")] if look.head else []
    return w("tr", w("trPr", *properties) if properties else None, *_cells(row, columns, filled, edges, look, links))


def _cells(row: int, columns: int, filled: dict[tuple[int, int], Placed], edges: Sequence[int], look: _Look,
           links: Links) -> Iterator[Element]:
    """The cells of a row; one that is merged with the one above holds nothing."""
    column = 0
    while column < columns:
        item = filled.get((row, column))
        cell = item.cell if item else Cell("")
        own, first = item is None or item.row == row, item is None or item.column == column
        span = min(cell.colspan if first else 1, columns - column)
        merge = None if cell.rowspan < 2 else w("vMerge", val="restart") if own else w("vMerge")
        properties = w("tcPr", w("tcW", w=edges[column + span] - edges[column], type="dxa"),
                       w("gridSpan", val=span) if span > 1 else None, merge, w("vAlign", val="center"))
        yield w("tc", properties, _content(cell if own else Cell("", align=cell.align), look, links))
        column += span


def _content(cell: Cell, look: _Look, links: Links) -> Element:
    pieces = [made for piece in cell.spans for made in (runs(piece.text, links, piece.tone or cell.tone) if piece.text else ())]
    side = w("jc", val=cell.align) if cell.align != LEFT else None
    return paragraph(look.style(cell), pieces or (runs(cell.text, links, cell.tone) if cell.text else ()), flag("keepNext", look.next),
                     side)
