"""The checked formula tree: typed, immutable, every node with its offsets in the formula's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Tree:
    """Any node. ``start``/``end`` are character offsets into the formula as written."""

    start: int
    end: int

    @property
    def children(self) -> tuple[Tree, ...]:
        """The nodes directly below, in order."""
        return ()

    def walk(self) -> Iterator[Tree]:
        """This node and all below."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Number(Tree):
    """A constant. ``text`` is what was written (``90%``, ``2个百分点``, ``50万元``); ``value`` is exact (9/10, 50).

    ``unit`` is the unit behind the number; ``%`` for every way to write a percentage, empty for a bare number.
    """

    value: Fraction
    text: str
    unit: str = ""


@dataclass(frozen=True)
class Parameter(Number):
    """A constant that the rubric gives a name; every reader but the one that shows formulas takes it for a number."""

    name: str = ""


@dataclass(frozen=True)
class Truth(Tree):
    """是 or 否 as a constant."""

    value: bool


@dataclass(frozen=True)
class Name(Tree):
    """A declared name as it is declared, with its type: number, bool, choice."""

    name: str
    type: str = field(default="number", compare=False)


@dataclass(frozen=True)
class Option(Tree):
    """One of the ``options`` of a choice (东部), compared with the choice that stands on the other side."""

    value: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Convert(Tree):
    """What ``operand`` gives, times ``factor``: the same amount in another unit (元 as 万元). Shown as the operand."""

    operand: Tree
    factor: Fraction

    @property
    def children(self) -> tuple[Tree, ...]:
        return (self.operand,)


@dataclass(frozen=True)
class Unary(Tree):
    """``-`` or ``非``."""

    op: str
    operand: Tree

    @property
    def children(self) -> tuple[Tree, ...]:
        return (self.operand,)


@dataclass(frozen=True)
class Binary(Tree):
    """``+ - × ÷``; ``且``, ``或``."""

    op: str
    left: Tree
    right: Tree

    @property
    def children(self) -> tuple[Tree, ...]:
        return (self.left, self.right)


@dataclass(frozen=True)
class Comparison(Tree):
    """A chain: operands[0] ops[0] operands[1] …; each op one of ``< ≤ = ≠ ≥ >``."""

    operands: tuple[Tree, ...]
    ops: tuple[str, ...]

    @property
    def children(self) -> tuple[Tree, ...]:
        return self.operands


@dataclass(frozen=True)
class Conditional(Tree):
    """``若(condition, then, otherwise)``."""

    condition: Tree
    then: Tree
    otherwise: Tree

    @property
    def children(self) -> tuple[Tree, ...]:
        return (self.condition, self.then, self.otherwise)


@dataclass(frozen=True)
class Call(Tree):
    """A listed function by its canonical English name: min max abs round floor ceil mod; ``mode`` for round."""

    function: str
    arguments: tuple[Tree, ...]
    mode: str = ""

    @property
    def children(self) -> tuple[Tree, ...]:
        return self.arguments


@dataclass(frozen=True)
class Aggregate(Tree):
    """``sum mean count min max`` over one column of a table's rows; ``row`` is what a row is called, for showing it."""

    function: str
    table: str
    column: str
    row: str = ""
