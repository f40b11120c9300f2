"""Whatever happens between versions, every indicator of each stands in one row, in the newest order."""

from __future__ import annotations

import random

import pytest

from engine.history import history
from engine.versions import Version, load_version
from tests.compare.random_versions import varied


def versions(seed: int) -> list[Version]:
    """Five versions, each made of an earlier one by random edits, so that what is gone may come back."""
    chance = random.Random(seed)
    made = [load_version("longhua/2021")]
    while len(made) < 5:
        made.append(varied(chance.choice(made), chance, 6))
    return made


@pytest.mark.parametrize("seed", range(12))
def test_nothing_is_lost_and_nothing_is_there_twice(seed: int) -> None:
    whole = history(versions(seed))
    for number, version in enumerate(whole.versions):
        paths = [row.cells[number].node.path for row in whole.rows if (row.cells[number].node)]
        assert sorted(paths) == sorted(node.path for node in version.rubric.walk())
    newest = len(whole.versions) - 1
    there = [row.cells[newest].node for row in whole.rows if row.cells[newest].node is not None]
    assert [node.path for node in there] == [node.path for node in whole.versions[newest].rubric.walk()]


@pytest.mark.parametrize("seed", range(6))
def test_events_tell_the_gaps(seed: int) -> None:
    """Added where it is first seen, removed where it is first missing, returned after that."""
    for row in history(versions(seed)).rows:
        there = [cell.node is not None for cell in row.cells]
        for number, cell in enumerate(row.cells):
            seen, was = any(there[:number]), number > 0 and there[number - 1]
            wanted = ("returned" if seen and not was else "added" if number and not seen else "") if there[number] else (
                "removed" if was else "")
            assert cell.event == wanted
            assert not cell.edits or (there[number] and cell.before is not None)


def test_the_random_versions_have_gaps() -> None:
    events = [cell.event for seed in range(6) for row in history(versions(seed)).rows for cell in row.cells]
    assert {"added", "removed", "returned"} <= set(events)
