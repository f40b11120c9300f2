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
LIST, SWATCH, NUMBER = 2 * MIDDLE + 8, 20, 18
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


def pie(chart: Chart, name: str) -> str:
    """The chart as SVG, of its first series. ``name`` is its own within the page."""
    slices, fills = tuple(_slices(chart)), [_fill(name, index) for index in range(len(chart.labels))]
    rows, foot, wide = _list(chart, fills)
    rim = f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" fill="none" stroke="{svg.AXIS}"/>'
    shapes = [*_patterns(chart, name), *(_drawn(part, fills[part.index]) for part in slices), rim, *_keys(slices), *rows]
    return svg.drawing(chart, wide, max(foot, 2 * MIDDLE), shapes)


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
    """One slice with a white edge; the whole is a circle. A slice too thin for hatching is solid, its edge fine."""
    thin = part.share < THIN
    colour, edge = (_colour(part.index), "0.5") if thin else (fill, "1.5")
    look = f'fill="{colour}" stroke="#fff" stroke-width="{edge}" stroke-linejoin="round"'
    if part.share == 1:
        return f'<circle cx="{MIDDLE}" cy="{MIDDLE}" r="{RADIUS}" {look}/>'
    ends = [" ".join(map(svg.fine, _point(share, RADIUS))) for share in (part.start, part.start + part.share)]
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


def _list(chart: Chart, fills: list[str]) -> tuple[list[str], int, int]:
    """The list beside the pie, how far down it comes, and the width of the picture."""
    values = [value_text(chart, svg.value_at(chart.series[0].values, index) if chart.series else None)
              for index in range(len(chart.labels))]
    said = share_texts(chart)
    columns = [max(map(svg.text_width, texts), default=0) + 2 * svg.GAP for texts in (values, said)]
    label = max((svg.text_width(text) for text in chart.labels), default=0) // svg.COLUMN
    lines = [wrap(text, min(max(label, NARROWEST_LABEL), WIDEST_LABEL)) for text in chart.labels]
    start = LIST + SWATCH + NUMBER + svg.GAP
    first = start + max((svg.text_width(line) for found in lines for line in found), default=0) + columns[0]
    high = sum(len(found) * svg.LINE + ROW_GAP for found in lines)
    shapes, y = list[str](), max(MIDDLE - high // 2, ROW_GAP)
    for index, found in enumerate(lines):
        middle = y + Fraction(len(found) * svg.LINE, 2)
        bold = index in chart.highlight
        shapes += [svg.rect(LIST, middle - 6, 14, 12, fills[index]),
                   svg.text(LIST + SWATCH + NUMBER, middle, str(index + 1), "end"), *svg.texts(start, middle, found, bold=bold),
                   svg.text(first, middle, values[index], "end", bold),
                   svg.text(first + columns[1], middle, said[index], "end", bold)]
        y += len(found) * svg.LINE + ROW_GAP
    return shapes, y + ROW_GAP, first + columns[1] + svg.GAP


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
