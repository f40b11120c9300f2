"""Evaluation: the checked tree is lowered to a Python AST of slots and exact constants, and simpleeval evaluates that.

The grammar is the boundary; the evaluator below adds a second one: it knows only the node types, operators, functions
and slots that the lowering emits.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from simpleeval import SimpleEval  # type: ignore[import-untyped,unused-ignore]

from .lower import FUNCTIONS, Lowered, lower
from .tree import Aggregate, Name, Option, Tree

Figure = Fraction | bool | str
Rows = Sequence[Mapping[str, Fraction]]


class NothingToDivideBy(ArithmeticError):
    """A divisor is zero, or a mean, least or greatest is taken over no rows. ``node`` is the part of the formula."""

    def __init__(self, node: Tree):
        self.node = node
        super().__init__(f"nothing to divide by at {node.start}-{node.end}")


class NoFigure(LookupError):
    """A figure that the formula came to isn't there. ``name`` is the name, or ``表名/列名`` for a column."""

    def __init__(self, name: str):
        self.name = name
        super().__init__(name)


OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.USub: operator.neg, ast.Not: operator.not_, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Eq: operator.eq,
    ast.NotEq: operator.ne, ast.GtE: operator.ge, ast.Gt: operator.gt,
}


class ExactEvaluator(SimpleEval):  # type: ignore[misc,unused-ignore]
    """simpleeval, held to what the lowering emits, on exact numbers."""

    def __init__(self, lowered: Lowered, slots: Mapping[str, Any]):
        super().__init__(operators=OPERATORS, functions=FUNCTIONS, names=slots, allowed_attrs={})
        self.lowered = lowered
        self.nodes: dict[type[ast.AST], Any] = {
            ast.Constant: self._eval_exact_constant, ast.Name: self._eval_slot, ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop, ast.BoolOp: self._eval_boolop, ast.Compare: self._eval_compare,
            ast.IfExp: self._eval_ifexp, ast.Call: self._eval_call,
        }

    def _eval_exact_constant(self, node: ast.Constant) -> Any:
        value: Any = node.value
        if not isinstance(value, (Fraction, bool)):
            raise TypeError("only exact constants are evaluated")
        return value

    def _eval_slot(self, node: ast.Name) -> Any:
        return self.names[node.id]

    def _eval_binop(self, node: ast.BinOp) -> Any:
        try:
            return super()._eval_binop(node)
        except ZeroDivisionError:
            raise NothingToDivideBy(self.lowered.sources[node.lineno]) from None

    def _eval_call(self, node: ast.Call) -> Any:
        try:
            return super()._eval_call(node)
        except ZeroDivisionError:
            raise NothingToDivideBy(self.lowered.sources[node.lineno]) from None


class Slots(Mapping[str, Any]):
    """The figures behind the slots, looked up only when the evaluation comes to them."""

    def __init__(self, lowered: Lowered, env: Mapping[str, Figure], tables: Mapping[str, Rows]):
        self.lowered, self.env, self.tables = lowered, env, tables

    def __getitem__(self, slot: str) -> Any:
        source = self.lowered.slots[slot]
        if isinstance(source, Aggregate):
            return column_of(source, self.tables)
        if isinstance(source, Option):
            return source.value
        assert isinstance(source, Name)
        return exact(self.env.get(source.name), source.name)

    def __iter__(self) -> Any:
        return iter(self.lowered.slots)

    def __len__(self) -> int:
        return len(self.lowered.slots)


def column_of(source: Aggregate, tables: Mapping[str, Rows]) -> tuple[Figure, ...]:
    """The column's figures, row by row."""
    if source.table not in tables:
        raise NoFigure(source.table)
    label = f"{source.table}/{source.column}"
    return tuple(exact(row.get(source.column), label) for row in tables[source.table])


def exact(value: Any, name: str) -> Figure:
    """The value, if it is one that exact reckoning may use. Raises NoFigure for None, TypeError for floats.

    A text is the option that was chosen; a checked tree only ever compares it.
    """
    if value is None:
        raise NoFigure(name)
    if isinstance(value, (bool, Fraction, str)):
        return value
    if isinstance(value, int):
        return Fraction(value)
    raise TypeError(f"{name}: {type(value).__name__} is not an exact number")


def evaluate(
    tree: Tree, env: Mapping[str, Figure], tables: Mapping[str, Rows] | None = None
) -> Fraction | bool:
    """The exact result of a checked tree.

    ``env`` holds figures by declared name; ``tables`` rows by table name, each row figures by column name.
    Raises NothingToDivideBy, and NoFigure where a needed figure is absent or None; what isn't needed is not looked at.
    """
    lowered = lower(tree)
    evaluator = ExactEvaluator(lowered, Slots(lowered, env, tables or {}))
    result = evaluator.eval("", previously_parsed=lowered.expression)
    if not isinstance(result, (Fraction, bool)):
        raise TypeError("a formula gives an exact number or a truth")
    return result
