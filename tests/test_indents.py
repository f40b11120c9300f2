"""Lines with too many or too few spaces: how many, and the line with which they should align."""

from __future__ import annotations

import pytest

from engine.findings import FindingsError
from engine.positions import load_yaml

GOOD = """\
title: 甲
points: 10
inputs:
  采购金额:
    unit: 万元
  计划金额:
    unit: 万元
indicators:
- name: 甲
  points: 6
  tiers:
  - when: 采购金额 ≥ 90
    score: 6
  - when: 采购金额 ＜ 90
    score: 0
- name: 乙
  points: 4
"""
# Line, its spaces instead of those it has, and what is said: code, count, the line with which it should align.
SLIPS = (
    (2, 1, "B192 1 1"), (2, 2, "B192 2 1"), (6, 3, "B192 1 4"), (6, 1, "B193 1 4"), (10, 3, "B192 1 9"),
    (10, 1, "B193 1 9"), (11, 4, "B192 2 10"), (13, 5, "B192 1 12"), (14, 3, "B192 1 12"), (16, 1, "B192 1 9"),
    (17, 4, "B192 2 16"),
    # score may have been meant for the tier or, as far as can be told, for the indicator.
    (13, 3, "B010"),
)


def test_the_first_line_of_a_block_that_slipped_is_the_one_named() -> None:
    """unit: stands on the grid of two, places: before it doesn't."""
    with pytest.raises(FindingsError) as caught:
        load_yaml("inputs:\n  采购金额:\n     places: 2\n    unit: 万元\n", "x.yaml")
    found = caught.value.findings[0]
    assert (found.code, found.place.line, found.params["count"], found.params["line"]) == ("B192", 3, 1, 4)


@pytest.mark.parametrize(("line", "spaces", "said"), SLIPS)
def test_the_spaces_are_counted(line: int, spaces: int, said: str) -> None:
    lines = GOOD.split("\n")
    lines[line - 1] = " " * spaces + lines[line - 1].lstrip(" ")
    with pytest.raises(FindingsError) as caught:
        load_yaml("\n".join(lines), "rubric.yaml")
    (item,) = caught.value.findings
    assert item.place is not None and item.place.line == line
    counted = (item.params[key] for key in ("count", "line") if key in item.params)
    assert " ".join([item.code, *map(str, counted)]) == said
