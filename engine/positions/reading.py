"""What stands under a key: text, lists and mappings, empty where there is nothing of the kind."""

from __future__ import annotations

from ..findings import Place
from .nodes import MapNode, Node, ScalarNode, SeqNode


def text(node: Node | None, key: str, default: str = "") -> str:
    """The text under a key, or the default where there is none (or it isn't a scalar)."""
    found = node.get(key) if isinstance(node, MapNode) else None
    return found.text.rstrip("\n") if isinstance(found, ScalarNode) and found.kind != "null" else default


def items(node: Node | None, key: str | None = None) -> tuple[Node, ...]:
    """The items of a list, or of the list under a key; a single scalar or mapping counts as a list of one."""
    found = node.get(key) if key is not None and isinstance(node, MapNode) else node
    if found is None or (key is not None and not isinstance(node, MapNode)):
        return ()
    return found.items if isinstance(found, SeqNode) else (found,)


def texts(node: Node | None, key: str) -> tuple[str, ...]:
    """The scalars of the list under a key."""
    return tuple(item.text for item in items(node, key) if isinstance(item, ScalarNode))


def mapping(node: Node | None, key: str) -> tuple[tuple[str, Node, Place], ...]:
    """The entries (name, value, place of the name) of the mapping under a key."""
    found = node.get(key) if isinstance(node, MapNode) else None
    return tuple((item.key, item.value, item.key_place) for item in found.entries) if isinstance(found, MapNode) else ()
