"""The edits of two versions, put together by what they are about: every edit stands in exactly one place."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Mapping

from ..rubric.model import Indicator
from ..versions import Changes, Edit, Pair, Version
from ..versions.tree_edits import worth_of

Names = tuple[str, ...]
# Edits of declarations, with the kind by which it is known what stands on them.
STANDS = {"value": "value", "value_added": "value", "value_removed": "value", "renamed": "value",
          "parameter": "parameter", "input": "input", "table": "table"}
RESULTS = ("total", "grades")
WORDS = frozenset({"wording", "check", "report", "title", "value_added", "value_removed"})


@dataclass(frozen=True)
class Entry:
    """All that happened to one indicator, the most at stake first; a branch that came or went whole is one entry."""

    pair: Pair
    edits: tuple[Edit, ...]
    range: Fraction

    @property
    def stake(self) -> Fraction:
        """The most that its edits can move the total together: no more than all of them one upon another, and no more than
        ``range``, the points of the total that the indicator can win or lose."""
        return min(sum((edit.stake for edit in self.edits), Fraction(0)), max(self.range, *(edit.stake for edit in self.edits)))

    @property
    def wording_only(self) -> bool:
        """Whether nothing but official wordings have changed."""
        return all(edit.kind in WORDS for edit in self.edits)

    def first(self, *kinds: str) -> Edit | None:
        """The edit of the indicator itself that is of one of these kinds."""
        return next((edit for edit in self.edits if edit.kind in kinds and edit.path and not edit.name), None)


@dataclass(frozen=True)
class Entries:
    """Everything that changed: ``indicators`` by points at stake; ``shared`` are declarations on which several of them
    stand; ``results`` total and grades; ``wordings`` indicators of which only the wording changed; ``others`` what
    bears on no score. ``bearing`` tells by an edit's key which indicators stand on what it is about."""

    indicators: tuple[Entry, ...]
    shared: tuple[Edit, ...]
    results: tuple[Edit, ...]
    wordings: tuple[Entry, ...]
    others: tuple[Edit, ...]
    bearing: Mapping[str, tuple[Names, ...]]


def entries_of(changes: Changes) -> Entries:
    """The edits by what they are about."""
    bearing = {edit.key: tuple(pair.path for pair in _standing(changes, edit)) for edit in changes.edits if not edit.path}
    held: dict[Names, list[Edit]] = {edit.path: [] for edit in changes.edits if edit.path}
    rest: list[Edit] = []
    for edit in changes.edits:
        owner = edit.path or _owner(bearing[edit.key], held)
        if owner:
            held.setdefault(owner, []).append(edit)
        else:
            rest.append(edit)
    found = [Entry(pair, tuple(edits), _range(changes, pair)) for path, edits in held.items() for pair in [_pair(changes, path)]]
    found.sort(key=lambda entry: -entry.stake)
    shared = tuple(edit for edit in rest if edit.scores and edit.kind not in RESULTS or edit.kind == "renamed")
    results = tuple(edit for edit in rest if edit.kind in RESULTS)
    return Entries(tuple(entry for entry in found if not entry.wording_only), shared, results,
                   tuple(entry for entry in found if entry.wording_only),
                   tuple(edit for edit in rest if edit not in shared and edit not in results), bearing)


def _standing(changes: Changes, edit: Edit) -> tuple[Pair, ...]:
    """The leaves that stand on what a declaration's edit is about."""
    standing = changes.standing
    if standing is None or (edit.kind not in STANDS and edit.kind != "rounding"):
        return ()
    if edit.kind == "rounding":
        return standing.felt(edit.key.partition(":")[2])
    names = {edit.name, edit.old} if edit.kind == "renamed" else {edit.name}
    paths = [pair for name in names for pair in standing.on(STANDS[edit.kind], name)]
    return tuple(dict.fromkeys(paths))


def _owner(paths: tuple[Names, ...], held: Mapping[Names, list[Edit]]) -> Names:
    """The entry to which a declaration belongs: that of the only leaf on it, or of the branch with which the leaf came."""
    if len(paths) != 1:
        return ()
    path = paths[0]
    return next((path[:level] for level in range(len(path), 0, -1) if path[:level] in held), path)


def _pair(changes: Changes, path: Names) -> Pair:
    """The pair that goes by a path: the new one's, else the old one's."""
    found = changes.matching.by_new.get(path) or changes.matching.by_old.get(path)
    if found is None:
        raise ValueError(f"no indicator {'/'.join(path)}")
    return found


def _range(changes: Changes, pair: Pair) -> Fraction:
    """From the lowest to the highest that an indicator can bring to the total, under whichever version that is more."""
    sides = ((changes.old, pair.old), (changes.new, pair.new))
    return max(_between(version, node) for version, node in sides if node is not None)


def _between(version: Version, node: Indicator) -> Fraction:
    if node.adjust is not None:
        return node.adjust.high - node.adjust.low
    low = node.piece.low if node.piece is not None else Fraction(0)
    return worth_of(version, node) - low * version.rubric.worth_of_a_point(node.path)


def block_points(changes: Changes) -> Iterator[tuple[Indicator | None, Indicator | None]]:
    """The blocks whose points differ, or that only one version has, old beside new."""
    for pair in changes.matching.pairs:
        sides = (pair.old, pair.new)
        if any(node is not None and node.piece is None for node in sides) and (
                pair.old is None or pair.new is None or pair.old.points != pair.new.points):
            yield sides
