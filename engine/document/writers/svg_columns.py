"""Vertical columns, the series side by side: labels below, the number at the end of each column."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...width import wrap
from ..chart_data import value_text
from ..model import Chart
from . import svg

HIGH = 220
WIDEST, NARROWEST = 46, 24


def columns(chart: Chart, name: str, wide: int = svg.WIDE) -> str:
    """The chart as SVG. ``name`` is its own within the page; ``wide`` is how wide it should be, if there is room in it."""
    pitch, group = _pitch(chart, wide), _group(chart, wide)
    wide = max(group * len(chart.labels) + 2 * svg.GAP, svg.legend_width(chart), svg.WIDE // 2)
    below, above = svg.greatest(chart, -1), svg.greatest(chart, 1)
    scale = Fraction(HIGH) / (below + above) if below + above else Fraction(0)
    top = svg.LINE * 2 + svg.GAP if len(chart.series) > 1 else svg.LINE
    zero, foot = top + above * scale, top + HIGH + (svg.LINE if below else 4)
    shapes = [*svg.patterns(chart, name), *svg.legend(chart, name)]
    tall = 1
    for index, label in enumerate(chart.labels):
        middle = svg.GAP + Fraction(group * (2 * index + 1), 2)
        shapes += _group_columns(chart, index, middle, zero, scale, pitch, svg.fills(chart, name))
        lines = wrap(label, max((group - 6) // svg.COLUMN, 2))
        shapes += svg.texts(middle, foot + Fraction(len(lines) * svg.LINE, 2), lines, "middle", index in chart.highlight)
        tall = max(tall, len(lines))
    shapes.append(svg.line(svg.GAP, zero, svg.GAP + group * len(chart.labels), zero))
    return svg.drawing(chart, wide, foot + tall * svg.LINE + 4, shapes)


def _pitch(chart: Chart, wide: int) -> int:
    """The room for one column and its number."""
    numbers = [svg.text_width(value_text(chart, value)) for series in chart.series for value in series.values]
    room = (wide - 2 * svg.GAP) // max(len(chart.labels) * len(chart.series), 1) - svg.GAP
    return max(NARROWEST, max(numbers, default=0) + 2, min(room, WIDEST))


def _group(chart: Chart, wide: int) -> int:
    """The room for one label: its columns, and at least five characters of the label, two where it has no more."""
    label = min(max(map(svg.text_width, chart.labels), default=0) + 8, 10 * svg.COLUMN)
    least = max(_pitch(chart, wide) * len(chart.series) + 2 * svg.GAP, label)
    return max(least, min((wide - 2 * svg.GAP) // max(len(chart.labels), 1), least * 3 // 2))


def _group_columns(chart: Chart, index: int, middle: Fraction, zero: Fraction, scale: Fraction, pitch: int,
                   fills: list[str]) -> Iterator[str]:
    start = middle - Fraction(pitch * len(chart.series), 2)
    for number, series in enumerate(chart.series):
        value = series.value(index)
        high = abs(value or Fraction(0)) * scale
        below = value is not None and value < 0
        x = start + number * pitch
        yield svg.rect(x + 1, zero if below else zero - high, pitch - 2, high, fills[number])
        yield svg.text(x + Fraction(pitch, 2), zero + high + 9 if below else zero - high - 9, value_text(chart, value),
                       "middle", index in chart.highlight)
