"""Horizontal bars: labels at the left, bars from a zero line, the number at the end of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...width import wrap
from ..chart_data import value_text
from ..model import Chart
from . import svg

BAR = 18
LABEL_SHARE = 18


@dataclass(frozen=True)
class Frame:
    """Where things stand: the zero line, and how long a bar of value 1 is."""

    zero: Fraction
    scale: Fraction
    label_end: int


def bars(chart: Chart, name: str, wide: int = svg.WIDE) -> str:
    """The chart as SVG. ``name`` is its own within the page; ``wide`` is how wide it should be."""
    labels = [wrap(label, wide // LABEL_SHARE) for label in chart.labels]
    frame = _frame(chart, labels, wide)
    shapes, y = [*svg.patterns(chart, name), *svg.legend(chart, name)], svg.LINE + svg.GAP if svg.legend(chart, name) else 0
    top = y
    for index, lines in enumerate(labels):
        high = max(len(lines) * svg.LINE, BAR * len(chart.series)) + svg.GAP
        shapes += svg.texts(frame.label_end, y + Fraction(high, 2), lines, "end", index in chart.highlight)
        shapes += _row(chart, index, frame, y + Fraction(high - BAR * len(chart.series), 2), svg.fills(chart, name))
        y += high
    shapes.append(svg.line(frame.zero, top, frame.zero, y))
    return svg.drawing(chart, max(wide, svg.legend_width(chart)), max(y, 1), shapes)


def signed(chart: Chart, value: Fraction | None) -> str:
    """The number's text, with its plus sign where some are below zero."""
    plus = value is not None and value > 0 and svg.greatest(chart, -1) > 0
    return ("+" if plus else "") + value_text(chart, value)


def _frame(chart: Chart, labels: list[list[str]], wide: int) -> Frame:
    label_end = max((svg.text_width(line) for lines in labels for line in lines), default=0)
    number = max((svg.text_width(signed(chart, value)) for series in chart.series for value in series.values), default=0)
    below, above = svg.greatest(chart, -1), svg.greatest(chart, 1)
    left = number + svg.GAP if below else 0
    room = wide - label_end - svg.GAP - left - number - 2 * svg.GAP
    scale = Fraction(room) / (below + above) if below + above else Fraction(0)
    return Frame(label_end + svg.GAP + left + below * scale, scale, label_end)


def _row(chart: Chart, index: int, frame: Frame, y: Fraction, fills: list[str]) -> Iterator[str]:
    for number, series in enumerate(chart.series):
        value = series.value(index)
        below = value is not None and value < 0
        length = abs(value or Fraction(0)) * frame.scale
        turned = below and len(chart.series) == 1 and not series.tone
        middle = y + number * BAR + Fraction(BAR, 2)
        yield svg.rect(frame.zero - length if below else frame.zero, middle - BAR // 2 + 2, length, BAR - 4,
                       svg.BELOW_ZERO if turned else fills[number])
        end = frame.zero + (-length - 5 if below else length + 5)
        yield svg.text(end, middle, signed(chart, value), "end" if below else "start", index in chart.highlight)
