"""How wide the columns of a sheet are: by their own texts, or fitted into the width of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...width import natural, width
from ..layout import Placed, placed
from ..model import Table
from .xlsx_text import valid

NARROWEST, WIDEST, LEAST_TEXT = 8, 46, 84
MOST_LINES = 22
# A column that is fitted keeps room for so much of a long text on a line, for a short one, and for its edges.
LEAST_FITTED, SHORT, EDGES = 8, 16, 2


def column_widths(tables: Sequence[Table]) -> list[int]:
    """Widths that suit all tables of a sheet: by the widest cell of each column, within bounds; one wide column if none."""
    found = [NARROWEST] * _count(tables)
    for item in _single(tables):
        found[item.column] = max(found[item.column], _suitable(natural(valid(item.cell.text))))
    return found if len(found) > 1 else [max(found[0], LEAST_TEXT)]


def _suitable(taken: int) -> int:
    """A width for a text of so many columns; very long ones get more, since a row can't be as high as one likes."""
    return min(taken + 3, max(WIDEST, min(taken // MOST_LINES, LEAST_TEXT)))


def fitted_widths(tables: Sequence[Table], room: int) -> list[int]:
    """Widths that together fill no more than ``room``: numbers and short texts get what they take, long ones share the rest
    by how long they are, so that the rows stay low. More than ``room`` only where the least of all columns is."""
    columns: list[list[Placed]] = [[] for _ in range(_count(tables))]
    for item in _single(tables):
        columns[item.column].append(item)
    least = [_least_of(cells) + EDGES for cells in columns]
    most = [max(map(_taken, cells), default=0) + EDGES for cells in columns]
    return _shared(least, [max(pair) for pair in zip(least, most)], [_usual(cells) for cells in columns], room)


def _least_of(cells: Sequence[Placed]) -> int:
    """What a column needs: all of its texts where they are short, else a few characters of each."""
    longest = max((_taken(item) for item in cells if not item.cell.header and item.cell.value is None), default=0)
    enough = SHORT if longest <= SHORT else LEAST_FITTED
    return max((_least(item, enough) for item in cells), default=0)


def _least(item: Placed, enough: int) -> int:
    """What a cell needs: a number all of it, a header half, a text ``enough`` and so much that it isn't higher than a row can
    be."""
    if item.cell.header:
        return min(-(-_taken(item) // 4) * 2, LEAST_FITTED)
    if item.cell.value is not None:
        return _taken(item)
    return max(min(_taken(item), enough), _area(valid(item.cell.text)) // (MOST_LINES * item.cell.rowspan))


def _taken(item: Placed) -> int:
    return natural(valid(item.cell.text))


def _usual(cells: Sequence[Placed]) -> int:
    """How much text a row of the column has, where it has any."""
    said = [_area(valid(item.cell.text)) // item.cell.rowspan for item in cells if item.cell.text and not item.cell.header]
    return sum(said) // len(said) if said else 0


def _shared(least: Sequence[int], most: Sequence[int], mass: Sequence[int], room: int) -> list[int]:
    """The widths between ``least`` and ``most``, in proportion to ``mass`` where they aren't held by these."""
    def at(share: int) -> list[int]:
        return [min(max(low, share * weight // whole), high) for low, high, weight in zip(least, most, mass)]

    whole = max(sum(mass), 1)
    low, high = 0, max(most, default=0) * whole
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle - 1)
    return at(low)


def _area(text: str) -> int:
    """How many columns all lines of a text take together; each is taken for a little more, as it ends somewhere."""
    return sum(width(line) + EDGES for line in text.split("\n"))


def _count(tables: Sequence[Table]) -> int:
    return max((table.columns for table in tables), default=1)


def _single(tables: Sequence[Table]) -> Iterator[Placed]:
    """The cells of a single column, with their places."""
    return (item for table in tables for item in placed((*table.header, *table.rows)) if item.cell.colspan == 1)
