"""Cells that every table has: its header row, and figures whose text and number say the same."""

from __future__ import annotations

from fractions import Fraction

from ..exact import percent as percentage
from ..exact import plain
from .model import CENTRE, RIGHT, Cell

NONE = "－"


def header_row(*texts: str) -> tuple[Cell, ...]:
    """The header cells of columns."""
    return tuple(Cell(text, header=True, align=CENTRE) for text in texts)


def figure_cell(value: Fraction | None, places: int | None = None, *, percent: bool = False, signed: bool = False,
                grouped: bool = False, tone: str = "") -> Cell:
    """A figure, rounded half up to ``places`` decimals (None: all that it has); － where there is none.

    A ratio is shown as a percentage with ``percent`` (1/2 is 50%). ``signed`` puts + before what is above zero as printed,
    for changes; ``grouped`` writes thousands as 1,234.56. The cell's value stays exact.
    """
    if value is None:
        return Cell(NONE, align=RIGHT, tone=tone)
    text = percentage(value, places) if percent else plain(value, places, grouped)
    sign = "+" if signed and value > 0 and text.strip("0.%") else ""
    return Cell(sign + text, align=RIGHT, tone=tone, value=value, places=places, percent=percent)
