"""Computed values that only have another name in the new version: found by what they mean, and told in old rules."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterator, Mapping

from ..language.names import canonical, fold
from ..positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..rubric.model import Rubric, Value
from .likeness import best_pairs, likeness
from .meaning import Renames, same_value
from .same import WORDING


def renamed_values(old: Rubric, new: Rubric) -> Renames:
    """The old names (canonical) of values that the new version reckons alike under another name, with that name.

    Only names that the other version doesn't have are looked at; of several that mean the same the likest go together.
    """
    known = {canonical(name) for rubric in (old, new) for name in (*rubric.inputs, *rubric.tables)}
    before, after = _alone(old, new, known), _alone(new, old, known)
    found: dict[str, str] = {}
    while pairs := list(_alike(old, new, before, after, found)):
        for one, other in pairs:
            found[one] = after.pop(other).name
            del before[one]
    return found


def _alone(rubric: Rubric, other: Rubric, known: set[str]) -> dict[str, Value]:
    theirs = known | {canonical(name) for name in other.values}
    return {canonical(name): value for name, value in rubric.values.items() if canonical(name) not in theirs}


def _alike(old: Rubric, new: Rubric, before: Mapping[str, Value], after: Mapping[str, Value],
           found: Renames) -> Iterator[tuple[str, str]]:
    """Those that mean the same, given the renames found so far."""
    def degree(one: str, other: str) -> Fraction:
        mine, theirs = before[one], after[other]
        alike = same_value(mine, theirs, found) and _rounded_alike(mine, theirs, old, new)
        return 1 + likeness(one, other) if alike else Fraction(0)

    return ((one, other) for one, other, _ in best_pairs(list(before), list(after), degree, Fraction(1)))


def _rounded_alike(one: Value, other: Value, old: Rubric, new: Rubric) -> bool:
    """Whether both round alike, or each as its rubric rounds all rates."""
    steps = [(value.rounding.step, value.rounding.mode) for value in (one, other)]
    return steps[0] == steps[1] or (one.rounding == old.rate_rounding and other.rounding == new.rate_rounding)


def retold(node: Node | None, renames: Renames, rubric: Rubric) -> Node | None:
    """The node with the values in its formulas under their new names; official wordings stay as they are."""
    if not renames or node is None:
        return node
    names = sorted({canonical(name) for name in (*rubric.values, *rubric.inputs)}, key=len, reverse=True)
    return _retold(node, renames, names)


def _retold(node: Node, renames: Renames, names: list[str]) -> Node:
    if isinstance(node, MapNode):
        return replace(node, entries=tuple(entry if entry.key in WORDING else Entry(
            entry.key, entry.key_place, _retold(entry.value, renames, names)) for entry in node.entries))
    if isinstance(node, SeqNode):
        return replace(node, items=tuple(_retold(item, renames, names) for item in node.items))
    return replace(node, text=_text(node.text, renames, names)) if isinstance(node, ScalarNode) else node


def _text(text: str, renames: Renames, names: list[str]) -> str:
    """A text with the renamed names in it, the longest declared name read first."""
    glyphs = fold(text)
    said = "".join(glyph.char for glyph in glyphs)
    if not any(name in said for name in renames):
        return text
    told, at, done = [], 0, 0
    while at < len(said):
        name = next((name for name in names if said.startswith(name, at)), "")
        if name in renames:
            told += [text[done:glyphs[at].start], renames[name]]
            done = glyphs[at + len(name) - 1].end
        at += len(name) or 1
    return "".join([*told, text[done:]])
