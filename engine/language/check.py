"""Reading and checking a formula: text and scope in, typed tree out, or every fault found, each with its place."""

from __future__ import annotations

from typing import Literal

from ..findings import FindingsError, Place
from .faults import Fault, PlaceOf, Stop, places_in
from .parser import Parser
from .scope import Scope
from .tokens import Lexer
from .tree import Tree
from .typing_rules import TypeChecker
from .words import MAX_DEPTH, MAX_LENGTH

Expected = Literal["number", "bool"]
GOES_ON = frozenset({"B202", "B203", "B238", "B239", "B240", "B255"})


def parse_formula(
    text: str, scope: Scope, place: Place, expect: Expected = "number", place_of: PlaceOf | None = None
) -> Tree:
    """The checked tree of a formula (``expect="number"``) or condition (``expect="bool"``).

    ``place`` is where the formula's first character stands; ``place_of(offset, length)`` replaces it where a text on
    several lines is not simply indented. Raises FindingsError with every fault found, B201 to B249, B255, B256.
    """
    faults, tree = _read(text, scope, expect)
    if faults or tree is None:
        locate = place_of or places_in(text, place)
        unique = dict.fromkeys(sorted(faults, key=lambda fault: (fault.start, fault.end, fault.code)))
        raise FindingsError(fault.located(locate) for fault in unique)
    return tree


def _read(text: str, scope: Scope, expect: Expected) -> tuple[list[Fault], Tree | None]:
    """The tree, or None and the faults."""
    if len(text) > MAX_LENGTH:
        return [Fault("B223", 0, 1, (("limit", MAX_LENGTH), ("count", len(text))))], None
    lexer = Lexer(text, scope)
    tokens = lexer.run()
    if len(tokens) == 1 and not lexer.faults:
        return [Fault("B201", 0, 1)], None
    if any(fault.code not in GOES_ON for fault in lexer.faults):
        return lexer.faults, None
    parser = Parser(lexer, tokens)
    try:
        tree = parser.formula()
    except Stop as stop:
        return [*lexer.faults, stop.fault], None
    return [*lexer.faults, *_check(tree, scope, parser.unknown, expect)], tree


def _check(tree: Tree, scope: Scope, unknown: set[int], expect: Expected) -> list[Fault]:
    """Faults of depth and of types."""
    if depth(tree) > MAX_DEPTH:
        return [Fault("B246", tree.start, tree.end, (("limit", MAX_DEPTH),))]
    checker = TypeChecker(scope, unknown)
    checker.demand(tree, expect)
    return checker.faults


def depth(tree: Tree) -> int:
    """How many nodes the longest way down has, found without recursion."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        waiting += [(child, level + 1) for child in node.children]
    return deepest
