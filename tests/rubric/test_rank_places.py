"""Places as rubrics write them, and how many departments a share of them is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rubric.methods.rank_places import Places, faults, many, parted, places_of
from engine.rubric.ranges import read_range


def read(written: str) -> Places | None:
    """The places in a text."""
    head, body = parted(written)
    span = read_range(body)
    return None if span is None else places_of(head, span)


def some(low: str, high: str | None, share: bool = False, back: bool = False) -> Places:
    """Places between two ends."""
    return Places(Fraction(low), None if high is None else Fraction(high), share, back)


@pytest.mark.parametrize("written, places", [
    ("1", some("0", "1")), ("第1名", some("0", "1")), ("1-3", some("0", "3")), ("第4-6名", some("3", "6")), ("第2名至第5名", some("1", "5")),
    ("第一名", some("0", "1")), ("11以上", some("10", None)), ("≤3", some("0", "3")), ("＞10", some("10", None)),
    ("前3名", some("0", "3")), ("前三名", some("0", "3")), ("前4-6名", some("3", "6")), ("后3名", some("0", "3", back=True)),
    ("最后两名", some("0", "2", back=True)), ("末3名", some("0", "3", back=True)), ("倒数第1名", some("0", "1", back=True)),
    ("倒数第2-3名", some("1", "3", back=True)), ("前10%", some("0", "1/10", True)), ("前 10％", some("0", "1/10", True)),
    ("10%-30%", some("1/10", "3/10", True)), ("前10%-30%", some("1/10", "3/10", True)),
    ("10%(不含)-30%(含)", some("1/10", "3/10", True)), ("≤10%", some("0", "1/10", True)), ("＞30%", some("3/10", None, True)),
    ("后20%", some("0", "1/5", True, True)), ("后10%-20%", some("1/10", "1/5", True, True)), ("倒数10%", some("0", "1/10", True, True)),
])
def test_read(written: str, places: Places) -> None:
    """Above the first end, up to and with the second."""
    assert read(written) == places


@pytest.mark.parametrize("written", [
    "10%", "10%(含)-30%", "10%-30%(不含)", "30%以上", "前120%", "前0名", "1.5", "前3名以上", "领先的", "±3", "前十五名", "后0%"])
def test_what_is_no_place(written: str) -> None:
    """A share alone may mean up to it or only it; the first 10% belong to what ends there."""
    assert read(written) is None


@pytest.mark.parametrize("written, count, mode, span", [
    ("前10%", 25, "up", (1, 3)), ("前10%", 25, "down", (1, 2)), ("前10%", 25, "half_up", (1, 3)), ("前10%", 4, "down", (1, 0)),
    ("10%-30%", 25, "up", (4, 8)), ("10%-30%", 25, "down", (3, 7)), ("10%-30%", 25, "half_up", (4, 8)),
    ("后10%", 25, "down", (24, 25)), ("后3名", 9, "", (7, 9)), ("倒数第2-3名", 9, "", (7, 8)), ("后3名", 2, "", (0, 2)),
    ("前3名", 2, "", (1, 3)), ("11以上", 30, "", (11, 30)), ("＞30%", 10, "up", (4, 10)),
])
def test_among(written: str, count: int, mode: str, span: tuple[int, int]) -> None:
    """The first and last place that they are."""
    places = read(written)
    assert places is not None and places.among(count, count, mode) == span


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True), st.integers(1, 300),
       st.sampled_from(["up", "down", "half_up"]))
def test_shares_in_a_row_leave_no_place_out(cuts: list[int], count: int, mode: str) -> None:
    """However many departments there are and however shares are rounded, each place is in exactly one."""
    ends = [0, *sorted(cuts), 100]
    listed = [some(f"{low}/100", f"{high}/100", True) for low, high in zip(ends, ends[1:], strict=False)]
    assert list(faults(listed, count, mode)) == []
    places = [place for item in listed for place in range(*item.among(count, count, mode))]
    assert len(places) == len(set(places))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9), st.booleans(), st.booleans()), min_size=1, max_size=3),
       st.integers(1, 60), st.sampled_from(["up", "down", "half_up"]))
def test_faults_are_what_counting_finds(rows: list[tuple[int, int, bool, bool]], count: int, mode: str) -> None:
    """Against trying every place."""
    listed = [Places(Fraction(low, 20 if share else 1), Fraction(low + more, 20 if share else 1), share, back)
              for low, more, share, back in rows]
    assert many(listed) >= 4
    held = [sum(first <= place <= final for first, final in (item.among(count, count, mode) for item in listed))
            for place in range(1, count + 1)]
    found = list(faults(listed, count, mode))
    assert any(fault.twice for fault in found) == any(number > 1 for number in held)
    assert any(not fault.twice for fault in found) == (0 in held)
    assert all((held[fault.number - 1] > 1) == fault.twice for fault in found)
