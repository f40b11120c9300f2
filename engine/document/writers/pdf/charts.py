"""Charts as vector pictures with embedded fonts, and what they show as the text in their place."""

from __future__ import annotations

import re
from html import escape

from ....language_choice import translate
from ...chart_data import value_text
from ...model import Chart
from ..html_chart import DRAWN
from .inline import content, literal

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_STYLE = re.compile(r'(<svg[^>]*?) style="[^"]*"')


def chart_call(chart: Chart, name: str, family: str) -> str:
    """The call that sets a chart with its title and note; ``family`` is the font of its texts."""
    drawing = DRAWN[chart.kind](chart, name)
    size = _SIZE.search(drawing)
    wide, high = size.groups() if size else ("720", "360")
    drawing = _STYLE.sub(r"\1", drawing, count=1).replace("<svg ", f'<svg font-family="{escape(family)}" ', 1)
    unit = translate("单位：{unit}").format(unit=chart.unit) if chart.unit else ""
    return (f"picture({content(chart.full)}, {content(unit)}, {content(chart.note)}, {literal(_alternative(chart))}, {wide}, "
            f"{high}, {literal(drawing)})")


def _alternative(chart: Chart) -> str:
    """The chart for those who can't see it: its title, and every number with its label."""
    said = [f"{label} {series.name} {value_text(chart, value)}" for series in chart.series
            for label, value in zip(chart.labels, series.values)]
    return f"{chart.full}：{'；'.join(said)}"
