"""Lines side by side: each beside what it has become."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.versions.lines import side_by_side

LINES = st.lists(st.sampled_from(["率 ≥ 90%，得6分", "率 ≥ 95%，得6分", "率 ＜ 60%，得0分", "有制度，2分", "有制度，3分", "执行到位，2分"]),
                 max_size=6)


def pairs(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    return [(line.old, line.new) for line in side_by_side(old, new)]


def test_a_line_taken_out_stands_alone() -> None:
    assert pairs(["有制度，2分", "有台账，2分", "执行到位，2分"], ["有制度，1分", "执行到位，2分"]) == [
        ("有制度，2分", "有制度，1分"), ("有台账，2分", ""), ("执行到位，2分", "执行到位，2分")]


def test_a_tier_put_in_stands_alone() -> None:
    assert pairs(["率 ≥ 90%，得6分", "率 ＜ 60%，得0分"], ["率 ≥ 95%，得6分", "80% ≤ 率 ＜ 95%，得4分", "率 ＜ 60%，得0分"])[0] == (
        "率 ≥ 90%，得6分", "率 ≥ 95%，得6分")


def test_rules_with_nothing_in_common_stand_by_place() -> None:
    assert pairs(["得分＝率 × 6分"], ["酌情评判", "写明理由"]) == [("得分＝率 × 6分", "酌情评判"), ("", "写明理由")]


@given(LINES, LINES)
def test_no_line_is_lost_or_moved(old: list[str], new: list[str]) -> None:
    found = pairs(old, new)
    assert [line for line, _ in found if line] == old and [line for _, line in found if line] == new


@given(LINES)
def test_equal_lists_stand_beside_themselves(lines: list[str]) -> None:
    assert pairs(lines, lines) == [(line, line) for line in lines]
