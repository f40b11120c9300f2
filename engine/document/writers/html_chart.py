"""A chart in a page: a figure with its title, the drawing and its note."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType
from typing import Protocol

from ..chart_data import unit_text
from ..model import Chart
from .html_table import lines_of
from .svg import NARROW, WIDE
from .svg_bars import bars
from .svg_columns import columns
from .svg_pie import pie
from .svg_slope import slope


class Drawer(Protocol):
    """What draws a kind of chart as SVG: ``name`` is the chart's own within the page, ``wide`` how wide it should be."""

    def __call__(self, chart: Chart, name: str, wide: int = WIDE) -> str:
        """The drawing."""


DRAWN: Mapping[str, Drawer] = MappingProxyType({"bars": bars, "columns": columns, "slope": slope, "pie": pie})


def chart_lines(chart: Chart, name: str, below: bool = False) -> list[str]:
    """The lines of the figure; ``name`` is the chart's own within the page (for what the drawing refers to).

    The title stands above the drawing, or ``below`` it as in a report, where the unit stays above and the drawing is narrow.
    """
    unit = unit_text(chart)
    said = f'<span class="unit">{escape(unit)}</span>' if unit else ""
    note = [f'<p class="note">{lines_of(chart.note)}</p>'] if chart.note else []
    title = escape(chart.full)
    drawing = [f'<div class="drawing" tabindex="0" role="group" aria-label="{title}">', DRAWN[chart.kind](chart, name, NARROW if below else WIDE),
               "</div>"]
    if below:
        above = [f'<p class="note unit">{escape(unit)}</p>'] if unit else []
        return ["<figure>", *above, *drawing, *note, f"<figcaption>{title}</figcaption>", "</figure>"]
    return ["<figure>", f"<figcaption>{title}{said}</figcaption>", *drawing, *note, "</figure>"]
