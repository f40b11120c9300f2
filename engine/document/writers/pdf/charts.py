"""Charts as vector pictures with embedded fonts, and what they show as the text in their place."""

from __future__ import annotations

import re
from html import escape

from ...chart_data import described, unit_text
from ...model import Chart
from ..html_chart import DRAWN
from ..svg import NARROW
from .inline import content, literal

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_STYLE = re.compile(r'(<svg[^>]*?) style="[^"]*"')


def chart_call(chart: Chart, name: str, family: str) -> str:
    """The call that sets a chart with its title and note; ``family`` is the font of its texts."""
    drawing = DRAWN[chart.kind](chart, name, NARROW)
    size = _SIZE.search(drawing)
    wide, high = size.groups() if size else (str(NARROW), str(NARROW))
    drawing = _STYLE.sub(r"\1", drawing, count=1).replace("<svg ", f'<svg font-family="{escape(family)}" ', 1)
    said = literal(f"{chart.full}：{described(chart)}")
    return f"picture({content(chart.full)}, {content(unit_text(chart))}, {content(chart.note)}, {said}, {wide}, {high}, {literal(drawing)})"
