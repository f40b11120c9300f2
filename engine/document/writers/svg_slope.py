"""Before and after: each label's two values on two upright scales, joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..chart_data import value_text
from ..model import Chart
from . import svg

HIGH = 260
LABEL_GAP = 18
SHORTEST_LEADER, LONGEST_LEADER = 14, 70
LEAST_BETWEEN = 180
FAINT, DARK = "#9aa3ad", "#2b66a8"


@dataclass(frozen=True)
class Side:
    """One of the two scales: where it stands, its text's side, each label's point (None: no value) and the height of its text."""

    x: int
    anchor: str
    points: tuple[Fraction | None, ...]
    heights: tuple[Fraction, ...]
    texts: tuple[str, ...]
    foot: int
    leader: int


def slope(chart: Chart, name: str, wide: int = svg.WIDE) -> str:
    """The chart as SVG, of the first two series, as ``wide`` as it should be, or more. ``name`` isn't needed: there are no
    patterns."""
    left, right, wide, high = _sides(chart, wide)
    shapes = [svg.text(left.x, 10, chart.series[0].name, "middle", True),
              svg.text(right.x, 10, chart.series[1].name, "middle", True),
              svg.line(left.x, 24, left.x, left.foot), svg.line(right.x, 24, right.x, right.foot)]
    for index in sorted(range(len(chart.labels)), key=lambda item: item in chart.highlight):
        shapes += _joined(chart, index, left, right)
    return svg.drawing(chart, wide, high + svg.LINE, shapes)


def _sides(chart: Chart, wide: int) -> tuple[Side, Side, int, int]:
    said = [_texts(chart, number) for number in (0, 1)]
    high = max(HIGH, LABEL_GAP * (len(chart.labels) + 1))
    points = [_points(chart, number, high) for number in (0, 1)]
    heights = [spread(found, high) for found in points]
    leader = _leader(points, heights)
    names = [svg.text_width(series.name) // 2 for series in chart.series[:2]]
    room = [max(max(map(svg.text_width, said[number]), default=0) + leader + 8, names[number] + 4) for number in (0, 1)]
    between = max(wide - sum(room), LEAST_BETWEEN, sum(names) + 24)
    sides = [Side(x, anchor, points[number], heights[number], said[number], high + 40, leader)
             for number, (x, anchor) in enumerate(((room[0], "end"), (room[0] + between, "start")))]
    lacking = max(side.points.count(None) for side in sides)
    return sides[0], sides[1], sum(room) + between, high + 40 + lacking * LABEL_GAP


def _leader(points: Sequence[Sequence[Fraction | None]], heights: Sequence[Sequence[Fraction]]) -> int:
    """How far texts stand from their points: further where they had to give way, so that the lines can be followed."""
    moved = [abs(height - point) for side, texts in zip(points, heights) for point, height in zip(side, texts)
             if point is not None]
    return min(max(SHORTEST_LEADER, int(max(moved, default=Fraction(0)) / 2)), LONGEST_LEADER)


def _texts(chart: Chart, number: int) -> tuple[str, ...]:
    values = [chart.series[number].value(index) for index in range(len(chart.labels))]
    said = [(" ".join(label.split("\n")), value_text(chart, value)) for label, value in zip(chart.labels, values)]
    return tuple(f"{label}  {value}" if not number else f"{value}  {label}" for label, value in said)


def _points(chart: Chart, number: int, high: int) -> tuple[Fraction | None, ...]:
    """How far down each value stands on the common scale of both sides."""
    both = [value for series in chart.series[:2] for value in series.values if value is not None]
    low, top = (min(both), max(both)) if both else (Fraction(0), Fraction(0))
    found = []
    for index in range(len(chart.labels)):
        value = chart.series[number].value(index)
        share = None if value is None else (top - value) / (top - low) if top > low else Fraction(1, 2)
        found.append(None if share is None else 32 + (1 - share if chart.reverse else share) * high)
    return tuple(found)


def spread(points: Sequence[Fraction | None], high: int) -> tuple[Fraction, ...]:
    """Heights for the texts of the points: as near as may be, in their order, never closer than a line of text.

    Those of labels without a value follow below the scale.
    """
    order = sorted((point, index) for index, point in enumerate(points) if point is not None)
    heights = [Fraction(0)] * len(points)
    last = Fraction(32 - LABEL_GAP)
    for point, index in order:
        last = max(point, last + LABEL_GAP)
        heights[index] = last
    limit = Fraction(32 + high + LABEL_GAP)
    for _, index in reversed(order):
        limit = min(heights[index], limit - LABEL_GAP)
        heights[index] = limit
    below = [index for index, point in enumerate(points) if point is None]
    for number, index in enumerate(below, 1):
        heights[index] = Fraction(32 + high + number * LABEL_GAP)
    return tuple(heights)


def _joined(chart: Chart, index: int, left: Side, right: Side) -> list[str]:
    bold = index in chart.highlight
    stroke = DARK if bold or not chart.highlight else FAINT
    start, end = left.points[index], right.points[index]
    found = [] if start is None or end is None else [
        svg.line(left.x, start, right.x, end, stroke, "3" if bold else "1.5")]
    for side, away in ((left, -1), (right, 1)):
        point, height = side.points[index], side.heights[index]
        if point is not None:
            found += [svg.line(side.x, point, side.x + away * side.leader, height, stroke), _dot(side.x, point, stroke)]
        found.append(svg.text(side.x + away * (side.leader + 4), height, side.texts[index], side.anchor, bold))
    return found


def _dot(x: int, y: Fraction, fill: str) -> str:
    return f'<circle cx="{x}" cy="{svg.number(y)}" r="3.5" fill="{fill}"/>'
