"""Charts as inline SVG: one function a kind below, the shared parts here. Text is measured, so that none is clipped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape

from ...exact import plain
from ...width import width
from ..chart_data import described
from ..model import BAD, GOOD, KEY, MUTED, NEW, OLD, Chart
from ..xml_text import clean

Number = Fraction | int
WIDE, NARROW = 720, 520
LINE = 17
COLUMN = 7
GAP = 8
SMALLEST = 13
INK, AXIS = "#1f2933", "#6b7680"
COLOURS = ("#2b66a8", "#b3580f", "#5b6b2f", "#6f4a8e")
TONES = {OLD: "#8a8f98", NEW: "#2b66a8", GOOD: "#1b7340", BAD: "#b42318", MUTED: "#8a8f98", KEY: "#123f73"}
BELOW_ZERO = "#b3580f"


def number(value: Number) -> str:
    """A coordinate: one decimal at most."""
    return plain(Fraction(value), 1).removesuffix(".0")


def fine(value: Number) -> str:
    """A coordinate that thin shapes need: three decimals at most."""
    return plain(Fraction(value), 3).rstrip("0").removesuffix(".")


def text_width(text: str) -> int:
    """The room that a text may take at the charts' type size (its widest line)."""
    return max((width(line) for line in text.split("\n")), default=0) * COLUMN


def text(x: Number, y: Number, said: str, anchor: str = "start", bold: bool = False) -> str:
    """One line of text; ``y`` is its middle."""
    weight = ' font-weight="700"' if bold else ""
    return (f'<text x="{number(x)}" y="{number(y)}" text-anchor="{anchor}" dominant-baseline="central"{weight}>'
            f"{escape(clean(said))}</text>")


def texts(x: Number, y: Number, lines: Sequence[str], anchor: str = "start", bold: bool = False) -> Iterable[str]:
    """Several lines, ``y`` the middle of them all."""
    first = Fraction(y) - Fraction((len(lines) - 1) * LINE, 2)
    return [text(x, first + index * LINE, line, anchor, bold) for index, line in enumerate(lines)]


def rect(x: Number, y: Number, wide: Number, high: Number, fill: str) -> str:
    """A filled box with an outline, which a pattern needs to be seen as one."""
    edge = "" if fill.startswith("#") else f' stroke="{INK}" stroke-width="1"'
    return (f'<rect x="{number(x)}" y="{number(y)}" width="{number(wide)}" height="{number(high)}" '
            f'fill="{fill}"{edge}/>')


def line(x1: Number, y1: Number, x2: Number, y2: Number, stroke: str = AXIS, weight: str = "1") -> str:
    """A straight line."""
    return (f'<line x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}" '
            f'stroke="{stroke}" stroke-width="{weight}"/>')


def colour_of(chart: Chart, series: int) -> str:
    """The colour of a series: its tone's, else the next one."""
    return TONES.get(chart.series[series].tone, COLOURS[series % len(COLOURS)])


def fills(chart: Chart, name: str) -> list[str]:
    """How each series is filled: the first one solid, the others hatched, so that they differ without colour."""
    return [colour_of(chart, index) if not index else f"url(#{name}-{index})" for index in range(len(chart.series))]


def patterns(chart: Chart, name: str) -> list[str]:
    """The hatchings that ``fills`` names; ``name`` is the chart's own within the page."""
    found = []
    for index in range(1, len(chart.series)):
        turn = (45, -45, 0)[(index - 1) % 3]
        found.append(pattern(f"{name}-{index}", turn, colour_of(chart, index)))
    return [f"<defs>{''.join(found)}</defs>"] if found else []


def pattern(name: str, turn: int, colour: str, wide: int = 3) -> str:
    """One hatching: lines of ``wide`` in every 6, turned by so many degrees."""
    return (f'<pattern id="{name}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">'
            f'<rect width="6" height="6" fill="#fff"/><rect width="{wide}" height="6" fill="{colour}"/></pattern>')


def legend(chart: Chart, name: str) -> list[str]:
    """The names of the series beside their fills, in one line at the top; none for a single one."""
    if len(chart.series) < 2:
        return []
    found, x = [], 4
    for series, fill in zip(chart.series, fills(chart, name)):
        found += [rect(x, 4, 14, 12, fill), text(x + 20, 10, series.name)]
        x += 20 + text_width(series.name) + 24
    return found


def legend_width(chart: Chart) -> int:
    """The room that ``legend`` takes."""
    return sum(text_width(series.name) + 44 for series in chart.series) + 4 if len(chart.series) > 1 else 0


def drawing(chart: Chart, wide: int, high: Number, shapes: Iterable[str]) -> str:
    """The picture around its shapes: named, and as wide as its column, but never so small that it can't be read."""
    title = escape(clean(chart.title))
    return "".join([f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{title}" '
                    f'viewBox="0 0 {wide} {number(high)}" style="max-width:{wide}px;min-width:{wide * 2 // 3}px" '
                    f'font-size="{SMALLEST}" fill="{INK}"><title>{title}</title><desc>{escape(clean(described(chart)))}</desc>',
                    *shapes, "</svg>"])


def greatest(chart: Chart, sign: int) -> Fraction:
    """The value furthest from zero on one side (1 above, -1 below), without its sign; 0 if there is none."""
    values = [value * sign for series in chart.series for value in series.values if value is not None]
    return max([*values, Fraction(0)])
