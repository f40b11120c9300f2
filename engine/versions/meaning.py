"""What a rule means, whichever way it is written: built rules and formulas in a form that is equal for equal meanings.

A range and the condition made of it, ``a ≥ b`` and ``b ≤ a``, ``a × b`` and ``b × a``, 50% and 0.5 come out the same.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any, Callable, Hashable, Mapping

from ..findings import Place
from ..language.names import canonical
from ..language.tree import Binary, Comparison, Name, Number, Parameter, Tree
from ..rubric.model import Formula, Piece, Value

# Old names, canonical, and what the new version calls the same thing.
Renames = Mapping[str, str]
FLIPPED = {"≥": "≤", ">": "<"}
COMMUTING = frozenset("+×且或")
UNITLESS = ("", "%", "分")
# What an aspect of a leaf or part is in its built piece.
ASPECT: Mapping[str, Callable[[Piece], Any]] = {
    "veto": lambda piece: piece.veto, "full_when": lambda piece: piece.full_when,
    "not_applicable": lambda piece: piece.not_applicable, "limits": lambda piece: (piece.cap, piece.floor),
    "if_zero": lambda piece: piece.if_zero, "compare": lambda piece: piece.compare,
}


def same_rule(old: Piece, new: Piece, renames: Renames) -> bool:
    """Whether two pieces have one rule; parts are compared by themselves, alternatives here, and a parameter is more than
    its number."""
    if old.method != new.method or old.settings in (None, ()) or new.settings in (None, ()):
        return False
    return old.parameters == new.parameters and _rule(old, renames) == _rule(new, {})


def same_aspect(kind: str, old: Piece, new: Piece, renames: Renames) -> bool:
    """Whether two pieces are alike in one of ``ASPECT``."""
    take = ASPECT.get(kind)
    return take is not None and meaning(take(old), renames) == meaning(take(new), {})


def same_value(old: Value, new: Value, renames: Renames) -> bool:
    """Whether two values are reckoned alike, apart from their names and how they are rounded."""
    return _value(old, renames) == _value(new, {})


def _value(value: Value, renames: Renames) -> Hashable:
    told = (value.count, value.sum, value.of, value.mean, value.weight, value.if_zero)
    rows = tuple(sorted((canonical(column), canonical(wanted)) for column, wanted in value.where.items()))
    return (meaning(value.formula, renames), tuple(map(canonical, told)), rows, value.unit, value.scale, value.parameters)


def _rule(piece: Piece, renames: Renames) -> Hashable:
    """The settings; of tiers exactly one holds, so that their order says nothing."""
    said = meaning((piece.settings, piece.parts) if piece.method == "choose" else piece.settings, renames)
    return frozenset(said) if piece.method == "tiers" and isinstance(said, tuple) else said


def meaning(thing: Any, renames: Renames) -> Hashable:
    """The form in which two spellings of one meaning are equal; names of values go by ``renames``."""
    if isinstance(thing, Formula):
        return meaning(thing.tree, renames)
    if isinstance(thing, Tree):
        return _tree(thing, renames)
    if isinstance(thing, Mapping):
        return frozenset((canonical(str(key)), meaning(item, renames)) for key, item in thing.items())
    if isinstance(thing, (tuple, list)):
        return tuple(meaning(item, renames) for item in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return _fields(thing, renames)
    return canonical(thing) if isinstance(thing, str) else thing if isinstance(thing, Hashable) else repr(thing)


def _fields(thing: Any, renames: Renames) -> Hashable:
    """A dataclass by what it holds, but for where it stands and how its numbers were written."""
    return (type(thing).__name__, *(meaning(getattr(thing, field.name), renames) for field in fields(thing)
                                    if not isinstance(getattr(thing, field.name), Place)
                                    and not (field.name in ("start", "end") and isinstance(thing, Tree))
                                    and not field.name.endswith("_text")))


def _tree(tree: Tree, renames: Renames) -> Hashable:
    if isinstance(tree, Parameter):
        return "parameter", canonical(tree.name)
    if isinstance(tree, Number):
        return "number", tree.value, "" if tree.unit in UNITLESS else tree.unit
    if isinstance(tree, Name):
        name = canonical(tree.name)
        return "name", canonical(renames.get(name, name))
    if isinstance(tree, Comparison):
        return _comparison(tree, renames)
    if isinstance(tree, Binary) and tree.op in COMMUTING:
        sides = _flat(tree, tree.op, renames)
        return frozenset(sides) if tree.op == "且" else (tree.op, tuple(sorted(sides, key=repr)))
    return _fields(tree, renames)


def _flat(tree: Tree, op: str, renames: Renames) -> list[Hashable]:
    """The operands of a chain of one operator; what a chained comparison joins is joined here too."""
    if isinstance(tree, Binary) and tree.op == op:
        return [*_flat(tree.left, op, renames), *_flat(tree.right, op, renames)]
    said = _tree(tree, renames)
    return list(said) if op == "且" and isinstance(said, frozenset) else [said]


def _comparison(tree: Comparison, renames: Renames) -> Hashable:
    """A chain as the set of what it compares, the smaller side first."""
    sides = [_tree(operand, renames) for operand in tree.operands]
    found = set()
    for op, left, right in zip(tree.ops, sides, sides[1:]):
        if op in FLIPPED:
            op, left, right = FLIPPED[op], right, left
        found.add((op, left, right) if op in ("<", "≤") else (op, frozenset((left, right))))
    return frozenset(found)
