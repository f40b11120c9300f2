"""Charts as SVG: every text within the picture, whatever the labels and numbers; told apart without colour."""

from __future__ import annotations

import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Chart, Series
from engine.document.writers.html_chart import DRAWN, chart_lines
from engine.document.writers.svg import NARROW, WIDE, text_width
from engine.document.writers.svg_slope import LABEL_GAP, spread

SVG = "{http://www.w3.org/2000/svg}"
LABELS = st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=50)
VALUES = st.none() | st.fractions(-10**6, 10**6)


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(tuple(DRAWN)))
    labels = tuple(draw(st.lists(LABELS, min_size=1, max_size=12)))
    count = {"slope": 2, "pie": 1}.get(kind) or draw(st.integers(1, 3))
    values = st.lists(st.none() | st.fractions(0, 10**6) if kind == "pie" else VALUES, min_size=len(labels), max_size=len(labels)).map(tuple)
    series = tuple(Series(draw(LABELS), draw(values)) for _ in range(count))
    return Chart(kind, draw(LABELS), labels, series, highlight=(0,), reverse=draw(st.booleans()))


def picture(chart: Chart, wide: int = WIDE) -> ElementTree.Element:
    return ElementTree.fromstring(DRAWN[chart.kind](chart, "c1", wide))


@given(charts(), st.sampled_from((WIDE, NARROW)))
def test_no_text_is_clipped_and_no_bar_leaves_the_picture(chart: Chart, room: int) -> None:
    svg = picture(chart, room)
    wide, high = (float(number) for number in svg.attrib["viewBox"].split()[2:])
    for item in svg.iter(f"{SVG}text"):
        x, taken = float(item.attrib["x"]), text_width(item.text or "")
        start = x - {"start": 0, "middle": taken / 2, "end": taken}[item.attrib["text-anchor"]]
        assert start >= -1 and start + taken <= wide + 1, item.text
        assert 6 <= float(item.attrib["y"]) <= high - 6
    for item in svg.findall(f"{SVG}rect"):
        assert float(item.attrib["x"]) >= 0 and float(item.attrib["x"]) + float(item.attrib["width"]) <= wide + 1
        assert float(item.attrib["height"]) >= 0 and float(item.attrib["y"]) + float(item.attrib["height"]) <= high + 1


@given(charts())
def test_every_label_number_and_name_is_there(chart: Chart) -> None:
    svg = picture(chart)
    said = "".join("".join(item.itertext()) for item in svg.iter(f"{SVG}text"))
    for label in chart.labels:
        assert not set(label) - set(said)
    assert svg.attrib["role"] == "img" and svg.attrib["aria-label"] == svg.findtext(f"{SVG}title") == chart.title


def test_bars_go_both_ways_from_zero() -> None:
    chart = Chart("bars", "影响", ("增", "减", "无"), (Series("影响", (Fraction(2), Fraction(-1), Fraction(0))),))
    svg = picture(chart)
    up, down, none = svg.findall(f"{SVG}rect")
    zero = svg.findall(f"{SVG}line")[-1].attrib["x1"]
    assert up.attrib["x"] == zero == none.attrib["x"] and none.attrib["width"] == "0"
    assert float(down.attrib["x"]) + float(down.attrib["width"]) == pytest.approx(float(zero), abs=0.2)
    assert float(up.attrib["width"]) == pytest.approx(2 * float(down.attrib["width"]), abs=0.2)
    assert [item.text for item in svg.iter(f"{SVG}text")] == ["增", "+2", "减", "-1", "无", "0"]


def test_series_differ_by_hatching_and_a_legend() -> None:
    chart = Chart("columns", "分布", ("低", "高"), (Series("前", (Fraction(1), Fraction(2))), Series("后", (Fraction(2), None))))
    page = "".join(chart_lines(chart, "c7"))
    assert 'id="c7-1"' in page and "url(#c7-1)" in page and ">前</text>" in page and ">后</text>" in page


def test_ranks_have_the_first_on_top() -> None:
    series = (Series("前", (Fraction(1), Fraction(9))), Series("后", (Fraction(9), Fraction(1))))
    for reverse in (False, True):
        svg = picture(Chart("slope", "名次", ("甲", "乙"), series, reverse=reverse))
        heights = {item.text: float(item.attrib["y"]) for item in svg.iter(f"{SVG}text")}
        assert (heights["甲  1"] < heights["乙  9"]) is reverse


@given(st.lists(st.none() | st.fractions(32, 500), max_size=30))
def test_texts_of_a_slope_never_overlap(points: list[Fraction | None]) -> None:
    high = max(468, LABEL_GAP * (len(points) + 1))
    heights = spread(points, high)
    found = sorted(heights)
    assert len(found) == len(points)
    assert all(later - earlier >= LABEL_GAP for earlier, later in zip(found, found[1:]))
    assert all(32 - LABEL_GAP <= height <= 32 + high for height, point in zip(heights, points) if point is not None)
    assert all(height > 32 + high for height, point in zip(heights, points) if point is None)


def test_texts_are_escaped() -> None:
    chart = Chart("bars", '"><b>', ("<i>&",), (Series("x", (Fraction(1),)),), '"<u>', "<s>\n&")
    page = "".join(chart_lines(chart, "c1"))
    assert not re.search(r"<(b|i|u|s)>", page) and "&lt;s&gt;<br>&amp;" in page
