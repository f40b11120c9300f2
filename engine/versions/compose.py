"""A leaf made of two versions: of every key that was edited, the old or the new one stands; the rest is alike."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Callable, Iterator

from ..exact import plain
from ..findings import Place
from ..positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..positions.reading import text
from ..rubric.methods import methods
from .edit import Names
from .leaf_diff import RULES
from .leaf_edits import key_of
from .piece_diff import ASPECTS, COMPOSITES, PieceDiff, method_of, piece_diff, points_of

Chosen = Callable[[str], bool]


@dataclass(frozen=True)
class Body:
    """A rule that is stated for other points than the leaf or part that it scores has in this mix."""

    part: str
    node: MapNode
    points: Fraction


@dataclass(frozen=True)
class Composed:
    """A leaf's YAML; ``bodies`` are the rules to be scaled, ``new`` says by part ("" for the leaf itself) whether its
    rule, and so the answers that it asks for, is the new one."""

    node: MapNode
    bodies: tuple[Body, ...]
    new: dict[str, bool]


def compose(path: Names, diff: PieceDiff, chosen: Chosen) -> Composed:
    """The leaf with the edits whose keys are ``chosen``."""
    return _compose(path, "", diff, chosen)


def _compose(path: Names, part: str, diff: PieceDiff, chosen: Chosen) -> Composed:
    rule = next((kind for kind in diff.edits if kind in RULES), "")
    points = chosen(key_of(path, "points", part)) if "points" in diff.edits else True
    body = chosen(key_of(path, rule, part)) if rule else points
    keys = {key: _side(diff, body) for key in (method_of(_side(diff, body)),)}
    for kind, names in ASPECTS.items():
        after = chosen(key_of(path, kind, part)) if kind in diff.edits else points
        keys |= {name: _side(diff, after) for name in names}
    entries = [_entry(key, value) for key, value in diff.new.items() if key not in keys and not _rules(key)]
    entries += [_entry(key, node.get(key)) for key, node in keys.items() if key and node.get(key) is not None]
    made = Composed(_map(entries, diff.new.place), _bodies(part, diff, points, body), {part: body})
    return _with_parts(path, diff, chosen, made) if diff.parts else made


def _side(diff: PieceDiff, new: bool) -> MapNode:
    return diff.new if new else diff.old


def _rules(key: str) -> bool:
    """Whether a key is that of a method; which one stands is decided with the rule."""
    return key in COMPOSITES or key in methods()


def _bodies(part: str, diff: PieceDiff, points: bool, body: bool) -> tuple[Body, ...]:
    """The rule, where it is stated for other points than those that stand."""
    stated = points_of(_side(diff, body))
    if not diff.scaled or points == body or stated is None:
        return ()
    return (Body(part, _side(diff, body), stated),)


def _with_parts(path: Names, diff: PieceDiff, chosen: Chosen, whole: Composed) -> Composed:
    """The leaf with its parts; where its points are their sum, they are made anew."""
    found = list(_parts(path, diff, chosen))
    nodes = tuple(made.node for made in found)
    entries = [_entry("parts", SeqNode(nodes, whole.node.place)) if entry.key == "parts" else entry
               for entry in whole.node.entries]
    if "points" not in diff.edits and "adjust" not in whole.node:
        total = sum((points_of(node) or Fraction(0) for node in nodes), Fraction(0))
        entries = [_number("points", total, whole.node.place) if entry.key == "points" else entry for entry in entries]
    return Composed(_map(entries, whole.node.place), (*whole.bodies, *(body for made in found for body in made.bodies)),
                    {**whole.new, **{name: new for made in found for name, new in made.new.items()}})


def _parts(path: Names, diff: PieceDiff, chosen: Chosen) -> Iterator[Composed]:
    for pair in diff.parts:
        if pair.old is not None and pair.new is not None:
            yield _compose(path, pair.name, diff.inner.get(pair.name) or piece_diff(pair.old, pair.new), chosen)
        elif pair.new is not None and chosen(key_of(path, "added", pair.name)):
            yield Composed(pair.new, (), {pair.name: True})
        elif pair.old is not None and not chosen(key_of(path, "removed", pair.name)):
            yield Composed(pair.old, (), {pair.name: False})


def _entry(key: str, node: Node | None) -> Entry:
    found = node if node is not None else ScalarNode("", "", "null", Place(""))
    return Entry(key, found.place, found)


def _number(key: str, value: Fraction, place: Place) -> Entry:
    return Entry(key, place, ScalarNode(plain(value), "", "number", place))


def _map(entries: list[Entry], place: Place) -> MapNode:
    return MapNode(tuple(entries), place)


def body_node(body: Body) -> MapNode:
    """The rule as a leaf of the points that it is stated for."""
    kept = [entry for entry in body.node.entries if _rules(entry.key) or entry.key == "compare"]
    name = text(body.node, "name")
    return _map([_entry("name", ScalarNode(name, "", "str", body.node.place)),
                 _number("points", body.points, body.node.place), *kept], body.node.place)
