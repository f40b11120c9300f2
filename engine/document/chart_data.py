"""The numbers of a chart as text and as a table: what formats without pictures print, and what stands beside one."""

from __future__ import annotations

from fractions import Fraction

from ..apportion import apportioned
from ..exact import ends, percent, places_of, plain
from ..language_choice import translate
from .cells import NONE, figure_cell, header_row
from .model import KEY, Caption, Cell, Chart, Table

MOST_PLACES = 2
SMALLEST_SHARE = Fraction(1, 2000)


def shown_places(chart: Chart) -> int:
    """The decimals that every number of the chart is shown with."""
    if chart.places is not None:
        return chart.places
    values = [value for series in chart.series for value in series.values if value is not None]
    return max((min(MOST_PLACES, places_of(value)) if ends(value) else MOST_PLACES for value in values), default=0)


def value_text(chart: Chart, value: Fraction | None) -> str:
    """A number of the chart, rounded half up to its places; － where there is none."""
    return NONE if value is None else plain(value, shown_places(chart), chart.grouped)


def shares(chart: Chart) -> tuple[Fraction, ...]:
    """What each label of a pie is of the whole (1/2: half of it); 0 where it has no value, and all 0 where there is no whole."""
    found = [(chart.series[0].value(index) if chart.series else None) or Fraction(0) for index in range(len(chart.labels))]
    whole = sum(found, Fraction(0))
    return tuple(value / whole if whole else Fraction(0) for value in found)


def shown_shares(chart: Chart) -> tuple[Fraction, ...]:
    """The shares of a pie as they are printed: together exactly 1, by the largest remainder (see ``share_places``)."""
    return apportioned(shares(chart), Fraction(1, 10**(share_places(chart) + 2)))


def share_places(chart: Chart) -> int:
    """The decimals of a pie's percentages: one, or two where one would print a part as nothing."""
    return 2 if any(0 < share < SMALLEST_SHARE for share in shares(chart)) else 1


def share_texts(chart: Chart) -> tuple[str, ...]:
    """What stands beside each label of a pie: its percentage of the whole, all of them making 100; － without a value."""
    whole = any(shares(chart))
    return tuple(percent(share, share_places(chart)) if whole and chart.series[0].value(index) is not None else NONE
                 for index, share in enumerate(shown_shares(chart)))


def chart_table(chart: Chart) -> Table:
    """Labels and values in rows, and the shares of a pie; a row of the labels that matter most is marked."""
    header = header_row(chart.heading or translate("项目"), *(series.name for series in chart.series), *(
        [translate("占比")] if chart.kind == "pie" else []))
    rows = tuple(_row(chart, index) for index in range(len(chart.labels)))
    return Table((header,), rows, len(header), Caption(chart.title, unit_text(chart), chart.number))


def unit_text(chart: Chart) -> str:
    """单位：万元, as it stands beside the chart; empty without a unit."""
    return translate("单位：{unit}").format(unit=chart.unit) if chart.unit else ""


def described(chart: Chart, most: int | None = None) -> str:
    """What the chart shows, in one line for those who can't see it: each series with the values of its labels (the first
    ``most`` of them)."""
    labels = [" ".join(label.split()) for label in chart.labels[:most]]
    more = " ……" if len(labels) < len(chart.labels) else ""
    said = [", ".join(f"{label} {value_text(chart, series.value(index))}" for index, label in enumerate(labels))
            for series in chart.series]
    return "; ".join(f"{series.name}: {words}{more}" for series, words in zip(chart.series, said, strict=True))


def _row(chart: Chart, index: int) -> tuple[Cell, ...]:
    tone, places = KEY if index in chart.highlight else "", shown_places(chart)
    values = [series.value(index) for series in chart.series]
    return (Cell(chart.labels[index], tone=tone), *(figure_cell(value, places, grouped=chart.grouped) for value in values),
            *([_share(chart, index)] if chart.kind == "pie" else []))


def _share(chart: Chart, index: int) -> Cell:
    text = share_texts(chart)[index]
    return figure_cell(None if text == NONE else shown_shares(chart)[index], share_places(chart), percent=True)
