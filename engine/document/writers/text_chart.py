"""A chart in terminal characters. Numbers stand before the bars: how wide a ■ is differs between consoles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import zip_longest

from ...exact import round_to
from ...width import GAP, hung, pad, width
from ..chart_data import share_texts, value_text
from ..model import Chart

MARKS = ("■", "□", "▲", "○")


def chart_lines(chart: Chart, columns: int) -> Iterator[str]:
    """Title, a line for each label and series, and the note. A label that matters most is marked with *."""
    yield from hung(f"{chart.full}（{chart.unit}）" if chart.unit else chart.full, columns)
    labels = [f"* {label}" if index in chart.highlight else f"  {label}" for index, label in enumerate(chart.labels)]
    labels = [" ".join(label.split("\n")) for label in labels]
    room = min(max(map(width, labels), default=0), columns * 2 // 5)
    head, rows = _slope(chart) if chart.kind == "slope" else _bars(chart, room, columns)
    if head:
        yield (pad("", room) + GAP if chart.kind == "slope" else "") + head
    for label, lines in zip(labels, rows):
        for part, line in zip_longest(hung(label, room, "  "), lines, fillvalue=""):
            yield f"{pad(part, room)}{GAP}{line}".rstrip()
    if chart.note:
        yield from hung(chart.note, columns)


def _slope(chart: Chart) -> tuple[str, list[list[str]]]:
    """The names of the series, and for each label its values one after the other, with arrows between."""
    texts = [[value_text(chart, value) for value in series.values] for series in chart.series]
    names = [series.name for series in chart.series]
    wide = [max(map(width, (name, *column))) for name, column in zip(names, texts)]
    rows = [[" → ".join(pad(column[index], columns, ">") for column, columns in zip(texts, wide))]
            for index in range(len(chart.labels))]
    return "    ".join(pad(name, columns, ">") for name, columns in zip(names, wide)), rows


def _bars(chart: Chart, room: int, columns: int) -> tuple[str, list[list[str]]]:
    """The names of several series, and for each label its bars; negative ones of a single series are hollow.

    The parts of a pie have their shares before the bars.
    """
    values = [value for series in chart.series for value in series.values if value is not None]
    wide = max((width(_signed(chart, value)) for value in values), default=1)
    most = max((abs(value) for value in values), default=Fraction(0))
    marks = [f"{MARKS[number % len(MARKS)]} {series.name}" for number, series in enumerate(chart.series)]

    parts = share_texts(chart) if chart.kind == "pie" else ()
    part = max(map(width, parts), default=0) + len(GAP) if parts else 0
    longest = max((columns - room - wide - part - 2 * len(GAP)) // 2, 1)

    def bar(number: int, value: Fraction | None, share: str) -> str:
        hollow = len(chart.series) == 1 and value is not None and value < 0
        mark = MARKS[1] if hollow else MARKS[number % len(MARKS)]
        return pad(_signed(chart, value), wide, ">") + pad(share, part, ">") + GAP + mark * _length(value, most, longest)

    rows = [[bar(number, series.value(index), parts[index] if parts else "")
             for number, series in enumerate(chart.series)] for index in range(len(chart.labels))]
    return GAP.join(marks) if len(marks) > 1 else "", rows


def _signed(chart: Chart, value: Fraction | None) -> str:
    """The value's text; with a plus sign where bars go both ways."""
    both = any(item is not None and item < 0 for series in chart.series for item in series.values)
    return ("+" if both and value is not None and value > 0 else "") + value_text(chart, value)


def _length(value: Fraction | None, most: Fraction, longest: int) -> int:
    """How many marks a value gets, of ``longest`` for the greatest: one at least where it isn't 0."""
    if not value or not most:
        return 0
    # A mark takes one column on some consoles and two on others, so that ``longest`` is half of the room.
    return max(int(round_to(abs(value) / most * longest, Fraction(1))), 1)
