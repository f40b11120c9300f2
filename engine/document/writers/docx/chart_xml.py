"""The chart of a workbook as one in a document: our typefaces, no title or frame of its own, its numbers in a workbook.

A program takes for granted what a chart doesn't say, and not every one the same: what matters is said.
"""

from __future__ import annotations

from decimal import Context
from typing import Any

from lxml import etree

from .fonts import LATIN, SONG
from .xml import Element, qualified, x

_AXIS = ("c:axId", "c:scaling", "c:delete", "c:axPos", "c:majorGridlines", "c:minorGridlines", "c:title", "c:numFmt")
# What must stand in an element, and behind which of its children it comes.
_SAID = (
    ("c:barChart", "c:varyColors", "0", ("c:barDir", "c:grouping")),
    ("c:lineChart", "c:varyColors", "0", ("c:grouping",)),
    ("c:pieChart", "c:varyColors", "1", ()),
    ("c:catAx", "c:delete", "0", ("c:axId", "c:scaling")),
    ("c:valAx", "c:delete", "0", ("c:axId", "c:scaling")),
    ("c:catAx", "c:majorTickMark", "none", _AXIS), ("c:catAx", "c:minorTickMark", "none", (*_AXIS, "c:majorTickMark")),
    ("c:valAx", "c:majorTickMark", "out", _AXIS), ("c:valAx", "c:minorTickMark", "none", (*_AXIS, "c:majorTickMark")),
    ("c:title", "c:overlay", "0", ("c:tx", "c:layout")),
    ("c:legend", "c:overlay", "0", ("c:legendPos", "c:legendEntry", "c:layout")),
)
_LABELS = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")
_SIZE = "1050"
DIGITS = Context(prec=15)


def word_chart(source: bytes) -> bytes:
    """The chart as a part of a document whose relationship ``rId1`` is the workbook with the same sheet."""
    space = etree.fromstring(source)
    chart = space.find(qualified("c:chart"))
    _say(space)
    title = chart.find(qualified("c:title"))
    if title is not None:
        chart.remove(title)
    _after(chart, x("c:autoTitleDeleted", val="1"), ())
    for old in space.findall(qualified("c:printSettings")):
        space.remove(old)
    space.find(qualified("c:lang")).set("val", "zh-CN")
    _after(space, x("c:roundedCorners", val="0"), ("c:date1904", "c:lang"))
    place = list(space).index(chart) + 1
    space[place:place] = [_no_frame(), _typefaces(), x("c:externalData", x("c:autoUpdate", val="0"), r__id="rId1")]
    return bytes(etree.tostring(space, encoding="UTF-8", standalone=True))


def _say(space: Any) -> None:
    for parent, child, value, before in _SAID:
        for element in space.iter(qualified(parent)):
            if element.find(qualified(child)) is None:
                _after(element, x(child, val=value), before)
    for line in space.iter(qualified("c:lineChart")):
        for series in line.findall(qualified("c:ser")):
            if series.find(qualified("c:smooth")) is None:
                series.append(x("c:smooth", val="0"))
    for labels in space.iter(qualified("c:dLbls")):
        _say_labels(labels)
    for place in space.iterfind(f".//{qualified('c:pieChart')}//{qualified('c:dLblPos')}"):
        # Where a label fits into its slice, Word would print it black on the colour.
        place.set("val", "outEnd")
    for number in space.iterfind(f".//{qualified('c:numCache')}/{qualified('c:pt')}/{qualified('c:v')}"):
        # 97392.4 and not 97392.39999999999, as it comes: a workbook has 15 digits.
        number.text = f"{DIGITS.create_decimal(number.text).normalize():f}" if number.text else number.text
    for runs in space.iter(qualified("a:rPr")):
        runs.set("lang", "zh-CN")


def _say_labels(labels: Any) -> None:
    """What a label of data shows and what it doesn't, all of it, in the order of the standard."""
    if labels.find(qualified("c:delete")) is not None:
        return
    shown = {name: labels.find(qualified(name)) for name in _LABELS}
    place = min((list(labels).index(found) for found in shown.values() if found is not None), default=len(labels))
    for found in shown.values():
        if found is not None:
            labels.remove(found)
    labels[place:place] = [x(name, val="0") if found is None else found for name, found in shown.items()]


def _after(parent: Any, child: Element, before: tuple[str, ...]) -> None:
    """Puts a child behind the last of those that come before it."""
    names = {qualified(name) for name in before}
    place = max((index for index, other in enumerate(parent) if other.tag in names), default=-1)
    parent.insert(place + 1, child)


def _no_frame() -> Element:
    return x("c:spPr", x("a:noFill"), x("a:ln", x("a:noFill")))


def _typefaces() -> Element:
    looks = x("a:defRPr", x("a:latin", typeface=LATIN), x("a:ea", typeface=SONG), sz=_SIZE)
    return x("c:txPr", x("a:bodyPr"), x("a:lstStyle"), x("a:p", x("a:pPr", looks), x("a:endParaRPr", lang="zh-CN")))
