"""The heading row of a sheet: where it is, and the department's column in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence

from ...findings import Finding, finding
from ...language.names import canonical
from .cells import Cell, Grid
from .names import DEPARTMENTS

# Titles and notes may stand above the headings.
LOOKED_AT = 10
OWNERS = tuple(canonical(name) for name in DEPARTMENTS)


@dataclass(frozen=True)
class Header:
    """The heading row: its number, counted from 1, and the number of the department's column."""

    row: int
    department: int


def find_header(grid: Grid) -> Header | None:
    """The first row with a heading for the department; of several such headings the one that says it best."""
    for number, row in enumerate(grid.rows[:LOOKED_AT], 1):
        headings = [canonical(cell.text) for cell in row]
        owner = next((name for name in OWNERS if name in headings), None)
        if owner is not None:
            return Header(number, headings.index(owner) + 1)
    return None


def header_faults(grid: Grid, header: Header) -> Iterator[Finding]:
    """What stands above the headings and isn't read; cells that are merged from the headings down."""
    above = [cell.text for row in grid.rows[:header.row - 1] for cell in row if not cell.blank]
    if above:
        yield finding("B366", grid.place(), text="；".join(above)[:60])
    for top, left, bottom, right in grid.merged:
        if bottom >= header.row and top <= len(grid.rows):
            yield finding("B362", grid.place(max(top, header.row), left), what=_span(grid, (top, left, bottom, right)))


def _span(grid: Grid, span: tuple[int, int, int, int]) -> str:
    top, left, bottom, right = span
    first, last = grid.place(top, left), grid.place(bottom, right)
    return ":".join(place.cell or f"{place.line},{place.column}" for place in (first, last))


def data_rows(grid: Grid, header: Header) -> Iterator[Sequence[Cell]]:
    """The rows below the headings that hold anything."""
    return (row for row in grid.rows[header.row:] if row)
