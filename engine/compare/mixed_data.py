"""A department's data for a leaf between two versions: figures as it declares them, answers as its rules ask for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Mapping, TypeVar

from ..data.model import DepartmentData
from ..language.names import canonical
from ..versions import Changes, Pair
from ..versions.declared_edits import declared_key
from ..versions.mix import MixedLeaf
from .paths import Paths

V = TypeVar("V")
Key = tuple[str, str]


@dataclass(frozen=True)
class Both:
    """One department's data as the old and the new version read them."""

    old: DepartmentData
    new: DepartmentData


def mixed_data(both: Both, changes: Changes, pair: Pair, mixed: MixedLeaf) -> DepartmentData:
    """The data with which the mixed leaf is scored. What is asked in both versions stands in ``both.new``; where an edit
    of a figure or a rule isn't made, what the old version reads stands in its place."""
    if pair.old is None or pair.new is None:
        return claiming(both, changes, declared_data(both, changes, mixed.chosen, both.old if pair.new is None else both.new))
    called = dict(Paths(changes.old, changes.new, pair.old, pair.new).parts)

    def chosen(old: Mapping[Key, V], new: Mapping[Key, V]) -> dict[Key, V]:
        name = mixed.leaf.name
        olds = {(name, _called(path, called)): item for (leaf, path), item in old.items() if leaf == _name(pair.old)}
        news = {(name, path): item for (leaf, path), item in new.items() if leaf == _name(pair.new)}
        # Where a rule stands as it was, its own answers; what the other version asks beside them does no harm.
        before = {key: item for key, item in olds.items() if not _is_new(key[1], mixed)}
        return {**olds, **news, **before}

    data = claiming(both, changes, declared_data(both, changes, mixed.chosen, both.new))
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


def claiming(both: Both, changes: Changes, data: DepartmentData) -> DepartmentData:
    """The data with what is claimed for the indicators of both versions, by the names that they have in mixes."""
    called = {pair.old.name: pair.node.name for pair in changes.matching.pairs if pair.old is not None}
    old = {called.get(head, head) + rest: entry for name, entry in both.old.claimed.items()
           for head, rest in [(name.partition("/")[0], name[len(name.partition("/")[0]):])]}
    return replace(data, claimed={**old, **both.new.claimed})


def declared_data(both: Both, changes: Changes, made: frozenset[str], data: DepartmentData) -> DepartmentData:
    """The data with the figures and tables of both versions, each as the declaration reads it that stands when these edits
    have been made."""
    inputs = {**both.old.inputs, **both.new.inputs}
    tables = {**both.old.tables, **both.new.tables}
    for edit in changes.edits:
        if edit.kind in ("input", "table") and edit.key not in made:
            for name in [*both.old.inputs, *both.old.tables]:
                if declared_key(edit.kind, name) == edit.key:
                    inputs |= {name: both.old.inputs[name]} if name in both.old.inputs else {}
                    tables |= {name: both.old.tables[name]} if name in both.old.tables else {}
    return replace(data, inputs=inputs, tables=tables)
