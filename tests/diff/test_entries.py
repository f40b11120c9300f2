"""What an indicator's edits can move together is never said smaller than what they do move."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.diff.entries import Entry, entries_of
from engine.versions import changes_between, load_version

YEARLY = Path(__file__).resolve().parent / "yearly"


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    found = entries_of(changes_between(load_version(YEARLY / "2018.yaml"), load_version(YEARLY / "2021.yaml")))
    return {entry.pair.path[-1]: entry for entry in found.indicators}


@pytest.mark.parametrize(("name", "stake"), [
    ("社会公众或服务对象满意度", 10),  # points by 7 and tiers by 3.33: no more than all of its 10 points
    ("管理制度健全性", 6),  # points by 4 and items by 2
    ("公用经费控制率", 3),  # points alone
    ("预算控制率", 7),  # gone
])
def test_stake(entries: dict[str, Entry], name: str, stake: int) -> None:
    assert entries[name].stake == Fraction(stake)


def test_no_less_than_any_edit_and_no_more_than_all(entries: dict[str, Entry]) -> None:
    for entry in entries.values():
        stakes = [edit.stake for edit in entry.edits]
        assert max(stakes) <= entry.stake <= sum(stakes)
