"""The tree between two versions: where every indicator stands, and what holds for blocks and the total, with some edits
made and the others not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Iterator, Mapping, Sequence

from ..findings import Place
from ..language.names import canonical
from ..positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..rubric.model import Condition, Formula, Indicator, Rubric
from .branches import Branch, branches_of, groups_of
from .edit import Edit, Names
from .leaf_edits import key_of
from .match import Matching, Pair
from .mix import DECLARED, Keys, Mixer, readable
from .standing import closure_of
from .tree_edits import is_stated, is_top_of_branch
from .version import Version

OF_BLOCK = {"points": ("points", "adjust"), "weight": ("weight",), "veto": ("veto",),
            "not_applicable": ("not_applicable",), "rounding": ("rounding",)}
OF_TOTAL = {"total:limits": ("max", "min"), "total:veto": ("veto",)}
TOTAL_ROUNDING = "rounding:total"


@dataclass(frozen=True)
class Seats:
    """Where every indicator of two versions stands when some edits have been made."""

    matching: Matching
    keys: Keys

    def parent(self, pair: Pair, made: Keys) -> Pair | None:
        """The block above; None at the first level."""
        moved = key_of(pair.path, "moved")
        if pair.new is None or (pair.old is not None and moved in self.keys and moved not in made):
            return None if pair.old is None else self.matching.by_old.get(pair.old.path[:-1])
        return self.matching.by_new.get(pair.new.path[:-1])

    def chain(self, pair: Pair, made: Keys) -> Iterator[Pair]:
        """The blocks above, the nearest first."""
        above = self.parent(pair, made)
        while above is not None:
            yield above
            above = self.parent(above, made)

    def branch(self, pair: Pair) -> str:
        """The key of the edit that brought or took it, with the branch that it belongs to; empty where both have it."""
        if pair.old is not None and pair.new is not None:
            return ""
        table, top = (self.matching.by_new if pair.old is None else self.matching.by_old), pair
        while not is_top_of_branch(top, self.matching):
            top = table[top.path[:-1]]
        return key_of(top.path, "added" if pair.old is None else "removed")

    def is_there(self, pair: Pair, made: Keys) -> bool:
        """Whether the indicator is in the tree."""
        branch = self.branch(pair)
        return not branch or (branch in made) is (pair.old is None)

    def edits(self, pair: Pair) -> tuple[str, ...]:
        """The keys of the edits that decide where a leaf counts, and how much of it: its branch, moves and weights of it
        and of the blocks above it in either version."""
        found = [self.branch(pair)]
        waiting, seen = [pair], set()
        while waiting:
            node = waiting.pop()
            if node.path in seen:
                continue
            seen.add(node.path)
            kinds = ("moved", "weight") if node is pair else ("moved", "weight", "points")
            found += [key for kind in kinds if (key := key_of(node.path, kind)) in self.keys]
            waiting += [above for above in self._above(node) if above is not None]
        return tuple(sorted(dict.fromkeys(filter(None, found))))

    def _above(self, pair: Pair) -> Iterator[Pair | None]:
        if pair.old is not None:
            yield self.matching.by_old.get(pair.old.path[:-1])
        if pair.new is not None:
            yield self.matching.by_new.get(pair.new.path[:-1])

    def worth(self, pair: Pair, made: Keys, points: Fraction) -> Fraction:
        """What one point of an indicator counts in the block above, where a leaf is out of ``points``."""
        weight = self.side(pair, "weight", made).weight
        of = points if pair.is_leaf else self.side(pair, "points", made).points
        return Fraction(1) if weight is None or not of else weight / of

    def side(self, pair: Pair, kind: str, made: Keys) -> Indicator:
        """The old or the new indicator, as the edit of this kind has been made or not."""
        key = key_of(pair.path, kind)
        after = pair.new is not None and (pair.old is None or key not in self.keys or key in made)
        found = pair.new if after else pair.old
        if found is None:
            raise ValueError("a pair without indicators")
        return found


class TreeMixer:
    """Makes trees between two versions, each once, with seats instead of leaves (``filled`` puts the leaves in)."""

    def __init__(self, mixer: Mixer):
        self.mixer, self.changes = mixer, mixer.changes
        self.seats = Seats(mixer.changes.matching, frozenset(mixer.changes.by_key))
        self._made: dict[tuple[frozenset[Names], Keys], Rubric | None] = {}
        self._players: dict[Branch, tuple[str, ...]] = {}

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The branches that don't bear on each other."""
        return branches_of(self.changes)

    @cached_property
    def groups(self) -> tuple[Branch, ...]:
        """The first-level indicators, as far as nothing moves between them."""
        return groups_of(self.changes)

    def players_in(self, branch: Branch) -> tuple[str, ...]:
        """The keys of the edits that bear on a branch's blocks rather than on a leaf's own score; on the total too, where it
        is the whole tree."""
        if branch not in self._players:
            self._players[branch] = self._players_in(branch)
        return self._players[branch]

    def _players_in(self, branch: Branch) -> tuple[str, ...]:
        pairs = [pair for pair in self.changes.matching.pairs if pair.path in branch.paths]
        found = [key for pair in pairs for key in self.seats.edits(pair)]
        found += [key_of(pair.path, kind) for pair in pairs if not pair.is_leaf for kind in OF_BLOCK]
        found += [*OF_TOTAL, TOTAL_ROUNDING] if branch.whole else []
        found += [edit.key for edit in self.changes.scoring if self._declares(edit)]
        return tuple(sorted({key for key in found if key in self.changes.by_key}))

    def _declares(self, edit: Edit) -> bool:
        """Whether an edit is of something declared that blocks or the total stand on."""
        return edit.kind in DECLARED and f"{edit.kind}:{edit.key.partition(':')[2]}" in self.uses or (
            edit.key == "rounding:rate" and edit.key in self.uses)

    @cached_property
    def numbers(self) -> Mapping[Names, int]:
        """The pairs' places in the matching, by their paths."""
        return {pair.path: number for number, pair in enumerate(self.changes.matching.pairs)}

    @cached_property
    def uses(self) -> frozenset[str]:
        """What the conditions on blocks and totals stand on, and parameters that they or their bounds name, in either
        version."""
        return frozenset(name for version in (self.changes.old, self.changes.new)
                         for name in (*closure_of(version.rubric, conditions_of(version.rubric)), *_parameters(version)))

    def part(self, made: Keys, group: Branch) -> Rubric | None:
        """Some first-level indicators with some edits made; leaves are seats without a rule. None where they can't be
        read."""
        key = (group.paths, made & frozenset(self.players_in(group)))
        if key not in self._made:
            self._made[key] = self._build(key[1], group.paths)
        return self._made[key]

    def head(self, made: Keys) -> Rubric | None:
        """What holds for the total, without any indicators (``under`` puts them there)."""
        return self.part(made, Branch(frozenset(), False, True))

    def _build(self, made: Keys, paths: frozenset[Names]) -> Rubric | None:
        tops = self._children(None, made, paths)
        sections = [_entry("rounding", self.mixer.roundings(made)), _entry("total", self._total(made))]
        sections += [_entry(section, self.mixer.declared(kind, section, made, self.uses))
                     for kind, section in DECLARED.items()]
        top = MapNode((*sections, _entry("indicators", SeqNode(tops, Place("")))), Place(""))
        made_of = readable(top, self.changes.new.rubric.file)
        return None if made_of is None else replace(made_of, points=self._holder("total:limits", made).rubric.shown)

    def _holder(self, edited: str, made: Keys) -> Version:
        """The version whose side stands of what an edit decides."""
        return self.changes.new if edited in made or edited not in self.changes.by_key else self.changes.old

    def _children(self, above: Pair | None, made: Keys, paths: frozenset[Names]) -> tuple[Node, ...]:
        return tuple(self._node(pair, made, paths) for pair in self.changes.matching.pairs if pair.path in paths
                     and self.seats.is_there(pair, made) and self.seats.parent(pair, made) is above)

    def _node(self, pair: Pair, made: Keys, paths: frozenset[Names]) -> MapNode:
        """A block with what is below it, or a seat; its name is the pair's number, by which the leaf finds its seat."""
        place = pair.node.place
        entries = [_entry("name", _text(str(self.numbers[pair.path]), place))]
        for kind, keys in OF_BLOCK.items():
            side = self.seats.side(pair, kind, made)
            version = self.changes.new if side is pair.new else self.changes.old
            node = version.nodes[side.path]
            wanted = keys if not pair.is_leaf or kind in ("points", "weight") else ()
            wanted = tuple(key for key in wanted if key != "points" or is_stated(pair.old, pair.new))
            entries += [_entry(key, found) for key in wanted if (found := node.get(key)) is not None]
        if not pair.is_leaf:
            entries.append(_entry("indicators", SeqNode(self._children(pair, made, paths), place)))
        return MapNode(tuple(entries), place)

    def _total(self, made: Keys) -> MapNode:
        found = []
        for edited, keys in OF_TOTAL.items():
            holder = self._holder(edited, made).top.get("total")
            found += [_entry(key, node) for key in keys
                      if isinstance(holder, MapNode) and (node := holder.get(key)) is not None]
        return MapNode(tuple(found), Place(""))


def filled(tree: Rubric, leaves: Mapping[int, Indicator]) -> tuple[Indicator, ...]:
    """The indicators with the leaves (by their pairs' numbers) in their seats. Blocks are out of what they hold."""
    return tuple(_filled(node, (), leaves) for node in tree.indicators)


def under(head: Rubric, tops: Sequence[Indicator]) -> Rubric:
    """The whole tree: first-level indicators under what holds for the total, which is out of what they are worth.

    The upper limit of the total (stated for ``head.points``) stays as far from the points: where 5 points have come and
    those that go are there still, 100 of 100 is 105 of 105.
    """
    points = sum((node.worth for node in tops if node.adjust is None), Fraction(0))
    high = head.total.high
    total = head.total if high is None else replace(head.total, high=high + points - head.points)
    return replace(head, indicators=tuple(tops), points=points, total=total)


def _filled(node: Indicator, above: Names, leaves: Mapping[int, Indicator]) -> Indicator:
    path = (*above, node.name)
    if int(node.name) in leaves:
        leaf = leaves[int(node.name)]
        return replace(leaf, path=path, weight=node.weight, adjust=node.adjust or leaf.adjust)
    children = tuple(_filled(child, path, leaves) for child in node.children)
    stated = node.adjust is not None or (node.weight is not None and node.points)
    points = node.points if stated else sum(
        (child.worth for child in children if child.adjust is None), Fraction(0))
    return replace(node, path=path, children=children, points=points)


def conditions_of(rubric: Rubric) -> tuple[Formula, ...]:
    """The conditions on blocks and on the total."""
    vetoes: list[Condition] = [*rubric.total.veto, *(item for node in rubric.walk() for item in node.veto)]
    exempt = [node.not_applicable.when for node in rubric.walk()
              if node.piece is None and node.not_applicable is not None and node.not_applicable.when is not None]
    return (*(item.when for item in vetoes), *exempt)


def _parameters(version: Version) -> Iterator[str]:
    """The parameters that anything said of a block, of the total or of roundings names."""
    blocks = [version.nodes[node.path] for node in version.rubric.walk() if node.piece is None]
    said = [block.get(key) for block in blocks for keys in OF_BLOCK.values() for key in keys]
    words = [canonical(repr(node.plain())) for node in (*said, version.top.get("total"), version.top.get("rounding"))
             if node is not None]
    for name in version.rubric.parameters:
        if any(canonical(name) in word for word in words):
            yield f"parameter:{canonical(name)}"


def _entry(key: str, node: Node) -> Entry:
    return Entry(key, node.place, node)


def _text(said: str, place: Place) -> ScalarNode:
    return ScalarNode(said, "", "str", place)


__all__ = ["Seats", "TreeMixer", "conditions_of", "filled", "under"]
