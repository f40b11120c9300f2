"""Ranges as tables write them: what each says, how neighbours settle an end that says nothing, what is no range."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rubric.ranges import Range, read_range, settle

ALONE = [
    ("80%(含)-90%(不含)", "80% ≤ 率 ＜ 90%"), ("80%-90%（含80%，不含90%）", "80% ≤ 率 ＜ 90%"),
    ("80%(不含)-90%(含)", "80% ＜ 率 ≤ 90%"), ("90%-80%（含80%）", "80% ≤ 率 ≤ 90%"), ("100%-80%", "80% ≤ 率 ≤ 100%"),
    ("10－20％（含）", "10% ≤ 率 ≤ 20%"), ("20%-30%(含30%)", "20% ≤ 率 ≤ 30%"), ("60至70", "60 ≤ 率 ≤ 70"),
    ("60%～70%", "60% ≤ 率 ≤ 70%"), ("[80,90)", "80 ≤ 率 ＜ 90"), ("（80%，90%］", "80% ＜ 率 ≤ 90%"),
    ("大于等于80%且小于90%", "80% ≤ 率 ＜ 90%"), ("大于等于80%小于90%", "80% ≤ 率 ＜ 90%"), ("≥60%，<80%", "60% ≤ 率 ＜ 80%"),
    ("60%（含）以上、90%以下", "60% ≤ 率 ≤ 90%"), ("80%≤执行率<90%", "80% ≤ 率 ＜ 90%"), ("率＜60%", "率 ＜ 60%"),
    ("90%＞利用率≥75%", "75% ≤ 率 ＜ 90%"), ("60分以上（含60分）80分以下", "60分 ≤ 率 ≤ 80分"),
    ("不低于60%但低于80%", "60% ≤ 率 ＜ 80%"), ("≧90%", "率 ≥ 90%"), (">=90%", "率 ≥ 90%"), ("＞30%", "率 ＞ 30%"),
    ("大于或等于80%", "率 ≥ 80%"), ("超过15天", "率 ＞ 15天"), ("不超过10%", "率 ≤ 10%"), ("不足60%", "率 ＜ 60%"),
    ("90%以上", "率 ≥ 90%"), ("90%及以上", "率 ≥ 90%"), ("90%以上(不含)", "率 ＞ 90%"), ("60分以下", "率 ≤ 60分"),
    ("60（不含）以下", "率 ＜ 60"), ("15天以内", "率 ≤ 15天"), ("=0", "率 ＝ 0"), ("0", "率 ＝ 0"), ("100%", "率 ＝ 100%"),
    ("8(含)分以上", "率 ≥ 8分"), ("80（含）%以上", "率 ≥ 80%"), ("15(含)个工作日以内", "率 ≤ 15个工作日"),
    ("3(含)次至5次(不含)", "3次 ≤ 率 ＜ 5次"),
    ("±10%以内", "绝对值（率） ≤ 10%"), ("±10%(不含)-15%", "10% ＜ 绝对值（率） ≤ 15%"), ("正负20%以外", "绝对值（率） ＞ 20%"),
]
TOGETHER = [
    (["≥90%", "80%(含)-90%", "低于80%"], ["率 ≥ 90%", "80% ≤ 率 ＜ 90%", "率 ＜ 80%"]),
    (["=0", "0-10%(含)", "10-20%(含)", "大于20%"], ["率 ＝ 0", "0% ＜ 率 ≤ 10%", "10% ＜ 率 ≤ 20%", "率 ＞ 20%"]),
    (["90-100", "80-89", "60以下"], ["90 ≤ 率 ≤ 100", "80 ≤ 率 ≤ 89", "率 ≤ 60"]),
    (["60(含)-80", "60以下"], ["60 ≤ 率 ≤ 80", "率 ＜ 60"]),
    (["100%-80%(含80%)", "80%-50%(含50%)", "50%-0%"], ["80% ≤ 率 ≤ 100%", "50% ≤ 率 ＜ 80%", "0% ≤ 率 ＜ 50%"]),
]
SILENT = [
    (["10%-15%", "15%-20%"], [(0, "15%")]),
    (["±10%以内", "±10%-15%"], [(0, "10%")]),
    (["60以上", "60以下"], [(0, "60")]),
]


def read(text: str) -> Range:
    found = read_range(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(("text", "condition"), ALONE)
def test_a_range_alone(text: str, condition: str) -> None:
    settled, silent = settle([read(text)])
    assert (settled[0].condition("率"), silent) == (condition, ())


@pytest.mark.parametrize(("texts", "conditions"), TOGETHER)
def test_neighbours_settle_an_end(texts: list[str], conditions: list[str]) -> None:
    settled, silent = settle([read(text) for text in texts])
    assert ([item.condition("率") for item in settled], silent) == (conditions, ())


@pytest.mark.parametrize(("texts", "ends"), SILENT)
def test_an_end_that_nobody_settles_is_told(texts: list[str], ends: list[tuple[int, str]]) -> None:
    assert list(settle([read(text) for text in texts])[1]) == ends


@pytest.mark.parametrize("text", ["", "九成以上", "好", "80%-", "-", "≥", "80%≥90%", "1-2-3", "80%(好)-90%", "≥80%，≥90%"])
def test_what_is_no_range(text: str) -> None:
    assert read_range(text) is None


def test_all_others() -> None:
    assert read("其他").other and read("其余").other


@given(st.integers(-50, 50), st.integers(0, 60), st.booleans(), st.booleans(), st.integers(-120, 120))
def test_a_range_holds_what_it_says(low: int, span: int, left: bool, right: bool, value: int) -> None:
    """For every pair of ends and marks, membership is that of the interval written."""
    high = low + span + 1
    mark = {True: "(含)", False: "(不含)"}
    found = settle([read(f"{low}%{mark[left]}至{high}%{mark[right]}")])[0][0]
    inside = low < value < high or (left and value == low) or (right and value == high)
    assert found.holds(Fraction(value, 100)) is inside
