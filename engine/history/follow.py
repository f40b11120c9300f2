"""From versions to a history: indicators are followed from each version to the next, and over gaps."""

from __future__ import annotations

from typing import Iterator, Mapping, Sequence

from ..rubric.model import Indicator
from ..versions import Changes, Edit, Pair, Version, changes_between
from ..versions.match import ID, NAME, PATH, STATED
from ..versions.standing import Standing
from .model import ADDED, REMOVED, RETURNED, Cell, History, Names, Row
from .order import in_order, placed_among

# How one that was gone is recognised when it returns; likeness is too little over a gap.
SURE = frozenset({STATED, ID, PATH, NAME})
# What an indicator stands on; roundings bear on all alike, and are told for the whole.
DECLARED = frozenset({"value", "parameter", "input", "table"})


def history(versions: Sequence[Version]) -> History:
    """The history of these versions, put in order by year. Raises ValueError where there are none."""
    if not versions:
        raise ValueError("a history needs a version")
    return _Follower(in_order(versions)).run()


class _Thread:
    """An indicator while it is followed: its node in each version that has it, by the version's number."""

    def __init__(self) -> None:
        self.nodes: dict[int, Indicator] = {}
        self.above: _Thread | None = None

    @property
    def last(self) -> int:
        """The newest version so far that has it."""
        return max(self.nodes)


class _Follower:
    """Follows indicators through the versions, one version after the other."""

    def __init__(self, versions: tuple[Version, ...]):
        self.versions = versions
        self.order: list[_Thread] = []
        self.at: list[dict[Names, _Thread]] = []
        self.compared: dict[tuple[int, int], Changes] = {}
        self.told: dict[tuple[int, int], Mapping[Names, tuple[Edit, ...]]] = {}

    def run(self) -> History:
        """The whole history."""
        self._enter(0, [(Pair(None, node), _Thread()) for node in self.versions[0].rubric.walk()])
        for number in range(1, len(self.versions)):
            self._enter(number, [(pair, self._thread(pair, number))
                                 for pair in self._changes(number - 1, number).matching.pairs])
        steps = tuple(self._changes(number - 1, number) for number in range(1, len(self.versions)))
        return History(self.versions, tuple(Row(tuple(self._cells(thread))) for thread in self.order), steps)

    def _enter(self, number: int, found: Sequence[tuple[Pair, _Thread]]) -> None:
        """Notes where each indicator stands in a version, and puts the rows in order."""
        here: dict[Names, _Thread] = {}
        for pair, thread in found:
            if pair.new is not None:
                thread.nodes[number] = pair.new
                here[pair.new.path] = thread
        for path, thread in here.items():
            thread.above = here.get(path[:-1])
        self.at.append(here)
        self.order = placed_among([thread for _, thread in found], self.order)

    def _thread(self, pair: Pair, number: int) -> _Thread:
        """The row that a pair continues; a new one for what hasn't been there before."""
        if pair.old is not None:
            return self.at[number - 1][pair.old.path]
        return self._returned(pair.path, number) or _Thread()

    def _returned(self, path: Names, number: int) -> _Thread | None:
        """The row of an indicator that was gone and is there again, by what the version that last had it says."""
        gaps = {thread.last for thread in self.order if thread.last < number - 1}
        for last in sorted(gaps, reverse=True):
            pair = self._changes(last, number).matching.by_new[path]
            thread = self.at[last].get(pair.old.path) if pair.old is not None and pair.by in SURE else None
            if thread is not None and thread.last == last:
                return thread
        return None

    def _changes(self, old: int, new: int) -> Changes:
        if (old, new) not in self.compared:
            self.compared[old, new] = changes_between(self.versions[old], self.versions[new])
        return self.compared[old, new]

    def _cells(self, thread: _Thread) -> Iterator[Cell]:
        before: int | None = None
        for number in range(len(self.versions)):
            node = thread.nodes.get(number)
            if node is None:
                yield Cell(None, REMOVED if before is not None and before == number - 1 else "", before=before)
                continue
            yield self._cell(node, number, before)
            before = number

    def _cell(self, node: Indicator, number: int, before: int | None) -> Cell:
        if before is None:
            return Cell(node, ADDED if number else "")
        if (before, number) not in self.told:
            self.told[before, number] = edits_of(self._changes(before, number))
        return Cell(node, "" if before == number - 1 else RETURNED, self.told[before, number].get(node.path, ()), before)


def edits_of(changes: Changes) -> Mapping[Names, tuple[Edit, ...]]:
    """The edits of each indicator that both versions have, by its new path: its own, and those of what it stands on."""
    found: dict[Names, list[Edit]] = {}
    standing = Standing(changes.old, changes.new, changes.matching)
    for edit in changes.edits:
        if edit.path and (edit.name or edit.kind not in (ADDED, REMOVED)):
            found.setdefault(edit.path, []).append(edit)
        elif edit.kind in DECLARED:
            for pair in standing.on(edit.kind, edit.name):
                found.setdefault(pair.path, []).append(edit)
    return {path: tuple(edits) for path, edits in found.items()}
