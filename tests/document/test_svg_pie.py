"""Pies: exact shares that add up as printed, slices that fill the circle, small ones to be found, told apart without colour."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Chart, Series
from engine.document.chart_data import chart_table, share_texts, shares, shown_shares
from engine.document.writers.svg_pie import APART, MIDDLE, RADIUS, direction, pie

SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.lists(st.none() | st.fractions(0, 10**6), min_size=1, max_size=25)


def pie_of(*values: Fraction | int | None) -> Chart:
    numbers = tuple(None if value is None else Fraction(value) for value in values)
    return Chart("pie", "构成", tuple(f"第{number}项" for number in range(1, len(values) + 1)), (Series("金额", numbers),), "万元")


def picture(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(pie(chart, "c1"))


def slices(chart: Chart) -> list[ElementTree.Element]:
    return [item for item in picture(chart) if item.get("fill") and item.get("stroke") == "#fff"]


@given(VALUES)
def test_printed_shares_add_up_to_the_whole(values: list[Fraction | None]) -> None:
    chart = pie_of(*values)
    whole = any(values)
    assert sum(shares(chart)) == sum(shown_shares(chart)) == (1 if whole else 0)
    assert [text == "－" for text in share_texts(chart)] == [value is None or not whole for value in values]


def test_shares_of_thirds_and_of_almost_nothing() -> None:
    assert share_texts(pie_of(1, 1, 1)) == ("33.4%", "33.3%", "33.3%")
    assert share_texts(pie_of(99974, 26, 0, None)) == ("99.97%", "0.03%", "0.00%", "－")
    assert [cell.text for cell in chart_table(pie_of(3, 1)).rows[1]] == ["第2项", "1", "25.0%"]


@given(st.fractions(0, 1))
def test_directions_are_those_of_a_clock(share: Fraction) -> None:
    right, down = direction(share)
    assert float(right) == pytest.approx(math.sin(2 * math.pi * share), abs=1e-8)
    assert float(down) == pytest.approx(-math.cos(2 * math.pi * share), abs=1e-8)


def test_slices_go_clockwise_from_the_top_and_close_the_circle() -> None:
    first, second = slices(pie_of(3, 1))
    top, left = f"{MIDDLE} {MIDDLE - RADIUS}", f"{MIDDLE - RADIUS} {MIDDLE}"
    assert first.attrib["d"] == f"M{MIDDLE} {MIDDLE}L{top}A{RADIUS} {RADIUS} 0 1 1 {left}Z"
    assert second.attrib["d"] == f"M{MIDDLE} {MIDDLE}L{left}A{RADIUS} {RADIUS} 0 0 1 {top}Z"


def test_one_slice_is_the_circle_and_nothing_has_none() -> None:
    (whole,) = slices(pie_of(0, 5, None))
    assert whole.tag == f"{SVG}circle" and whole.attrib["r"] == str(RADIUS)
    assert not slices(pie_of(0, None))


def test_fills_differ_and_thin_slices_are_solid() -> None:
    drawn = slices(pie_of(*[10] * 11, 1))
    assert len({item.attrib["fill"] for item in drawn}) == 12
    assert len(set(re.findall(r"<pattern id=.*?( pattern.*?)</pattern>", pie(pie_of(*[1] * 12), "c1")))) == 11
    assert drawn[-1].attrib["fill"].startswith("#") and drawn[-1].attrib["stroke-width"] == "0.5"


@given(VALUES)
def test_numbers_outside_never_overlap(values: list[Fraction | None]) -> None:
    found = [(float(item.attrib["x"]), float(item.attrib["y"])) for item in picture(pie_of(*values)).iter(f"{SVG}text")
             if item.attrib["text-anchor"] == "middle"]
    assert bool(found) is any(values)
    for place, (x, y) in enumerate(found):
        assert all(abs(x - other) >= APART - 0.2 or abs(y - down) >= APART - 0.2 for other, down in found[:place])


def test_small_slices_beside_each_other_all_have_their_numbers() -> None:
    said = [item.text for item in picture(pie_of(1000, 5, 5, 5)).iter(f"{SVG}text") if item.attrib["text-anchor"] == "middle"]
    assert said == ["1", "2", "3", "4"]


def test_a_part_that_is_nearly_everything_is_seen() -> None:
    """Its arc would end where it begins, which draws nothing."""
    chart = pie_of(10**9, 1)
    assert [item.tag.removeprefix(SVG) for item in slices(chart)] == ["circle", "path"]
