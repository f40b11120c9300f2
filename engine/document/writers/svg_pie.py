"""A pie: slices clockwise from the top, hatched and numbered; their names, numbers and shares in a list beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ...width import wrap
from ..chart_data import share_texts, shares, value_text
from ..model import Chart
from . import svg

RADIUS, MIDDLE = 92, 146
RINGS = (13, 29, 45)
APART = 14
BESIDE, SWATCH, NUMBER = 2 * MIDDLE + 8, 20, 18
NARROWEST_LABEL, WIDEST_LABEL = 8, 32
ROW_GAP = 7
THIN = Fraction(1, 50)
HALF_PI = Fraction(3141592653589793, 2 * 10**15)
TERMS = 9


@dataclass(frozen=True)
class Slice:
    """One part: its place among the labels, where it begins and how much it is (1: the whole)."""

    index: int
    start: Fraction
    share: Fraction

    @property
    def middle(self) -> Fraction:
        """The direction in which it lies."""
        return self.start + self.share / 2


@dataclass(frozen=True)
class Listed:
    """The list: each label in lines, its number and share as text; where the numbers end, and how wide all of it is."""

    lines: tuple[tuple[str, ...], ...]
    values: tuple[str, ...]
    shares: tuple[str, ...]
    value_end: int
    wide: int

    @property
    def high(self) -> int:
        """How high all rows are."""
        return sum(len(found) * svg.LINE + ROW_GAP for found in self.lines)


def pie(chart: Chart, name: str, wide: int = svg.WIDE) -> str:
    """The chart as SVG, of its first series. ``name`` is its own within the page; the list stands below the pie where both
    would be wider than ``wide``."""
    slices, fills, listed = tuple(_slices(chart)), [_fill(name, index) for index in range(len(chart.labels))], _listed(chart)
    beside = BESIDE + listed.wide + svg.GAP
    left, top = (BESIDE, max(MIDDLE - listed.high // 2, ROW_GAP)) if beside <= wide else (svg.GAP, 2 * MIDDLE)
    rim = f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" fill="none" stroke="{svg.AXIS}"/>'
    shapes = [*_patterns(chart, name), *(_drawn(part, fills[part.index]) for part in slices), rim, *_keys(slices),
              *_rows(chart, listed, fills, left, top)]
    return svg.drawing(chart, max(left + listed.wide + svg.GAP, 2 * MIDDLE), max(top + listed.high, 2 * MIDDLE), shapes)


def _slices(chart: Chart) -> Iterator[Slice]:
    """The parts that are more than nothing, one behind the other."""
    start = Fraction(0)
    for index, share in enumerate(shares(chart)):
        if share:
            yield Slice(index, start, share)
            start += share


def direction(share: Fraction) -> tuple[Fraction, Fraction]:
    """Where the hand of a clock points after so much of a turn: to the right and down, for a hand of length 1.

    By series, so that every machine draws the same; exact to nine decimals.
    """
    quarter, rest = divmod(share * 4, 1)
    angle = rest * HALF_PI
    power, sums = Fraction(1), [Fraction(0), Fraction(0)]
    for term in range(2 * TERMS):
        sums[term % 2] += power * (-1) ** (term // 2)
        power = round(power * angle / (term + 1) * 10**15) / Fraction(10**15)
    cosine, sine = sums
    return ((sine, -cosine), (cosine, sine), (-sine, cosine), (-cosine, -sine))[quarter % 4]


def _point(share: Fraction, radius: int) -> tuple[Fraction, Fraction]:
    right, down = direction(share)
    return MIDDLE + right * radius, MIDDLE + down * radius


def _drawn(part: Slice, fill: str) -> str:
    """One slice with a white edge; the whole is a circle, and so is all but nothing. A slice too thin for hatching is solid, its edge fine."""
    thin = part.share < THIN
    colour, edge = (_colour(part.index), "0.5") if thin else (fill, "1.5")
    look = f'fill="{colour}" stroke="#fff" stroke-width="{edge}" stroke-linejoin="round"'
    if part.share == 1:
        return f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" {look}/>'
    ends = [" ".join(map(svg.fine, _point(share, RADIUS))) for share in (part.start, part.start + part.share)]
    if part.share > Fraction(1, 2) and ends[0] == ends[1]:
        return f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" {look}/>'
    large = int(part.share > Fraction(1, 2))
    return f'<path d="M{MIDDLE} {MIDDLE}L{ends[0]}A{RADIUS} {RADIUS} 0 {large} 1 {ends[1]}Z" {look}/>'


def _keys(slices: tuple[Slice, ...]) -> list[str]:
    """The number of each slice outside it, as near as no other is in its way, with a line from the rim to it."""
    taken, lines = dict[int, tuple[Fraction, Fraction]](), list[str]()
    for part in slices:
        free = [(ring, spot) for ring in RINGS for spot in [_point(part.middle, RADIUS + ring)]
                if all(abs(spot[0] - x) >= APART or abs(spot[1] - y) >= APART for x, y in taken.values())]
        if free:
            ring, taken[part.index] = free[0]
            lines.append(svg.line(*_point(part.middle, RADIUS + 1), *_point(part.middle, RADIUS + ring - 7)))
    numbers = [svg.text(*spot, str(index + 1), "middle") for index, spot in taken.items()]
    return [*lines, '<g stroke="#fff" stroke-width="3" paint-order="stroke">', *numbers, "</g>"]


def _listed(chart: Chart) -> Listed:
    values = tuple(value_text(chart, chart.series[0].value(index) if chart.series else None) for index in range(len(chart.labels)))
    said = share_texts(chart)
    longest = max(map(svg.text_width, chart.labels), default=0) // svg.COLUMN
    lines = tuple(tuple(wrap(text, min(max(longest, NARROWEST_LABEL), WIDEST_LABEL))) for text in chart.labels)
    label = max((svg.text_width(line) for found in lines for line in found), default=0)
    numbers, shares_wide = (max(map(svg.text_width, texts), default=0) + 2 * svg.GAP for texts in (values, said))
    value_end = SWATCH + NUMBER + svg.GAP + label + numbers
    return Listed(lines, values, said, value_end, value_end + shares_wide)


def _rows(chart: Chart, listed: Listed, fills: list[str], left: int, top: int) -> Iterator[str]:
    """The rows of the list, its corner at these coordinates."""
    y = top
    for index, lines in enumerate(listed.lines):
        middle, bold = y + Fraction(len(lines) * svg.LINE, 2), index in chart.highlight
        yield svg.rect(left, middle - 6, 14, 12, fills[index])
        yield svg.text(left + SWATCH + NUMBER, middle, str(index + 1), "end")
        yield from svg.texts(left + SWATCH + NUMBER + svg.GAP, middle, lines, bold=bold)
        yield svg.text(left + listed.value_end, middle, listed.values[index], "end", bold)
        yield svg.text(left + listed.wide, middle, listed.shares[index], "end", bold)
        y += len(lines) * svg.LINE + ROW_GAP


def _colour(index: int) -> str:
    return svg.COLOURS[index % len(svg.COLOURS)]


def _fill(name: str, index: int) -> str:
    """How a slice is filled: the first one solid, the others hatched, so that they differ without colour."""
    return f"url(#{name}-{index})" if index else _colour(0)


def _patterns(chart: Chart, name: str) -> list[str]:
    """The hatchings: other slants, then other widths."""
    found = [svg.pattern(f"{name}-{index}", (45, -45, 0, 90)[(index - 1) % 4], _colour(index),
                         (3, 5, 1)[(index - 1) // 4 % 3]) for index in range(1, len(chart.labels))]
    return [f"<defs>{''.join(found)}</defs>"] if found else []
