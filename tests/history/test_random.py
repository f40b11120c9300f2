"""Whatever happens between versions, every indicator of each stands in one row, in the newest order."""

from __future__ import annotations

import random

import pytest

from engine.history import History, history
from engine.versions import Version, load_version
from tests.compare.random_versions import varied


def versions(seed: int) -> list[Version]:
    """Five versions, each made of an earlier one by random edits, so that what is gone may come back."""
    chance = random.Random(seed)
    made = [load_version("longhua/2021")]
    while len(made) < 5:
        made.append(varied(chance.choice(made), chance, 6))
    return made


# A single history may have nothing that comes back; among four of them something does.
GROUPS = [range(start, start + 4) for start in (0, 4, 8)]


@pytest.mark.parametrize("seeds", GROUPS, ids=str)
def test_histories_of_random_versions(seeds: range) -> None:
    events: set[str] = set()
    for whole in (history(versions(seed)) for seed in seeds):
        nothing_is_lost_and_nothing_is_there_twice(whole)
        events_tell_the_gaps(whole)
        events |= {cell.event for row in whole.rows for cell in row.cells}
    assert events >= {"added", "removed", "returned"}


def nothing_is_lost_and_nothing_is_there_twice(whole: History) -> None:
    for number, version in enumerate(whole.versions):
        paths = [row.cells[number].node.path for row in whole.rows if (row.cells[number].node)]
        assert sorted(paths) == sorted(node.path for node in version.rubric.walk())
    newest = len(whole.versions) - 1
    there = [row.cells[newest].node for row in whole.rows if row.cells[newest].node is not None]
    assert [node.path for node in there] == [node.path for node in whole.versions[newest].rubric.walk()]


def events_tell_the_gaps(whole: History) -> None:
    """Added where it is first seen, removed where it is first missing, returned after that."""
    for row in whole.rows:
        there = [cell.node is not None for cell in row.cells]
        for number, cell in enumerate(row.cells):
            seen, was = any(there[:number]), number > 0 and there[number - 1]
            wanted = ("returned" if seen and not was else "added" if number and not seen else "") if there[number] else (
                "removed" if was else "")
            assert cell.event == wanted
            assert not cell.edits or (there[number] and cell.before is not None)
