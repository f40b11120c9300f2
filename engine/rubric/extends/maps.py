"""Small changes to positioned mappings; what isn't touched keeps its place."""

from __future__ import annotations

from typing import Collection, Iterator

from ...findings import Place
from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode


def with_entry(node: MapNode, new: Entry) -> MapNode:
    """The mapping with one entry set: in its old place where the key is there, else at the end."""
    if new.key in node:
        return MapNode(tuple(new if entry.key == new.key else entry for entry in node.entries), node.place)
    return MapNode((*node.entries, new), node.place)


def without(node: MapNode, keys: Collection[str]) -> MapNode:
    """The mapping without some keys."""
    return MapNode(tuple(entry for entry in node.entries if entry.key not in keys), node.place)


def is_null(node: Node) -> bool:
    """Whether this is ``null`` as a person writes it to take a key away."""
    return isinstance(node, ScalarNode) and node.kind == "null" and bool(node.text)


def is_blank(node: Node) -> bool:
    """Whether nothing stands behind the key."""
    return isinstance(node, ScalarNode) and node.kind == "null" and not node.text


def same(left: Node | None, right: Node | None) -> bool:
    """Whether two nodes say the same, wherever they stand and however it is quoted."""
    return left is not None and right is not None and left.plain() == right.plain()


def shown(node: Node | None) -> str:
    """A value in a message: short; a mapping or list as dots."""
    if not isinstance(node, ScalarNode):
        return "…"
    line = node.text.strip().split("\n")[0]
    return line if len(line) <= 40 and line == node.text.strip() else line[:40] + "…"


def points_of(node: Node | None) -> str:
    """The points that an indicator states; empty where it states none."""
    points = node.get("points") if isinstance(node, MapNode) else None
    return shown(points) if points is not None else ""


def places(node: Node) -> Iterator[Place]:
    """Where the node, its keys and all below it stand."""
    yield node.place
    if isinstance(node, MapNode):
        for entry in node.entries:
            yield entry.key_place
            yield from places(entry.value)
    elif isinstance(node, SeqNode):
        for item in node.items:
            yield from places(item)


def scalar(text: str, place: Place) -> ScalarNode:
    """A plain text at a place."""
    return ScalarNode(text, "", "str", place)
