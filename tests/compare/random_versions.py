"""Random versions of shipped rubrics: their trees with points, thresholds, rules, seats and names changed at random."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Callable, Iterator

from engine.exact import plain
from engine.positions import Entry, MapNode, Node, ScalarNode, SeqNode
from engine.positions.reading import text
from engine.rubric.load import build_rubric
from engine.rubric.methods import methods
from engine.rubric.model import Rubric
from engine.versions import Version, load_version
from engine.versions.piece_diff import points_of

Change = Callable[[random.Random, MapNode], MapNode]
# Points that don't add up, which are added up anew.
SUMS = frozenset({"B120", "B121"})
PAIRS = (("longhua/2021", "longhua-2021/data.yaml"), ("yueyang/2018", "yueyang-2018/kjj.yaml"),
         ("hubei/2020", "hubei-fishing-2020/data.yaml"), ("project/2022", "guichi-2022/502364.yaml"))


def varied(version: Version, chance: random.Random, edits: int) -> Version:
    """The version with about so many random edits; those after which the file could not be loaded aren't made."""
    top = version.top
    for _ in range(edits):
        edited = chance.choice(EDITS)(chance, top)
        found = build_rubric(edited, "random.yaml", "")[1]
        top = top if any(item.severity == "error" and item.code not in SUMS for item in found) else edited
    return made_of(top, f"{version.rubric.id}-{chance.random()}")


def made_of(top: MapNode, sha256: str) -> Version:
    """A version of a tree whose points are those that its indicators add up to."""
    rubric = replace(_summed(build_rubric(top, "random.yaml", sha256)[0]), id=sha256)
    return Version(rubric, _with(top, "points", plain(rubric.points)))


def _summed(rubric: Rubric) -> Rubric:
    points = sum((node.worth for node in rubric.indicators if node.adjust is None), Fraction(0))
    return replace(rubric, points=points)


def leaf_paths(top: MapNode) -> list[tuple[int, ...]]:
    """Where the leaves stand: indexes of lists below ``indicators``."""
    return [path for path, node in _walk(top.get("indicators"), ()) if node.get("indicators") is None]


def _walk(node: Node | None, above: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], MapNode]]:
    for index, item in enumerate(node.items if isinstance(node, SeqNode) else ()):
        if isinstance(item, MapNode):
            yield (*above, index), item
            yield from _walk(item.get("indicators"), (*above, index))


def _with(node: MapNode, key: str, value: str | Node | None) -> MapNode:
    """A mapping with one key set, or taken away."""
    kept = [entry for entry in node.entries if entry.key != key]
    if value is not None:
        made = ScalarNode(value, "", "str", node.place) if isinstance(value, str) else value
        at = next((index for index, entry in enumerate(node.entries) if entry.key == key), len(kept))
        kept.insert(at, Entry(key, node.place, made))
    return MapNode(tuple(kept), node.place)


def _at(top: MapNode, path: tuple[int, ...], change: Callable[[MapNode], MapNode | None]) -> MapNode:
    """The tree with one indicator changed (None: taken away), and the points of the blocks above added up again."""
    def inside(node: MapNode, rest: tuple[int, ...]) -> MapNode:
        listed = node.get("indicators")
        assert isinstance(listed, SeqNode)
        items = list(listed.items)
        item = items[rest[0]]
        assert isinstance(item, MapNode)
        made = change(item) if len(rest) == 1 else inside(item, rest[1:])
        items[rest[0]:rest[0] + 1] = [made] if made is not None else []
        found = _with(node, "indicators", SeqNode(tuple(items), listed.place))
        total = sum((points_of(child) or Fraction(0) for child in items if isinstance(child, MapNode)), Fraction(0))
        return found if found.get("points") is None or node is top else _with(found, "points", plain(total))

    return inside(top, path)


def _some_leaf(chance: random.Random, top: MapNode, change: Callable[[MapNode], MapNode | None]) -> MapNode:
    return _at(top, chance.choice(leaf_paths(top)), change)


def reweighted(chance: random.Random, top: MapNode) -> MapNode:
    """A leaf with other points; its rule grows along, or doesn't."""
    ratio = chance.choice((Fraction(1, 2), Fraction(3, 2), Fraction(2)))
    along = chance.random() < 0.5

    def change(leaf: MapNode) -> MapNode:
        points = points_of(leaf)
        if points is None or leaf.get("parts") is not None:
            return leaf
        found = _with(leaf, "points", plain(points * ratio))
        return _times(found, ratio) if along else found

    return _some_leaf(chance, top, change)


def _times(leaf: MapNode, ratio: Fraction) -> MapNode:
    """A leaf whose tiers are all scaled."""
    tiers = leaf.get("tiers")
    if not isinstance(tiers, SeqNode):
        return leaf
    rows = tuple(_with(row, "score", plain(Fraction(text(row, "score")) * ratio)) if isinstance(row, MapNode)
                 and text(row, "score") else row for row in tiers.items)
    return _with(leaf, "tiers", SeqNode(rows, tiers.place))


def reworded(chance: random.Random, top: MapNode) -> MapNode:
    """A number somewhere in a leaf's rule is another one: a threshold, a score, an amount."""
    def change(leaf: MapNode) -> MapNode:
        keys = [entry.key for entry in leaf.entries if entry.key in methods() or entry.key in ("parts", "cap", "veto")]
        if not keys:
            return leaf
        key = chance.choice(keys)
        node = leaf.get(key)
        return leaf if node is None else _with(leaf, key, _nudged(chance, node))

    return _some_leaf(chance, top, change)


def _nudged(chance: random.Random, node: Node) -> Node:
    """The same with one of its numbers changed a little; of a text, a number in it."""
    if isinstance(node, SeqNode) and node.items:
        index = chance.randrange(len(node.items))
        return SeqNode((*node.items[:index], _nudged(chance, node.items[index]), *node.items[index + 1:]), node.place)
    if isinstance(node, MapNode):
        keys = [entry.key for entry in node.entries if entry.key not in ("name", "text", "points", "assumption")]
        if not keys:
            return node
        key = chance.choice(keys)
        value = node.get(key)
        return node if value is None else _with(node, key, _nudged(chance, value))
    if isinstance(node, ScalarNode):
        digits = [index for index, char in enumerate(node.text) if char.isdigit() and char != "0"]
        if digits:
            at = chance.choice(digits)
            return replace(node, text=node.text[:at] + chance.choice("123456789") + node.text[at + 1:])
    return node


def removed(chance: random.Random, top: MapNode) -> MapNode:
    """A leaf is taken away."""
    return _some_leaf(chance, top, lambda leaf: None) if len(leaf_paths(top)) > 4 else top


def added(chance: random.Random, top: MapNode) -> MapNode:
    """A leaf is repeated under another name."""
    paths = leaf_paths(top)
    path = chance.choice(paths)
    copied: list[MapNode] = []
    _at(top, path, lambda leaf: copied.append(leaf) or leaf)
    twin = _with(copied[0], "name", f"另一项{chance.randrange(10**6)}")
    return _put(top, chance.choice(paths), _with(twin, "id", None))


def moved(chance: random.Random, top: MapNode) -> MapNode:
    """A leaf stands elsewhere."""
    paths = leaf_paths(top)
    if len(paths) < 4:
        return top
    path, held = chance.choice(paths), []
    without = _at(top, path, lambda leaf: held.append(leaf))
    return _put(without, chance.choice(leaf_paths(without)), held[0])


def _put(top: MapNode, beside: tuple[int, ...], leaf: MapNode) -> MapNode:
    """The tree with a leaf put in beside another one."""
    def inside(node: MapNode, rest: tuple[int, ...]) -> MapNode:
        listed = node.get("indicators")
        assert isinstance(listed, SeqNode)
        items = list(listed.items)
        if len(rest) == 1:
            items.insert(rest[0], leaf)
        else:
            child = items[rest[0]]
            assert isinstance(child, MapNode)
            items[rest[0]] = inside(child, rest[1:])
        found = _with(node, "indicators", SeqNode(tuple(items), listed.place))
        total = sum((points_of(child) or Fraction(0) for child in items if isinstance(child, MapNode)), Fraction(0))
        return found if node is top else _with(found, "points", plain(total))

    return inside(top, beside)


def renamed(chance: random.Random, top: MapNode) -> MapNode:
    """A leaf is called otherwise."""
    return _some_leaf(chance, top, lambda leaf: _with(leaf, "name", text(leaf, "name") + chance.choice("甲乙丙丁")))


def rounded(chance: random.Random, top: MapNode) -> MapNode:
    """Another rounding of rates, scores or the total."""
    given = top.get("rounding")
    holder = given if isinstance(given, MapNode) else MapNode((), top.place)
    key, steps = chance.choice((("rate", ("1%", "0.1%", "0.01%", "none")), ("score", ("0.1", "0.01", "none")),
                                ("total", ("0.1", "1", "none"))))
    return _with(top, "rounding", _with(holder, key, chance.choice(steps)))


def bounded(chance: random.Random, top: MapNode) -> MapNode:
    """A cap on the total."""
    return _with(top, "total", MapNode((Entry("max", top.place, ScalarNode(chance.choice(("60", "80", "90")), "", "str",
                                                                          top.place)),), top.place))


def revalued(chance: random.Random, top: MapNode) -> MapNode:
    """A computed value is reckoned otherwise."""
    values = top.get("values")
    if not isinstance(values, MapNode) or not values.entries:
        return top
    entry = chance.choice(values.entries)
    return _with(top, "values", _with(values, entry.key, _nudged(chance, entry.value)))


EDITS: tuple[Change, ...] = (reweighted, reworded, reworded, removed, added, moved, renamed, rounded, bounded, revalued)


def shipped(index: int) -> tuple[Version, Path]:
    """One of the shipped rubrics with the data of an example."""
    from engine.resources import data_folder

    ref, data = PAIRS[index]
    return load_version(ref), data_folder("examples") / data
