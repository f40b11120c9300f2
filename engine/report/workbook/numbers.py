"""Cells that hold real numbers, shown as they are printed."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ...document import Cell, Table
from ...document.model import RIGHT
from ...scoring.figure_text import figure_text

_NUMBER = re.compile(r"-?([0-9]{1,3}(,[0-9]{3})+|0|[1-9][0-9]*)(\.[0-9]+)?%?")
_DECIMALS = re.compile(r"\.([0-9]+)")
# As many digits as a workbook holds.
MOST_DIGITS = 15


def amount(value: Any, unit: str = "", places: int | None = None, tone: str = "") -> Cell:
    """Any figure as a cell: a number with its unit behind it (a percentage for ``%``), 是/否, words; empty for nothing.
    ``places`` as in ``figure_text``."""
    if value is None:
        return Cell("", tone=tone)
    text = figure_text(value, unit, places)
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        return Cell(text, tone=tone)
    text = text.replace("…", "")
    return Cell(text, align=RIGHT, tone=tone, value=Fraction(value), places=_places(text), percent=unit == "%")


def with_numbers(table: Table) -> Table:
    """The table with a number behind every cell of its body whose whole text is one, so that it can be added up."""
    return replace(table, rows=tuple(tuple(map(_number_cell, row)) for row in table.rows))


def _number_cell(cell: Cell) -> Cell:
    if cell.value is not None or cell.header or not _NUMBER.fullmatch(cell.text) or sum(map(str.isdigit, cell.text)) > MOST_DIGITS:
        return cell
    percent = cell.text.endswith("%")
    number = Fraction(cell.text.rstrip("%").replace(",", ""))
    return replace(cell, value=number / 100 if percent else number, places=_places(cell.text), percent=percent)


def _places(text: str) -> int:
    """The decimals that the text shows."""
    found = _DECIMALS.search(text)
    return len(found[1]) if found else 0
