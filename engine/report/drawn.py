"""A table that is drawn: its first column holds the labels, each further column is a series of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from ..document import Cell, Chart, Series, Table
from ..figures_text import Problem, read_number
from ..language_choice import translate
from .line_marks import LayoutFault

DRAWN: Mapping[str, str] = MappingProxyType({"饼图": "pie", "柱形图": "columns", "条形图": "bars"})
NOTHING = ("", "—", "－", "-", "---")
UNIT = "单位："


def drawn(table: Table, name: str) -> Chart:
    """The chart that the directive ``name`` (``DRAWN``) makes of the table; its caption is the title.

    Numbers are shown with the decimals that they are written with (the most of any); with ``%`` behind all of them that is
    the unit. Raises LayoutFault (B618) for a table that isn't labels and numbers, (B619) for a pie of what has no parts; the header is
    its row 0, the rule below it row 1.
    """
    if len(table.header) != 1 or table.merged or table.columns < 2 or not table.rows:
        raise LayoutFault("B618", name=name, detail=translate("要有一行表头、至少两列，不合并格"))
    values = [[_value(cell, name, number) for cell in row[1:]] for number, row in enumerate(table.rows, 2)]
    texts = [cell.text.strip() for row in table.rows for cell in row[1:] if cell.text.strip() not in NOTHING]
    caption = table.caption
    unit = caption.unit.removeprefix(UNIT) if caption and caption.unit else "%" if texts and all(
        text.endswith("%") for text in texts) else ""
    series = tuple(Series(cell.text, tuple(row[number] for row in values)) for number, cell in enumerate(table.header[0][1:]))
    chart = Chart(DRAWN[name], caption.text if caption else "", tuple(row[0].text for row in table.rows), series, unit,
                  places=max((_places(text) for text in texts), default=0), grouped=any("," in text for text in texts),
                  heading=table.header[0][0].text)
    return _parts_of_a_whole(chart, name) if chart.kind == "pie" else chart


def _value(cell: Cell, name: str, row: int) -> Fraction | None:
    text = cell.text.strip()
    if text in NOTHING or text.startswith("【"):
        return None
    number = read_number(text.removesuffix("%"), "")
    if isinstance(number, Problem):
        raise LayoutFault("B618", row, text, name=name, detail=translate("“{text}”不是数").format(text=text))
    return number


def _places(text: str) -> int:
    number = text.removesuffix("%").replace(",", "")
    return len(number.partition(".")[2]) if "." in number else 0


def _parts_of_a_whole(chart: Chart, name: str) -> Chart:
    values = [value or Fraction(0) for series in chart.series for value in series.values]
    if len(chart.series) != 1 or min(values) < 0 or not any(values):
        raise LayoutFault("B619", title=chart.title)
    return chart
