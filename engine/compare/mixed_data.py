"""A department's data for a leaf between two versions: figures as it declares them, answers as its rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Mapping, TypeVar

from ..data.model import DepartmentData, Entry, Row
from ..language.names import canonical
from ..rubric.model import Rubric
from ..scoring.figures import Figures
from ..scoring.score import is_ranked
from ..versions import Changes, Pair
from ..versions.declared_edits import declared_key
from ..versions.mix import MixedLeaf
from .paths import Paths

V = TypeVar("V")
Key = tuple[str, str]
Names = tuple[str, ...]


@dataclass(frozen=True)
class Both:
    """One department's data as the old and the new version read them."""

    old: DepartmentData
    new: DepartmentData

    @cached_property
    def inputs(self) -> dict[str, Entry]:
        """The figures of both; where both read one, as the new one does."""
        return {**self.old.inputs, **self.new.inputs}

    @cached_property
    def tables(self) -> dict[str, tuple[Row, ...]]:
        """The tables of both, likewise."""
        return {**self.old.tables, **self.new.tables}


class DataMixer:
    """Makes the data for leaves between two versions; what doesn't depend on a department is made once."""

    def __init__(self, changes: Changes):
        self.changes = changes
        self.declared = tuple(edit for edit in changes.edits if edit.kind in ("input", "table"))
        self._called: dict[Names, Mapping[str, str]] = {}
        # With what they were made of, so that no other object gets its id.
        self._kept: dict[tuple[int, int], tuple[Both, MixedLeaf, Figures]] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What indicators of the old version are called in mixes."""
        return {pair.old.name: pair.node.name for pair in self.changes.matching.pairs if pair.old is not None}

    def called(self, pair: Pair) -> Mapping[str, str]:
        """What the parts of the old leaf are called in the new one, by their canonical names."""
        if pair.path not in self._called:
            self._called[pair.path] = Paths(self.changes.old, self.changes.new, pair.old, pair.new).parts
        return self._called[pair.path]

    def figures(self, both: Both, pair: Pair, mixed: MixedLeaf, rubric: Rubric) -> Figures:
        """A department's figures for the mixed leaf (of ``rubric``, which may have the rest of the tree). Where the leaf
        is ranked, they are kept for the others that are ranked with it."""
        if rubric is not mixed.rubric or not is_ranked(mixed.leaf.piece):
            return Figures(rubric, mixed_data(both, self, pair, mixed), words=False)
        key = (id(both), id(mixed))
        if key not in self._kept:
            self._kept[key] = (both, mixed, Figures(rubric, mixed_data(both, self, pair, mixed), words=False))
        return self._kept[key][2]


def mixed_data(both: Both, mixer: DataMixer, pair: Pair, mixed: MixedLeaf) -> DepartmentData:
    """The data with which the mixed leaf is scored. What is asked in both versions stands in ``both.new``; where an edit
    of a figure or a rule isn't made, what the old version reads stands in its place."""
    if pair.old is None or pair.new is None:
        return claiming(both, mixer, declared_data(both, mixer, mixed.chosen, both.old if pair.new is None else both.new))
    called = mixer.called(pair)

    def chosen(old: Mapping[Key, V], new: Mapping[Key, V]) -> dict[Key, V]:
        name = mixed.leaf.name
        olds = {(name, _called(path, called)): item for (leaf, path), item in old.items() if leaf == _name(pair.old)}
        news = {(name, path): item for (leaf, path), item in new.items() if leaf == _name(pair.new)}
        # Where a rule stands as it was, its own answers; what the other version asks beside them does no harm.
        before = {key: item for key, item in olds.items() if not _is_new(key[1], mixed)}
        return {**olds, **news, **before}

    data = claiming(both, mixer, declared_data(both, mixer, mixed.chosen, both.new))
    exempt = {**{_exempt(key, pair, called): entry for key, entry in both.old.not_applicable.items()},
              **both.new.not_applicable}
    return replace(data, answers=chosen(both.old.answers, both.new.answers),
                   deductions=chosen(both.old.deductions, both.new.deductions), not_applicable=exempt,
                   goals=both.new.goals if mixed.new.get("", True) else both.old.goals)


def _name(node: object) -> str:
    return str(getattr(node, "name", ""))


def _called(path: str, called: Mapping[str, str]) -> str:
    """A path of the old leaf with its part as it is called now."""
    part, slash, rest = path.partition("/")
    return called.get(canonical(part), part) + slash + rest


def _exempt(key: str, pair: Pair, called: Mapping[str, str]) -> str:
    name, slash, part = key.partition("/")
    return _name(pair.new) + slash + _called(part, called) if name == _name(pair.old) else key


def _is_new(path: str, mixed: MixedLeaf) -> bool:
    """Whether the rule that asks for an answer is the new one."""
    part = path.partition("/")[0]
    return mixed.new.get(part, mixed.new.get("", True))


def claiming(both: Both, mixer: DataMixer, data: DepartmentData) -> DepartmentData:
    """The data with what is claimed for the indicators of both versions, by the names that they have in mixes."""
    old = {mixer.names.get(head, head) + rest: entry for name, entry in both.old.claimed.items()
           for head, rest in [(name.partition("/")[0], name[len(name.partition("/")[0]):])]}
    return replace(data, claimed={**old, **both.new.claimed})


def declared_data(both: Both, mixer: DataMixer, made: frozenset[str], data: DepartmentData) -> DepartmentData:
    """The data with the figures and tables of both versions, each as the declaration reads it that stands when these edits
    have been made."""
    inputs, tables = both.inputs, both.tables
    for edit in mixer.declared:
        if edit.key not in made:
            for name in [*both.old.inputs, *both.old.tables]:
                if declared_key(edit.kind, name) == edit.key:
                    inputs = {**inputs, **({name: both.old.inputs[name]} if name in both.old.inputs else {})}
                    tables = {**tables, **({name: both.old.tables[name]} if name in both.old.tables else {})}
    return replace(data, inputs=inputs, tables=tables)
