"""Rows of raw cells with merge marks → rows of cells with spans."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Cell
from .details import split_mark
from .line_marks import LayoutFault
from .neutral import restore

LEFT_MARK, ABOVE_MARK, HEADER_MARK = "<", "^", "!"
Spot = tuple[int, int]


def merged_rows(raw: Sequence[Sequence[str]], aligns: Sequence[str], header: bool) -> tuple[tuple[Cell, ...], ...]:
    """Cells of one part of a table (its header or its body): ``<`` joins the cell to its left, ``^`` to the one above.

    Raises LayoutFault (B609) where the marks don't make rectangles.
    """
    owners = _owners(raw)
    cells: dict[Spot, list[Spot]] = {}
    for spot, owner in owners.items():
        cells.setdefault(owner, []).append(spot)
    rows: list[list[Cell]] = [[] for _ in raw]
    for owner in sorted(cells):
        rows[owner[0]].append(_cell(raw, owner, cells[owner], aligns, header))
    return tuple(tuple(row) for row in rows)


def _owners(raw: Sequence[Sequence[str]]) -> dict[Spot, Spot]:
    owners: dict[Spot, Spot] = {}
    for row, line in enumerate(raw):
        for column, text in enumerate(line):
            shift = {LEFT_MARK: (0, -1), ABOVE_MARK: (-1, 0)}.get(text, (0, 0))
            target = (row + shift[0], column + shift[1])
            if target != (row, column) and target not in owners:
                raise _crooked(raw, row, text)
            owners[row, column] = owners.get(target, target)
    return owners


def _cell(raw: Sequence[Sequence[str]], owner: Spot, spots: list[Spot], aligns: Sequence[str], header: bool) -> Cell:
    height = max(row for row, _ in spots) - owner[0] + 1
    width = max(column for _, column in spots) - owner[1] + 1
    if height * width != len(spots):
        raise _crooked(raw, *_joined(raw, spots))
    text, detail = split_mark(raw[owner[0]][owner[1]])
    named = not header and text.startswith(HEADER_MARK)
    return Cell(cell_text(text[1:] if named else text), height, width, header or named,
                "center" if header else aligns[owner[1]], detail=detail)


def cell_text(text: str) -> str:
    """The cell's own text: ``<br>`` and the breaks of entered text as line breaks."""
    return restore(text.replace("<br>", "\n")).strip()


def _joined(raw: Sequence[Sequence[str]], spots: Sequence[Spot]) -> tuple[int, str]:
    """The last of the cells that are joined, which is the one that makes no rectangle: its row and its mark."""
    row, column = max(spots)
    return row, raw[row][column]


def _crooked(raw: Sequence[Sequence[str]], row: int, mark: str) -> LayoutFault:
    return LayoutFault("B609", row, mark, row=" | ".join(restore(text) for text in raw[row]))
