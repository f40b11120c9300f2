"""One merge: a base's tree and the file that extends it make the tree of a whole rubric."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Sequence

from ...findings import Finding, Place, finding
from ...positions import Entry, MapNode
from ...positions.reading import items
from ...schema_check import meant_key
from ..lineage import RubricChange
from . import rules, seats
from .branches import Branch, grow, own_places, rebuilt
from .maps import with_entry
from .references import before, followed
from .sections import REMOVALS, REMOVE_KEY, Top, merge_top
from .stale import as_they_were, stale_texts
from .work import Work

OPERATIONS = ("change", "replace", "remove", "add", "rename", "move", "reweight", *REMOVALS.values(), REMOVE_KEY)
Spot = tuple[str, int]


@dataclass(frozen=True)
class Merged:
    """``causes`` leads from lines of the base to the change that bears on them, ``gone`` from declared names to where
    they were taken away."""

    top: MapNode
    findings: tuple[Finding, ...]
    changes: tuple[RubricChange, ...]
    causes: Mapping[Spot, Place]
    gone: Mapping[str, Place]


def merge(base: MapNode, child: MapNode) -> Merged:
    """The whole rubric. Nodes keep the places that they have in their own file."""
    changes = [item for item in items(child, "changes") if isinstance(item, MapNode)]
    by_kind = {kind: [item for item in changes if operation(item) == kind] for kind in OPERATIONS}
    unclear = tuple(_unclear(item) for item in changes if not operation(item))
    root = grow(base)
    known, were = before(root), as_they_were(root)
    work = Work(root)
    change_tree(work, by_kind)
    work.findings += stale_texts(root, were)
    top = Top(followed(_with_tree(base, root), root, known))
    merge_top(top, child, changes)
    return Merged(top.node, (*unclear, *work.findings, *top.findings), _in_order(work, top), _causes(root), top.gone)


def operation(item: MapNode) -> str:
    """Which change an item makes; empty where it says none."""
    return next((kind for kind in OPERATIONS if kind in item), "")


def _unclear(item: MapNode) -> Finding:
    """An item that doesn't say which change it makes; perhaps the word is only misspelt."""
    for entry in item.entries:
        meant = meant_key(entry.key, list(OPERATIONS))
        if meant and entry.key != "name":
            return finding("B100", entry.key_place, key=entry.key, meant=meant)
    return finding("B168", item.place)


def change_tree(work: Work, by_kind: Mapping[str, Sequence[MapNode]]) -> None:
    """All changes to the tree in a fixed order, so that it doesn't matter in which they are written.

    First names, then seats, then what is said, then what goes: names always mean what the base calls so.
    """
    for item in by_kind["rename"]:
        rules.rename(work, item)
    _seats(work, [*by_kind["add"], *by_kind["move"]])
    for item in by_kind["reweight"]:
        rules.reweight(work, item)
    methods = set(rules.method_keys())
    for item in sorted(by_kind["change"], key=lambda item: bool(methods & set(item.keys()))):
        rules.change(work, item)
    seats.remove_all(work, by_kind["remove"])
    for item in by_kind["replace"]:
        rules.replace(work, item)


def _seats(work: Work, waiting: Sequence[MapNode]) -> None:
    """Additions and moves in the file's order; one that stands next to what comes later waits for it."""
    waiting = sorted(waiting, key=lambda item: (item.place.line, item.place.column))
    while waiting:
        ready = [item for item in waiting if not seats.can_wait(work, item)] or list(waiting)
        for item in ready:
            act: Callable[[Work, MapNode], None] = seats.add if operation(item) == "add" else seats.move
            act(work, item)
        waiting = [item for item in waiting if item not in ready]


def _with_tree(base: MapNode, root: Branch) -> MapNode:
    """The base with its tree as it is now."""
    made = rebuilt(root)
    entry = made.entry("indicators") if isinstance(made, MapNode) else None
    return base if entry is None else with_entry(base, Entry("indicators", entry.key_place, entry.value))


def _in_order(work: Work, top: Top) -> tuple[RubricChange, ...]:
    """Everything that was done, in the file's order."""
    return tuple(sorted((*top.done, *work.done), key=lambda change: (change.place.line, change.place.column)))


def _causes(root: Branch) -> dict[Spot, Place]:
    """Every line that a changed branch says itself, with the change."""
    found: dict[Spot, Place] = {}
    for branch in root.walk():
        if branch.cause is not None:
            for place in own_places(branch):
                if place.file != branch.cause.file:
                    found[place.file, place.line] = branch.cause
    return found
