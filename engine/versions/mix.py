"""Leaves between two versions: each with some of the edits that bear on it, as a small rubric that can be scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Mapping

from ..findings import Place
from ..language.names import canonical
from ..positions import Entry, MapNode, Node, SeqNode
from ..rubric.load import build_rubric
from ..rubric.meaning import aggregates, cycles
from ..rubric.model import Indicator, Piece, Rubric
from .changes import Changes
from .compose import Body, Chosen, Composed, body_node, compose
from .declared_edits import declared_key, nodes_of
from .edit import Edit, Names
from .match import Pair
from .same import followed
from .standing import Standing

DECLARED = {"value": "values", "parameter": "parameters", "input": "inputs", "table": "tables"}
Keys = frozenset[str]
# Errors with which a mix can still be scored: points that don't add up, scores and bounds beyond them (they are held there).
BEARABLE = frozenset({"B120", "B121", "B131", "B142", "B145"})


@dataclass(frozen=True)
class MixedLeaf:
    """One leaf with some of its edits made: a rubric that holds it alone, and where its answers come from
    (``Composed.new``). ``chosen`` are the keys of the edits that were made."""

    rubric: Rubric
    leaf: Indicator
    new: Mapping[str, bool]
    chosen: Keys


class Mixer:
    """Makes leaves between two versions, each once. Nothing here looks at a department's data."""

    def __init__(self, changes: Changes):
        self.changes = changes
        self.standing = Standing(changes.old, changes.new, changes.matching)
        self._made: dict[tuple[Names, Keys], MixedLeaf | None] = {}

    @cached_property
    def players(self) -> Mapping[Names, tuple[str, ...]]:
        """For every leaf, by its pair's path, the keys of the edits that can bear on its own score."""
        found: dict[Names, list[str]] = {pair.path: [] for pair in self.standing.leaves}
        for edit in self.changes.scoring:
            for pair in self._concerned(edit):
                found[pair.path].append(edit.key)
        return {path: tuple(sorted(keys)) for path, keys in found.items()}

    def _concerned(self, edit: Edit) -> tuple[Pair, ...]:
        """The leaves whose own score an edit can bear on; what is done to the tree is not among it."""
        if edit.kind in DECLARED or (edit.kind == "rounding" and not edit.path):
            name = edit.key.partition(":")[2]
            return () if name == "total" and edit.kind == "rounding" else self.standing.on(edit.kind, name)
        pair = self.changes.matching.by_new.get(edit.path) or self.changes.matching.by_old.get(edit.path)
        both = pair is not None and pair.is_leaf and pair.old is not None and pair.new is not None
        return (pair,) if both and pair is not None and edit.kind not in ("moved", "weight") else ()

    def leaf(self, pair: Pair, chosen: Keys) -> MixedLeaf | None:
        """The leaf with the chosen edits made; None where such a rule can't be read."""
        own = chosen & frozenset(self.players[pair.path])
        key = (pair.path, own)
        if key not in self._made:
            self._made[key] = self._make(pair, own)
        return self._made[key]

    def _make(self, pair: Pair, chosen: Keys) -> MixedLeaf | None:
        made = self._composed(pair, chosen.__contains__)
        rubric = self._rubric(pair, made.node, chosen)
        bodies = [self._rubric(pair, body_node(body), chosen) for body in made.bodies]
        if rubric is None or rubric.indicators[0].piece is None:
            return None
        leaf = rubric.indicators[0]
        piece = rubric.indicators[0].piece
        for body, stated in zip(made.bodies, bodies):
            if stated is None:
                return None
            piece = _scaled(piece, body, stated)
        leaf = replace(leaf, piece=piece)
        return MixedLeaf(replace(rubric, indicators=(leaf,)), leaf, made.new, chosen) if _readable(piece) else None

    def _composed(self, pair: Pair, chosen: Chosen) -> Composed:
        diff = self.changes.diffs.get(pair.path)
        if diff is not None:
            return compose(pair.path, diff, chosen)
        version = self.changes.new if pair.old is None else self.changes.old
        node = followed(version.nodes[pair.path], self.changes.renamed)
        return Composed(node, (), {"": pair.old is None})

    def _rubric(self, pair: Pair, node: MapNode, chosen: Keys) -> Rubric | None:
        """A rubric of this leaf alone, with what it stands on in either version; None where it can't be read."""
        entries = [_entry("rounding", self.roundings(chosen))]
        entries += [_entry(section, self.declared(kind, section, chosen, self.standing.uses[pair.path]))
                    for kind, section in DECLARED.items()]
        entries.append(_entry("indicators", SeqNode((node,), node.place)))
        return readable(MapNode(tuple(entries), node.place), self.changes.new.rubric.file)

    def roundings(self, chosen: Keys) -> MapNode:
        """The roundings that stand: each the old or the new one."""
        sides = [version.top.get("rounding") for version in (self.changes.old, self.changes.new)]
        found = []
        for key in ("rate", "score", "total"):
            edited = declared_key("rounding", key)
            holder = sides[1] if edited in chosen or edited not in self.changes.by_key else sides[0]
            node = holder.get(key) if isinstance(holder, MapNode) else None
            found += [_entry(key, node)] if node is not None else []
        return MapNode(tuple(found), Place(""))

    def declared(self, kind: str, section: str, chosen: Keys, uses: frozenset[str]) -> MapNode:
        """The entries of a section that are used: each the old or the new one; parameters all."""
        old, new = (nodes_of(version.top, section) for version in (self.changes.old, self.changes.new))
        found = []
        for name in dict.fromkeys([*new, *old]):
            if kind != "parameter" and f"{kind}:{name}" not in uses:
                continue
            edited = declared_key(kind, name)
            after = edited in chosen or edited not in self.changes.by_key
            shown, node = new[name] if name in new and (after or name not in old) else old[name]
            found.append(Entry(shown, node.place, node))
        return MapNode(tuple(found), Place(""))


def readable(top: MapNode, file: str) -> Rubric | None:
    """The rubric of a tree; None where it says what can't be: a value needs a column, a formula a name, that only the other
    version has."""
    rubric, found = build_rubric(top, file, "")
    said = (*found, *aggregates(rubric), *cycles(rubric))
    return None if any(item.severity == "error" and item.code not in BEARABLE for item in said) else rubric


def _scaled(piece: Piece, body: Body, rubric: Rubric) -> Piece:
    """The piece with a rule that is stated for other points, in its part."""
    rule = rubric.indicators[0].piece
    if rule is None:
        return piece
    if not body.part:
        return replace(piece, method=rule.method, settings=rule.settings, parts=rule.parts, stated=body.points)
    parts = tuple(replace(part, method=rule.method, settings=rule.settings, parts=rule.parts, stated=body.points)
                  if canonical(part.name) == canonical(body.part) else part for part in piece.parts)
    return replace(piece, parts=parts)


def _readable(piece: Piece) -> bool:
    """Whether every rule in it could be read."""
    if piece.method == "parts":
        return bool(piece.parts) and all(map(_readable, piece.parts))
    return bool(piece.method) and piece.settings not in (None, ())


def _entry(key: str, node: Node) -> Entry:
    return Entry(key, node.place, node)
