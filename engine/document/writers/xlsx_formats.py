"""How cells of a workbook look, and how their numbers are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from ...exact import ends, places_of, to_decimal
from ..model import BAD, CENTRE, GOOD, KEY, MUTED, NEW, OLD, RIGHT, Cell

MOST_PLACES = 10
ENDLESS_PLACES = 4
FONT = "等线"
TONES: dict[str, dict[str, Any]] = {
    OLD: {"bg_color": "#FDECEB", "font_color": "#8F1D14"}, NEW: {"bg_color": "#E4F5EA", "font_color": "#0F5A2D"},
    GOOD: {"font_color": "#12632F", "bg_color": "#EEF8F1"}, BAD: {"font_color": "#A3160C", "bg_color": "#FDF1F0"},
    MUTED: {"font_color": "#5F6B76"}, KEY: {"bold": True, "bg_color": "#FFF8E1"},
}
PIECES: dict[str, dict[str, Any]] = {
    OLD: {"font_strikeout": True, "font_color": "#A3160C"}, NEW: {"underline": 1, "font_color": "#12632F"},
    GOOD: {"font_color": "#12632F"}, BAD: {"font_color": "#A3160C"}, MUTED: {"font_color": "#5F6B76"}, KEY: {"bold": True},
}


@dataclass(frozen=True)
class Look:
    """How a sheet looks: its type, the lines and headers of its tables, the size of titles by their level, and whether these
    stand in the middle; ``line`` is the height of a line of text in points, ``space`` what a row of a table has beyond its lines."""

    font: str
    size: int
    border: str
    header: Mapping[str, Any]
    titles: Mapping[int, int]
    centred: bool
    line: int
    space: int


PAGE_LOOK = Look(FONT, 11, "#BFC7CF", MappingProxyType({"bold": True, "bg_color": "#E9EFF5"}),
                 MappingProxyType({1: 16, 2: 14, 3: 12}), False, 16, 0)
FORM_LOOK = Look("宋体", 10, "#000000", MappingProxyType({"bold": True, "align": "center"}), MappingProxyType({1: 18, 2: 18, 3: 12}), True, 15, 6)
_WRITTEN = re.compile(r"(?P<sign>[+]?)-?(?P<digits>[0-9][0-9,]*(\.[0-9]+)?)(?P<rest>[^0-9%\"]{0,6})%?")


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **settings: Any) -> Any:
        """The format with these settings of xlsxwriter."""
        settings = {"font_name": FONT, "font_size": 11, **settings}
        key = tuple(sorted(settings.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(settings)
        return self.made[key]

    def cell(self, cell: Cell, look: Look = PAGE_LOOK) -> Any:
        """The format of a table's cell."""
        side = {CENTRE: "center", RIGHT: "right"}.get(cell.align, "left")
        settings: dict[str, Any] = {"font_name": look.font, "font_size": look.size, "border": 1, "border_color": look.border,
                                    "text_wrap": True, "valign": "vcenter", "align": side}
        settings |= look.header if cell.header else TONES.get(cell.tone, {})
        if cell.value is not None:
            settings["num_format"] = number_format(cell)
        return self.of(**settings)

    def piece(self, tone: str) -> Any:
        """The format of a piece of a cell's text."""
        return self.of(**PIECES.get(tone, {}))


def number_format(cell: Cell) -> str:
    """The number format that shows the cell's value as its text does: places, thousands, plus sign, unit behind it."""
    written = _WRITTEN.fullmatch(cell.text.strip())
    places = _places(cell)
    whole = "#,##0" if written and "," in written["digits"] else "0"
    body = whole + ("." + "0" * places if places else "") + ("%" if cell.percent else "")
    body += f'"{written["rest"].strip()}"' if written and written["rest"].strip() else ""
    return f"+{body};-{body};{body}" if written and written["sign"] else body


def _places(cell: Cell) -> int:
    if cell.places is not None:
        return max(cell.places, 0)
    shown = (cell.value or Fraction(0)) * (100 if cell.percent else 1)
    return min(places_of(shown), MOST_PLACES) if shown and ends(shown) else ENDLESS_PLACES if shown else 0


def number_of(cell: Cell) -> Decimal:
    """The cell's exact number in decimals, as many as a workbook can hold."""
    return to_decimal(cell.value) if cell.value is not None else Decimal(0)
