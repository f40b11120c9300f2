"""Native charts, made of the table of numbers that stands above them."""

from __future__ import annotations

from typing import Any

from ..chart_data import share_places, shown_places
from ..model import Chart
from .svg import COLOURS, colour_of
from .xlsx_text import named

WIDE, HIGH = 680, 340
MARGINS, EACH_BAR, EACH_COLUMN, ROW = 90, 20, 22, 20
MOST_LINES = 30


def insert_chart(book: Any, sheet: Any, chart: Chart, first: int, row: int) -> int:
    """Puts the chart at ``row`` and gives the number of rows that it covers.

    Its labels are in the first column from row ``first`` on, its series beside them. Without any there is no chart.
    """
    if not chart.labels or not chart.series:
        return 0
    kind = {"bars": "bar", "columns": "column", "pie": "pie"}.get(chart.kind, "line")
    drawn = book.add_chart({"type": kind})
    slopes = chart.kind == "slope" and len(chart.labels) <= MOST_LINES
    for number in range(len(chart.labels) if slopes else 1 if chart.kind == "pie" else len(chart.series)):
        drawn.add_series(_slope(sheet, chart, first, number) if slopes else _series(sheet, chart, first, number))
    drawn.set_title({"name": named(chart.title), "name_font": {"size": 12}, "overlay": False})
    right = slopes or chart.kind == "pie"
    drawn.set_legend({"position": "right"} if right else {"none": len(chart.series) < 2, "position": "top"})
    if chart.kind != "pie":
        _axes(drawn, chart)
    wide, high = _size(chart)
    drawn.set_size({"width": wide, "height": high})
    sheet.insert_chart(row, 0, drawn, {"description": named(chart.title), "object_position": 2})
    return -(-high // ROW)


def _size(chart: Chart) -> tuple[int, int]:
    """Width and height in pixels: room for every label."""
    count = len(chart.labels) * max(len(chart.series), 1)
    if chart.kind == "columns":
        return max(WIDE, MARGINS + count * EACH_COLUMN), HIGH
    if chart.kind == "slope":
        return WIDE, max(HIGH, MARGINS + min(len(chart.labels), MOST_LINES) * EACH_BAR)
    return WIDE, max(HIGH, MARGINS + max(count, len(chart.labels) * 2) * EACH_BAR)


def _axes(drawn: Any, chart: Chart) -> None:
    """The value axis with the unit; bars from the top down with labels left of all of them; ranks with 1 on top."""
    values: dict[str, Any] = {"name": chart.unit, "num_format": chart_numbers(chart),
                              "major_gridlines": {"visible": True, "line": {"color": "#E4E8EC"}}}
    if chart.kind != "slope" and not any(value < 0 for series in chart.series for value in series.values if value is not None):
        # Else numbers close together get an axis that begins just below them, and bars that tell the wrong story.
        values["min"] = 0
    labels: dict[str, Any] = {"label_position": "low", "interval_unit": 1}
    if chart.kind == "bars":
        # Reversed labels take the numbers to the top; "high" brings them back below.
        drawn.set_x_axis({**values, "label_position": "high"})
        drawn.set_y_axis({**labels, "reverse": True})
    else:
        drawn.set_x_axis(labels)
        drawn.set_y_axis({**values, "reverse": chart.kind == "slope" and chart.reverse})


def chart_numbers(chart: Chart) -> str:
    """The number format of a chart: its places, thousands apart where they are grouped."""
    places = shown_places(chart)
    return ("#,##0" if chart.grouped else "0") + ("." + "0" * places if places else "")


def _series(sheet: Any, chart: Chart, first: int, number: int) -> dict[str, Any]:
    last, column = first + len(chart.labels) - 1, number + 1
    colour = colour_of(chart, number)
    line: dict[str, Any] = {"fill": {"color": colour}, "invert_if_negative": False}
    if chart.kind == "slope":
        line = {"line": {"color": colour}, "marker": {"type": "circle"}}
    where = {"name": [sheet.name, first - 1, column], "categories": [sheet.name, first, 0, last, 0],
             "values": [sheet.name, first, column, last, column]}
    if chart.kind == "pie":
        return {**where, **_pie(chart)}
    return {**where, "gap": 60, "data_labels": {"value": True, "num_format": chart_numbers(chart)}, **line}


def _pie(chart: Chart) -> dict[str, Any]:
    """The labels and looks of slices: name and share beside each, so that no colour need be told, and a white line between."""
    edge = {"color": "#FFFFFF", "width": 1.5}
    points = [{"fill": {"color": COLOURS[index % len(COLOURS)]}, "border": edge} for index in range(len(chart.labels))]
    share = "0." + "0" * share_places(chart) + "%"
    return {"points": points, "data_labels": {"category": True, "percentage": True, "separator": "\n", "leader_lines": True,
                                              "position": "best_fit", "num_format": share}}


def _slope(sheet: Any, chart: Chart, first: int, number: int) -> dict[str, Any]:
    """One label's line from its first value to its second."""
    row, bold = first + number, number in chart.highlight
    colour = "#2B66A8" if bold or not chart.highlight else "#9AA3AD"
    return {"name": [sheet.name, row, 0], "categories": [sheet.name, first - 1, 1, first - 1, len(chart.series)],
            "values": [sheet.name, row, 1, row, len(chart.series)], "marker": {"type": "circle"},
            "line": {"color": colour, "width": 3 if bold else 1.5}}
