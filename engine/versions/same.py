"""Whether two stretches of YAML say the same, apart from how they are written; or the same but for the points."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any, Hashable, Iterable, Mapping, Sequence

from ..figures_text import Problem, normal, read_number
from ..rubric.bounds import OWN_POINTS, OWN_WEIGHT
from ..language.names import canonical
from ..language.words import SIGNS
from ..positions import MapNode, Node, ScalarNode, SeqNode

# Keys that say nothing of how anything is scored.
WORDING = frozenset({"name", "text", "note", "assumption", "source", "evidence", "explanation", "standard", "id"})
AWARDS = frozenset({"score", "points", "each", "max", "min", "at_most", "cap", "floor"})
# Look-alikes of signs, said alike: ≦ and ≤, / and ÷.
_SIGNS = str.maketrans({sign: said for sign, said in SIGNS.items() if sign != said})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def form(node: Node | None, ignored: Iterable[str] = WORDING) -> Hashable:
    """What a node says, in a form that is equal for two spellings of it: widths, spaces, quotes, 5 and 5.0 and 5分, the
    order of keys. Keys in ``ignored`` are left out, at every depth but for names in a list (what an item is called)."""
    if isinstance(node, MapNode):
        return tuple(sorted((entry.key, form(entry.value, ignored)) for entry in node.entries
                            if entry.key not in ignored))
    if isinstance(node, SeqNode):
        return tuple(_item(item, ignored) for item in node.items)
    if not isinstance(node, ScalarNode) or node.kind == "null":
        return ""
    found = read_number(node.text, "分")
    return spoken(node.text) if isinstance(found, Problem) else str(found)


def spoken(text: str) -> str:
    """A text without what says nothing: widths, spaces, quotes, look-alikes of signs."""
    return canonical(text).translate(_SIGNS)


def followed(node: MapNode, renamed: Mapping[str, str]) -> MapNode:
    """A leaf whose rule names other indicators (``claim_gap: of``), each by its new name: a rename is no edit of it."""
    return MapNode(tuple(replace(entry, value=_followed(entry.key, entry.value, renamed)) for entry in node.entries),
                   node.place)


def _followed(key: str, node: Node, renamed: Mapping[str, str]) -> Node:
    if isinstance(node, SeqNode):
        return SeqNode(tuple(_followed(key, item, renamed) for item in node.items), node.place)
    if isinstance(node, MapNode) and key == "claim_gap":
        return MapNode(tuple(replace(entry, value=replace(entry.value, text=renamed[entry.value.text]))
                             if entry.key == "of" and isinstance(entry.value, ScalarNode) and entry.value.text in renamed
                             else entry for entry in node.entries), node.place)
    return followed(node, renamed) if isinstance(node, MapNode) else node


def _item(node: Node, ignored: Iterable[str]) -> Hashable:
    name = node.get("name") if isinstance(node, MapNode) else None
    return (form(name), form(node, ignored)) if name is not None else form(node, ignored)


def same(one: Node | None, other: Node | None) -> bool:
    """Whether two nodes say the same about scores."""
    return form(one) == form(other)


def same_but_names(olds: Sequence[Node], news: Sequence[Node]) -> bool:
    """Whether two lists say the same about scores but for what their items are called."""
    bare = [[form(MapNode(tuple(entry for entry in item.entries if entry.key != "name"), item.place)) if isinstance(
        item, MapNode) else form(item) for item in listed] for listed in (olds, news)]
    return bool(bare[0]) and bare[0] == bare[1]


def same_throughout(one: Node | None, other: Node | None) -> bool:
    """Whether two nodes say the same in every word."""
    return form(one, ()) == form(other, ())


def proportional(old: Any, new: Any, ratio: Fraction, key: str = "") -> bool:
    """Whether a rule is the same but for its points, all of which have changed by one ratio (6/4/2 → 9/6/3).

    Points are numbers under keys such as ``score``, and those in formulas; everything else must be equal. A formula
    that speaks of its own points (该指标分值) goes along by itself.
    """
    if isinstance(old, MapNode) and isinstance(new, MapNode):
        keys = {*old.keys(), *new.keys()} - WORDING
        return all(proportional(old.get(name), new.get(name), ratio, name) for name in keys)
    if isinstance(old, SeqNode) and isinstance(new, SeqNode):
        return len(old) == len(new) and all(proportional(one, other, ratio, key) for one, other in zip(old, new))
    if not isinstance(old, ScalarNode) or not isinstance(new, ScalarNode):
        return old is new
    if key in ("formula", "judged"):
        return _formulas(spoken(normal(old.text)), spoken(normal(new.text)), ratio)
    return _award(old, new, ratio) if key in AWARDS else form(old) == form(new)


def _award(old: ScalarNode, new: ScalarNode, ratio: Fraction) -> bool:
    """Points that changed by the ratio; a share of the points (60%, 满分) stays as it is."""
    one, other = read_number(old.text, "分"), read_number(new.text, "分")
    if isinstance(one, Problem) or isinstance(other, Problem) or "%" in normal(old.text):
        return form(old) == form(new)
    return other == one * ratio


def _formulas(old: str, new: str, ratio: Fraction) -> bool:
    """Whether two formulas differ in points only: some number has changed by the ratio, and no other has changed."""
    if old == new:
        return any(name in old for name in (*OWN_POINTS, *OWN_WEIGHT))
    if _NUMBER.sub("#", old) != _NUMBER.sub("#", new):
        return False
    pairs = [(Fraction(one), Fraction(other)) for one, other in zip(_NUMBER.findall(old), _NUMBER.findall(new))]
    return all(other in (one, one * ratio) for one, other in pairs)
