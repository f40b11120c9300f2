"""How wide the columns of a table on paper are: shares of its whole width, by what stands in them, so that rows are low."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..width import longest_piece, natural, width
from .layout import placed
from .model import Table

# All in columns of a terminal, two of which are a Chinese character: what a column of text is at least, and what it is
# where there is room enough; how much of a number or word is kept whole; what measures may be out by.
NARROWEST, SHORT, LONGEST_WHOLE, SLACK = 4, 8, 18, 1
# What cells leave free at their sides.
AROUND = 2
STEPS = 40
# What a short text may lack to be made whole, and how wide a column must be to give it.
LACKING, PLENTY = 3, 24


@dataclass(frozen=True)
class Fitted:
    """The columns of a table: the share of its width that each gets, together exactly 1; how many lines each row (of the
    header, then of the body) will take; whether there was too little room for the longest numbers and words (``tight``)."""

    shares: tuple[Fraction, ...]
    lines: tuple[int, ...]
    tight: bool = False


def fitted(table: Table, room: int) -> Fitted:
    """Columns for a table that is ``room`` wide, in terminal columns (half a Chinese character).

    Every column holds its longest number or word. What is left goes, step by step, to the column that makes rows high;
    where all stand in one line, columns share the rest in proportion.
    """
    free = room - AROUND * table.columns
    made = _Fitting(table, SHORT)
    if sum(made.widths) > free // 2:
        made = _Fitting(table, NARROWEST)
    tight = sum(made.widths) > free
    made.widen(free)
    whole = sum(made.widths) + AROUND * table.columns
    return Fitted(tuple(Fraction(own + AROUND, whole) for own in made.widths), made.row_lines(), tight)


@dataclass
class _Item:
    """A cell: its row, the columns it spans, the rows it spans, the width of each line of its text."""

    row: int
    columns: range
    rows: int
    parts: tuple[int, ...]
    lines: int = 1

    def measure(self, widths: Sequence[int]) -> None:
        """How many lines of one row the text takes in columns so wide."""
        own = sum(widths[column] for column in self.columns)
        self.lines = max(-(-sum(max(-(-(part + SLACK) // own), 1) for part in self.parts) // self.rows), 1)


class _Fitting:
    """The widths so far, and what they make of each cell."""

    def __init__(self, table: Table, least: int) -> None:
        """``least`` is what a text of that length at most is given as a whole."""
        cells = placed((*table.header, *table.rows))
        self.widths = [NARROWEST] * table.columns
        self.rows: list[list[_Item]] = [[] for _ in (*table.header, *table.rows)]
        for item in cells:
            columns, text = range(item.column, item.column + item.cell.colspan), item.cell.text
            if len(columns) == 1:
                asked = max(min(longest_piece(text) + SLACK, LONGEST_WHOLE), min(natural(text), least))
                self.widths[item.column] = max(self.widths[item.column], asked)
            self.rows[item.row].append(_Item(item.row, columns, item.cell.rowspan, tuple(map(width, text.split("\n")))))
        self.measure(range(table.columns))

    def measure(self, columns: range) -> None:
        """Measures the cells that stand in some of these columns."""
        for row in self.rows:
            for item in row:
                if item.columns.start < columns.stop and columns.start < item.columns.stop:
                    item.measure(self.widths)

    def row_lines(self) -> tuple[int, ...]:
        """The lines of the tallest cell of each row."""
        return tuple(max((item.lines for item in row), default=1) for row in self.rows)

    def widen(self, room: int) -> None:
        """Gives columns what is left of the room, as long as that makes a row lower."""
        step = max((room - sum(self.widths)) // STEPS, 1)
        while sum(self.widths) < room:
            votes = self._votes()
            if not any(votes):
                break
            best = max(range(len(votes)), key=lambda column: (votes[column], -self.widths[column]))
            self.widths[best] += min(step, room - sum(self.widths))
            self.measure(range(best, best + 1))
        self._even()

    def _even(self) -> None:
        """Short texts that lack no more than a character or so are whole: the widest column gives it."""
        for column, own in enumerate(self.widths):
            alone = [item.parts[0] for row in self.rows for item in row if len(item.columns) == 1 and len(item.parts) == 1
                     and item.columns.start == column and item.parts[0] <= SHORT]
            lacks, widest = max(alone, default=0) + SLACK - own, max(range(len(self.widths)), key=self.widths.__getitem__)
            if 0 < lacks <= LACKING and self.widths[widest] >= PLENTY:
                self.widths[column] += lacks
                self.widths[widest] -= lacks
                self.measure(range(len(self.widths)))

    def _votes(self) -> list[int]:
        """For each column, how much lower rows would be if it were wider: the lines of the tallest cells by their width."""
        votes = [0] * len(self.widths)
        for row in self.rows:
            tallest = max((item.lines for item in row), default=1)
            for item in row if tallest > 1 else ():
                if item.lines == tallest:
                    own = sum(self.widths[column] for column in item.columns)
                    for column in item.columns:
                        votes[column] += tallest * 1000 // own
        return votes
