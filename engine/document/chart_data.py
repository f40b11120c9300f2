"""The numbers of a chart as text and as a table: what formats without pictures print, and what stands beside one."""

from __future__ import annotations

from fractions import Fraction

from ..exact import ends, places_of, plain
from ..language_choice import translate
from .cells import NONE, figure_cell, header_row
from .model import KEY, Caption, Cell, Chart, Table

MOST_PLACES = 2


def shown_places(chart: Chart) -> int:
    """The decimals that every number of the chart is shown with."""
    if chart.places is not None:
        return chart.places
    values = [value for series in chart.series for value in series.values if value is not None]
    return max((min(MOST_PLACES, places_of(value)) if ends(value) else MOST_PLACES for value in values), default=0)


def value_text(chart: Chart, value: Fraction | None) -> str:
    """A number of the chart, rounded half up to its places; － where there is none."""
    return NONE if value is None else plain(value, shown_places(chart), chart.grouped)


def chart_table(chart: Chart) -> Table:
    """Labels and values in rows; a row of the labels that matter most is marked."""
    header = header_row(translate("项目"), *(series.name for series in chart.series))
    rows = tuple(_row(chart, index) for index in range(len(chart.labels)))
    unit = translate("单位：{unit}").format(unit=chart.unit) if chart.unit else ""
    return Table((header,), rows, len(header), Caption(chart.title, unit, chart.number))


def _row(chart: Chart, index: int) -> tuple[Cell, ...]:
    tone, places = KEY if index in chart.highlight else "", shown_places(chart)
    values = [series.values[index] if index < len(series.values) else None for series in chart.series]
    return (Cell(chart.labels[index], tone=tone), *(figure_cell(value, places, grouped=chart.grouped) for value in values))
