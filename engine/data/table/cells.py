"""What a table holds before its columns are understood: cells as text, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from ...findings import Finding, Place

# What a spreadsheet shows where a formula has no result.
ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)")
# Spreadsheets keep and show no more digits than these; what a binary number has beyond them nobody typed.
DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)
TRUTHS = {"TRUE": "是", "FALSE": "否"}


@dataclass(frozen=True)
class Cell:
    """One cell: its text without space around it. ``fault`` is the code of what is wrong with it (B360, B361)."""

    text: str
    place: Place
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is in it."""
        return not self.text and not self.fault


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet or file, row by row; ``name`` is the sheet's, of a file beside the table's what follows its
    stem (``表.项目.csv``: 项目). Rows and columns that are empty at the end are left out.

    ``merged`` are the merged ranges (first row, first column, last row, last column), counted from 1.
    """

    name: str
    file: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def place(self, row: int = 1, column: int = 1) -> Place:
        """The place of a cell; of one that the file doesn't have, the row's and column's number."""
        if row <= len(self.rows) and column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1].place
        return Place(self.file, row, column)


@dataclass(frozen=True)
class Book:
    """A table with its other sheets; the first grid holds the departments.

    ``file`` is the name as given; ``sha256`` the hash of its bytes, and of those of the files beside it that were read.
    """

    file: str
    grids: tuple[Grid, ...]
    sha256: str
    findings: tuple[Finding, ...] = ()


def text_cell(text: str, place: Place) -> Cell:
    """A cell of a text file; what a spreadsheet wrote there for 是, 否 or an error is read as that."""
    bare = text.strip()
    return Cell(TRUTHS.get(bare, bare), place, "B360" if ERROR.fullmatch(bare) else "")


def number_text(number: float | int, is_percent: bool = False) -> str:
    """The digits that the spreadsheet has for a number, exactly; a cell shown in % as a percentage (0.195: 19.5%)."""
    exact = DIGITS.create_decimal(Decimal(repr(number)))
    if is_percent:
        return _plain(exact * 100) + "%"
    return _plain(exact)


def _plain(number: Decimal) -> str:
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def trimmed(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows without blank cells at their ends and without blank rows at the end."""
    found = [tuple(row[:max((index + 1 for index, cell in enumerate(row) if not cell.blank), default=0)])
             for row in rows]
    return tuple(found[:max((index + 1 for index, row in enumerate(found) if row), default=0)])


def cell_name(row: int, column: int) -> str:
    """A1, B7, AA3 for a row and column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"
