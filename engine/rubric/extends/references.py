"""Names of indicators in settings follow what becomes of the indicators: renamed, moved, gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Mapping

from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from .branches import Branch
from .maps import with_entry, without

# Where settings name indicators: a step is a key, or * for every item of a list.
LISTS = (("report", "problems", "groups", "*", "indicators"), ("grades", "items"))
KEYS = (("report", "problems", "wording"),)
Names = Mapping[str, str | None]
Change = Callable[[Node, Names], Node | None]


def new_names(root: Branch, before: tuple[Branch, ...]) -> Names:
    """What each name or path that settings may use has become; None where it is gone. Names that stay aren't listed."""
    now = set(root.walk())
    leaves = {branch.name for branch in now if _is_leaf(branch)}
    paths = {"/".join(branch.path) for branch in now}
    found: dict[str, str | None] = {}
    for branch in before:
        stays = branch in now and not branch.is_part
        for old, new, known in (("/".join(branch.home), "/".join(branch.path) if stays else None, paths),
                                (branch.home[-1], branch.name if stays else None, leaves)):
            if old != new and (new is not None or old not in known):
                found.setdefault(old, new)
    return found


def _is_leaf(branch: Branch) -> bool:
    return branch.above is not None and not branch.is_part and branch.holds != "indicators"


def followed(top: MapNode, names: Names) -> MapNode:
    """The rubric with its settings' names brought up to date."""
    paths: list[tuple[tuple[str, ...], Change]] = [*((path, _list) for path in LISTS), *((path, _mapping) for path in KEYS)]
    for path, change in paths if names else ():
        made = _at(top, path, names, change)
        top = made if isinstance(made, MapNode) else top
    return top


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
        return None if path == ("indicators",) else without(node, (entry.key,))
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
