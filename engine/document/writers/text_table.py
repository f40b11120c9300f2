"""A table in terminal columns: merged cells written once, long ones wrapped; one line a field where there is no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...language_choice import translate
from ...width import Box, grid, hung, pad, width, wrap
from ..layout import Placed, header_aligned, owners
from ..model import CENTRE, NEW, OLD, RIGHT, Caption, Cell, Table

SIDES = {CENTRE: "^", RIGHT: ">"}


def table_lines(table: Table, columns: int) -> list[str]:
    """The table under its caption in lines of at most ``columns``; cells without a place in a row are blank."""
    table = header_aligned(table)
    rows = (*table.header, *table.rows)
    places = owners(rows)
    count = max((column + 1 for _, column in places), default=0)
    boxes = [_boxes(places, row, count) for row in range(len(rows))]
    drawn = grid(boxes, len(table.header), columns) if count else []
    body = drawn if drawn is not None else list(_records(table, places, count, columns))
    return [*_caption(table.caption, columns), *body]


def marked(cell: Cell) -> str:
    """The cell's text, with words around what was taken away or added within it."""
    return "".join(_marked(piece.text, piece.tone) for piece in cell.spans) if cell.spans else cell.text


def _marked(text: str, tone: str) -> str:
    if tone == OLD and text:
        return translate("〔删：{text}〕").format(text=text)
    return translate("〔增：{text}〕").format(text=text) if tone == NEW and text else text


def _caption(caption: Caption | None, columns: int) -> Iterator[str]:
    if caption is None:
        return
    if caption.text and caption.unit and width(caption.full) + width(caption.unit) + 2 <= columns:
        yield f"{caption.full}  {caption.unit}"
        return
    for text in (caption.full, caption.unit):
        yield from hung(text, columns) if text else ()


def _boxes(places: dict[tuple[int, int], Placed], row: int, count: int) -> list[Box]:
    """One row: each cell at its place, blanks for those that a cell from above fills."""
    found, column = [], 0
    while column < count:
        item = places.get((row, column))
        if item is None:
            found.append(Box(""))
            column += 1
            continue
        span = item.column + item.cell.colspan - column
        text = marked(item.cell) if (item.row, item.column) == (row, column) else ""
        found.append(Box(text, span, SIDES.get(item.cell.align, "<")))
        column += span
    return found


def _records(table: Table, places: dict[tuple[int, int], Placed], count: int, columns: int) -> Iterator[str]:
    """Each row as fields below each other, for tables with more columns than there is room for."""
    heads = len(table.header)
    names = [_name(places, heads, column) for column in range(count)]
    for row in range(heads, heads + len(table.rows)):
        if row > heads:
            yield ""
        yield from _record([places.get((row, column)) for column in range(count)], names, columns)


def _name(places: dict[tuple[int, int], Placed], heads: int, column: int) -> str:
    """What the header says above a column, from the top down, each cell once."""
    found: list[str] = []
    for row in range(heads):
        item = places.get((row, column))
        text = " ".join(item.cell.text.split()) if item else ""
        if text and (not found or found[-1] != text):
            found.append(text)
    return " · ".join(found)


def _record(items: Sequence[Placed | None], names: Sequence[str], columns: int) -> Iterator[str]:
    """Names beside their values; a name that is too long for that stands above its value."""
    beside = [width(name) for name in names if width(name) <= columns // 2]
    wide = max(beside, default=0)
    for column, item in enumerate(items):
        if item is None or not marked(item.cell) or (column and item is items[column - 1]):
            continue
        name, indent = names[column], " " * (wide + 2 if wide else 0)
        if width(name) > wide:
            yield from hung(name, columns, "  ")
        first = pad(name, wide) + "  " if wide and width(name) <= wide else indent
        yield from _beside(first, marked(item.cell), columns, indent)


def _beside(first: str, text: str, columns: int, indent: str) -> Iterator[str]:
    for number, line in enumerate(wrap(text, columns - width(indent))):
        yield (indent if number else first) + line
