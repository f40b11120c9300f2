"""Everything in which two versions of a rubric differ: matched indicators, edits, figures newly needed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Iterator, Mapping

from ..language.names import canonical
from ..rubric.model import Indicator, Rubric
from ..rubric.uses import users_of_inputs
from .declared_edits import declared_edits
from .edit import Edit, Names
from .leaf_diff import Reading
from .leaf_edits import leaf_edits
from .likeness import best_pairs, likeness
from .match import Matching, Pair, match
from .piece_diff import PieceDiff
from .renames import renamed_values
from .result_edits import result_edits
from .same import followed
from .standing import Standing
from .tree_edits import tree_edits, worth_of
from .version import Version


@dataclass(frozen=True)
class Figure:
    """A figure, table or answer that only one of two versions asks for, with the indicators that need it; ``like``
    names one of the other version that may be the same under another name (nothing is taken over by it)."""

    name: str
    kind: str
    users: Names
    like: str = ""


@dataclass(frozen=True)
class Changes:
    """Two versions and all edits between them, those with the most points at stake first.

    ``diffs`` tells for leaves that both have how they differ, by the pair's path. ``needed`` are the figures that only
    the new version asks for, ``dropped`` those that only the old one does. ``standing`` tells what stands on what.
    """

    old: Version
    new: Version
    matching: Matching
    edits: tuple[Edit, ...]
    diffs: Mapping[Names, PieceDiff]
    needed: tuple[Figure, ...] = ()
    dropped: tuple[Figure, ...] = ()
    standing: Standing | None = None

    @cached_property
    def by_key(self) -> Mapping[str, Edit]:
        """The edits by their keys."""
        return {edit.key: edit for edit in self.edits}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The old names of renamed indicators, and their new ones."""
        return renames_of(self.matching)

    @property
    def scoring(self) -> tuple[Edit, ...]:
        """The edits that can bear on a score."""
        return tuple(edit for edit in self.edits if edit.scores)


def changes_between(old: Version, new: Version) -> Changes:
    """All edits that lead from one version to the other; in the other direction the same ones, turned round."""
    matching = match(old.rubric, new.rubric)
    renamed = renames_of(matching)
    reading = Reading(old.rubric, renamed_values(old.rubric, new.rubric))
    diffs = {pair.path: reading.diff(followed(old.nodes[pair.old.path], renamed), new.nodes[pair.new.path],
                                     pair.old.piece, pair.new.piece)
             for pair in matching.pairs if pair.is_leaf and pair.old is not None and pair.new is not None}
    standing = Standing(old, new, matching)
    found = [*tree_edits(old, new, matching), *_of_leaves(old, new, matching, diffs, reading),
             *declared_edits(old, new, standing.stake, reading.renames), *result_edits(old, new, renamed)]
    ordered = sorted(found, key=lambda edit: -edit.stake)
    return Changes(old, new, matching, tuple(ordered), diffs, tuple(_only(new.rubric, old.rubric)),
                   tuple(_only(old.rubric, new.rubric)), standing)


def renames_of(matching: Matching) -> Mapping[str, str]:
    """The old names of renamed indicators, and their new ones."""
    return {pair.old.name: pair.new.name for pair in matching.pairs
            if pair.old is not None and pair.new is not None and pair.old.name != pair.new.name}


def _of_leaves(old: Version, new: Version, matching: Matching, diffs: Mapping[Names, PieceDiff],
               reading: Reading) -> Iterator[Edit]:
    for pair in matching.pairs:
        if pair.path in diffs and pair.old is not None and pair.new is not None:
            yield from leaf_edits(pair.path, pair.old, pair.new, diffs[pair.path], _point(old, new, pair),
                                  reading)


def _point(old: Version, new: Version, pair: Pair) -> Fraction:
    """What one point of a leaf is worth in the total, the more of the two versions."""
    sides = [(version, node) for version, node in ((old, pair.old), (new, pair.new)) if node is not None]
    return max(_per_point(version, node) for version, node in sides)


def _per_point(version: Version, node: Indicator) -> Fraction:
    return worth_of(version, node) / node.points if node.points else Fraction(1)


def _only(mine: Rubric, other: Rubric) -> Iterator[Figure]:
    """The figures that one version declares and the other doesn't."""
    users = users_of_inputs(mine)
    sections: tuple[tuple[str, Names, Names], ...] = (
        ("input", tuple(mine.inputs), tuple(other.inputs)), ("table", tuple(mine.tables), tuple(other.tables)))
    for kind, names, theirs in sections:
        alone = _alone(names, (*other.inputs, *other.tables))
        alike = {one: too for one, too, _ in best_pairs(alone, _alone(theirs, names), likeness)}
        for name in alone:
            yield Figure(name, kind, users.get(name, ()), alike.get(name, ""))


def _alone(names: Names, known: Names) -> list[str]:
    """The names that aren't among the known ones."""
    there = {canonical(name) for name in known}
    return [name for name in names if canonical(name) not in there]
