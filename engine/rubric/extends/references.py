"""Names of indicators in settings follow what becomes of the indicators: renamed, moved, gone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Mapping

from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from .branches import Branch
from .maps import with_entry

# Where settings name indicators: a step is a key, or * for every item of a list.
REPORT_LISTS = (("report", "problems", "groups", "*", "indicators"),)
REPORT_KEYS = (("report", "problems", "wording"),)
OTHER_LISTS = (("grades", "items"),)
Names = Mapping[str, str | None]
Change = Callable[[Node, Names], Node | None]


@dataclass(frozen=True)
class Before:
    """The indicators of the base, and those of them that were leaves."""

    nodes: tuple[Branch, ...]
    leaves: tuple[Branch, ...]


def before(root: Branch) -> Before:
    """What the tree holds before it is changed."""
    nodes = tuple(branch for branch in root.walk() if branch.above is not None and not branch.is_part)
    return Before(nodes, tuple(branch for branch in nodes if branch.holds != "indicators"))


def followed(top: MapNode, root: Branch, known: Before) -> MapNode:
    """The rubric with its settings' names brought up to date; a report only names leaves."""
    now = before(root)
    leaves, all_names = _new_names(known.leaves, now.leaves), _new_names(known.nodes, now.nodes)
    paths: list[tuple[tuple[str, ...], Change, Names]] = [
        *((path, _list, leaves) for path in REPORT_LISTS), *((path, _mapping, leaves) for path in REPORT_KEYS),
        *((path, _list, all_names) for path in OTHER_LISTS)]
    for path, change, names in paths:
        made = _at(top, path, names, change) if names else top
        top = made if isinstance(made, MapNode) else top
    return top


def _new_names(old_branches: tuple[Branch, ...], now: tuple[Branch, ...]) -> Names:
    """What each name or path has become; None where nothing is called so any more. Names that stay aren't listed."""
    names, paths = {branch.name for branch in now}, {"/".join(branch.path) for branch in now}
    found: dict[str, str | None] = {}
    for branch in old_branches:
        for old, new, known in (("/".join(branch.home), "/".join(branch.path), paths),
                                (branch.home[-1], branch.name, names)):
            if branch in now and old != new:
                found.setdefault(old, new)
            elif branch not in now and old not in known:
                found.setdefault(old, None)
    return found


def _at(node: Node, path: tuple[str, ...], names: Names, change: Change) -> Node | None:
    """The node with what stands at a path changed; None where nothing is left of it."""
    if not path:
        return change(node, names)
    if path[0] == "*":
        if not isinstance(node, SeqNode):
            return node
        made = [_at(item, path[1:], names, change) for item in node.items]
        return SeqNode(tuple(item for item in made if item is not None), node.place)
    entry = node.entry(path[0]) if isinstance(node, MapNode) else None
    if entry is None or not isinstance(node, MapNode):
        return node
    inner = _at(entry.value, path[1:], names, change)
    if inner is None:
        # A group of problems goes with its last indicator; elsewhere an empty list is for the rubric's author to see.
        inner = SeqNode((), entry.value.place)
        return None if path == ("indicators",) else with_entry(node, Entry(entry.key, entry.key_place, inner))
    return node if inner is entry.value else with_entry(node, Entry(entry.key, entry.key_place, inner))


def _list(node: Node, names: Names) -> Node | None:
    """A list of names; None where all of them are gone."""
    if not isinstance(node, SeqNode):
        return node
    kept = tuple(replace(item, text=names[item.text] or "") if isinstance(item, ScalarNode) and item.text in names else item
                 for item in node.items if not (isinstance(item, ScalarNode) and item.text in names
                                                and names[item.text] is None))
    return SeqNode(kept, node.place) if kept or not node.items else None


def _mapping(node: Node, names: Names) -> Node | None:
    """A mapping whose keys are names."""
    if not isinstance(node, MapNode):
        return node
    kept = tuple(Entry(names.get(entry.key) or entry.key, entry.key_place, entry.value) for entry in node.entries
                 if names.get(entry.key, "") is not None)
    return MapNode(kept, node.place)
