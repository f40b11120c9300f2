"""Finding the nodes of two scorecards that are the same indicator."""

from __future__ import annotations

from typing import Callable, Hashable, Mapping

from ..language.names import canonical
from ..scoring.scorecard import NodeScore, Scorecard
from .model import Comparison, NodePair

Path = tuple[str, ...]
Key = Callable[[NodeScore], Hashable]


def compare(left: Scorecard, right: Scorecard) -> Comparison:
    """Both scorecards node by node.

    Nodes are the same where their paths are, else their ids, else their names (where a name stands once on each side,
    on leaves or on blocks alike). Differences are right less left.
    """
    matched = _matches(left, right)
    by_path = {node.path: node for node in right.nodes}
    pairs = [NodePair(node, by_path[matched[node.path][0]], matched[node.path][1]) if node.path in matched
             else NodePair(node, None) for node in left.nodes]
    return Comparison(left, right, tuple(_with_right_only(pairs, right)))


def _matches(left: Scorecard, right: Scorecard) -> Mapping[Path, tuple[Path, str]]:
    """For each left path, the right path that is the same node, and by what."""
    left_ids, right_ids = _ids(left), _ids(right)
    found: dict[Path, tuple[Path, str]] = {}
    keys: tuple[tuple[str, Key, Key], ...] = (
        ("path", _path, _path),
        ("id", lambda node: left_ids.get(node.path), lambda node: right_ids.get(node.path)),
        ("name", _name, _name),
    )
    for by, left_key, right_key in keys:
        taken = {path for path, _ in found.values()}
        ours = _unique([node for node in left.nodes if node.path not in found], left_key)
        theirs = _unique([node for node in right.nodes if node.path not in taken], right_key)
        found.update({node.path: (theirs[key].path, by) for key, node in ours.items() if key in theirs})
    return found


def _unique(nodes: list[NodeScore], key_of: Key) -> dict[Hashable, NodeScore]:
    """The nodes by key, those left out whose key is empty or stands more than once."""
    found: dict[Hashable, list[NodeScore]] = {}
    for node in nodes:
        key = key_of(node)
        if key:
            found.setdefault(key, []).append(node)
    return {key: members[0] for key, members in found.items() if len(members) == 1}


def _path(node: NodeScore) -> Hashable:
    return tuple(canonical(name) for name in node.path)


def _name(node: NodeScore) -> Hashable:
    return canonical(node.name), node.piece is None


def _ids(card: Scorecard) -> Mapping[Path, str]:
    return {node.path: node.id for node in card.rubric.walk() if node.id}


def _with_right_only(pairs: list[NodePair], right: Scorecard) -> list[NodePair]:
    """The pairs with every node that only the right has put in: under its block, after its neighbour there."""
    known = {pair.right.path for pair in pairs if pair.right is not None}
    for node in right.nodes:
        if node.path not in known:
            siblings = [other.path for other in right.nodes if other.path[:-1] == node.path[:-1]]
            pairs.insert(_position(pairs, node.path, siblings[:siblings.index(node.path)]), NodePair(None, node))
    return pairs


def _position(pairs: list[NodePair], path: Path, before: list[Path]) -> int:
    """Where a right path goes: behind the last sibling before it that stands in its block, else right behind the block."""
    at = {pair.right.path: index for index, pair in enumerate(pairs) if pair.right is not None}
    block = at.get(path[:-1])
    home = pairs[block].left if block is not None else None
    inside = (block, _end(pairs, block)) if block is not None else (-1, len(pairs))
    for sibling in reversed(before):
        index = at.get(sibling, -1)
        left = pairs[index].left if index >= 0 else None
        if inside[0] < index < inside[1] and (left is None or left.path[:-1] == (home.path if home else ())):
            return _end(pairs, index)
    return inside[0] + 1


def _end(pairs: list[NodePair], index: int) -> int:
    """Behind the last pair that stands below this one, on either side."""
    top, end = pairs[index], index + 1
    while end < len(pairs) and any(
            node is not None and over is not None and node.path[:len(over.path)] == over.path
            for node, over in ((pairs[end].left, top.left),
                               (pairs[end].right if pairs[end].left is None else None, top.right))):
        end += 1
    return end
