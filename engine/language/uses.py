"""What a formula stands on: the names and columns in it."""

from __future__ import annotations

from .tree import Aggregate, Binary, Comparison, Conditional, Name, Number, Option, Parameter, Tree, Truth, Unary
from .words import AND, NOT, OR


def names_used(tree: Tree) -> frozenset[str]:
    """The declared names in a formula, as they are declared."""
    return frozenset(node.name for node in tree.walk() if isinstance(node, Name))


def aggregates_used(tree: Tree) -> frozenset[tuple[str, str]]:
    """The (table, column) pairs that a formula adds up or counts."""
    return frozenset((node.table, node.column) for node in tree.walk() if isinstance(node, Aggregate))


def gives_number(tree: Tree) -> bool:
    """Whether a checked tree gives a number, not a judgement or an option."""
    if isinstance(tree, Name):
        return tree.type == "number"
    if isinstance(tree, (Binary, Unary)):
        return tree.op not in (AND, OR, NOT)
    if isinstance(tree, Conditional):
        return gives_number(tree.then)
    return not isinstance(tree, (Truth, Option, Comparison))


def is_constant(tree: Tree) -> bool:
    """Whether a part of a formula is the same whatever the figures are."""
    return not any(isinstance(node, (Name, Aggregate)) for node in tree.walk())


def parameters_used(tree: Tree) -> tuple[str, ...]:
    """The parameters in a formula, in the order in which they stand there, each once."""
    return tuple(dict.fromkeys(node.name for node in tree.walk() if isinstance(node, Parameter)))


def ends_in_percent(tree: Tree) -> bool:
    """Whether the formula is a product whose last factor was written 100%: its result is shown as a percentage."""
    if not isinstance(tree, Binary) or tree.op != "×" or not isinstance(tree.right, Number):
        return False
    if isinstance(tree.right, Parameter):
        return False
    return tree.right.text.endswith("%") and tree.right.value == 1
