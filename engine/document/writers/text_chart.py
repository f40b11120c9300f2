"""A chart in terminal characters. Numbers stand before the bars: how wide a ■ is differs between consoles."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...exact import round_to
from ...width import cut, hung, pad, width
from ..chart_data import value_text
from ..model import Chart

MARKS = ("■", "□", "▲", "○")


def chart_lines(chart: Chart, columns: int) -> Iterator[str]:
    """Title, a line for each label and series, and the note. A label that matters most is marked with *."""
    yield from hung(f"{chart.title}（{chart.unit}）" if chart.unit else chart.title, columns)
    labels = [f"* {label}" if index in chart.highlight else f"  {label}" for index, label in enumerate(chart.labels)]
    labels = [" ".join(label.split("\n")) for label in labels]
    room = min(max(map(width, labels), default=0), columns * 2 // 5)
    labels = [cut(label, room) for label in labels]
    yield from _slope(chart, labels, room) if chart.kind == "slope" else _bars(chart, labels, room, columns)
    if chart.note:
        yield from hung(chart.note, columns)


def _slope(chart: Chart, labels: list[str], room: int) -> Iterator[str]:
    """Each label's values one after the other, with arrows between."""
    texts = [[value_text(chart, value) for value in series.values] for series in chart.series]
    names = [series.name for series in chart.series]
    wide = [max(map(width, (name, *column))) for name, column in zip(names, texts)]
    yield pad("", room) + "  " + "    ".join(pad(name, columns, ">") for name, columns in zip(names, wide))
    for index, label in enumerate(labels):
        yield pad(label, room) + "  " + " → ".join(pad(column[index], columns, ">") for column, columns in zip(texts, wide))


def _bars(chart: Chart, labels: list[str], room: int, columns: int) -> Iterator[str]:
    """A bar for each value, half as long as the room is wide; negative ones are hollow where all others are full."""
    if len(chart.series) > 1:
        yield "  ".join(f"{MARKS[number % len(MARKS)]} {series.name}" for number, series in enumerate(chart.series))
    values = [value for series in chart.series for value in series.values if value is not None]
    wide = max((width(_signed(chart, value)) for value in values), default=1)
    most = max((abs(value) for value in values), default=Fraction(0))
    longest = max((columns - room - wide - 4) // 2, 1)
    for index, label in enumerate(labels):
        for number, series in enumerate(chart.series):
            value = series.values[index] if index < len(series.values) else None
            start = pad(label if not number else "", room) + "  " + pad(_signed(chart, value), wide, ">")
            mark = _mark(number, value) if len(chart.series) == 1 else MARKS[number % len(MARKS)]
            yield f"{start}  {mark * _length(value, most, longest)}".rstrip()


def _signed(chart: Chart, value: Fraction | None) -> str:
    """The value's text; with a plus sign where bars go both ways."""
    both = any(item is not None and item < 0 for series in chart.series for item in series.values)
    return ("+" if both and value is not None and value > 0 else "") + value_text(chart, value)


def _mark(number: int, value: Fraction | None) -> str:
    return "□" if value is not None and value < 0 else "■"


def _length(value: Fraction | None, most: Fraction, longest: int) -> int:
    """How many marks a value gets, of ``longest`` for the greatest: one at least where it isn't 0."""
    if not value or not most:
        return 0
    return max(int(round_to(abs(value) / most * longest, Fraction(1))), 1)
