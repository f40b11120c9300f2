"""Lowering: the checked tree as a Python AST with plain slot names (v0, v1 …) and exact constants."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Any

from ..exact import round_to
from .tree import (
    Aggregate,
    Binary,
    Call,
    Comparison,
    Conditional,
    Convert,
    Name,
    Number,
    Option,
    Tree,
    Truth,
    Unary,
)
from .words import AND, NOT, OR

ARITHMETIC: Mapping[str, Callable[[], ast.operator]] = {"+": ast.Add, "-": ast.Sub, "×": ast.Mult, "÷": ast.Div}
COMPARE: Mapping[str, Callable[[], ast.cmpop]] = {"<": ast.Lt, "≤": ast.LtE, "=": ast.Eq, "≠": ast.NotEq, "≥": ast.GtE,
                                                  ">": ast.Gt}


def _total(column: Sequence[Fraction]) -> Fraction:
    return sum(column, Fraction(0))


def _mean(column: Sequence[Fraction]) -> Fraction:
    return _total(column) / len(column)


def _some(column: Sequence[Fraction]) -> Sequence[Fraction]:
    """The column, if it has rows: there is no least or greatest of none."""
    if not column:
        raise ZeroDivisionError
    return column


FUNCTIONS: Mapping[str, Callable[..., Fraction]] = {
    "min": lambda *items: min(items), "max": lambda *items: max(items), "abs": abs,
    "sum": lambda *items: _total(items), "mean": lambda *items: _mean(items),
    "floor": lambda item: Fraction(floor(item)), "ceil": lambda item: Fraction(ceil(item)),
    "mod": lambda item, by: item - by * floor(item / by),
    "round": round_to,
    **{f"round_{mode}": (lambda item, step, mode=mode: round_to(item, step, mode))
       for mode in ("half_even", "up", "down")},
    "all_sum": _total, "all_mean": _mean, "all_count": lambda column: Fraction(len(column)),
    "all_min": lambda column: min(_some(column)), "all_max": lambda column: max(_some(column)),
}


@dataclass(frozen=True)
class Lowered:
    """``expression`` is what simpleeval evaluates; ``slots`` says which node each slot stands for.

    Every AST node's ``lineno`` is the index in ``sources`` of the tree node that it came from.
    """

    expression: ast.expr
    slots: Mapping[str, Tree]
    sources: tuple[Tree, ...]


@lru_cache(maxsize=4096)
def lower(tree: Tree) -> Lowered:
    """The lowered form of a checked tree."""
    work = _Lowering()
    expression = work.node(tree)
    return Lowered(expression, work.slots, tuple(work.sources))


@dataclass
class _Lowering:
    slots: dict[str, Tree] = field(default_factory=dict)
    sources: list[Tree] = field(default_factory=list)
    by_name: dict[str, str] = field(default_factory=dict)

    def node(self, tree: Tree) -> ast.expr:
        made = self.made(tree)
        made.lineno, made.col_offset = len(self.sources), 0
        self.sources.append(tree)
        return made

    def made(self, tree: Tree) -> ast.expr:
        if isinstance(tree, (Number, Truth)):
            value: Any = tree.value
            return ast.Constant(value=value)
        if isinstance(tree, Name):
            return ast.Name(id=self.slot(tree, tree.name), ctx=ast.Load())
        if isinstance(tree, Option):
            return ast.Name(id=self.slot(tree, f"={tree.value}"), ctx=ast.Load())
        if isinstance(tree, Aggregate):
            slot = ast.Name(id=self.slot(tree, f"{tree.table}/{tree.column}/"), ctx=ast.Load())
            return _call("all_" + tree.function, [slot])
        if isinstance(tree, Unary):
            return ast.UnaryOp(op=ast.Not() if tree.op == NOT else ast.USub(), operand=self.node(tree.operand))
        if isinstance(tree, Binary):
            return self.binary(tree)
        if isinstance(tree, Convert):
            factor: Any = tree.factor
            return ast.BinOp(left=self.node(tree.operand), op=ast.Mult(), right=ast.Constant(value=factor))
        if isinstance(tree, Comparison):
            first, *others = [self.node(operand) for operand in tree.operands]
            return ast.Compare(left=first, ops=[COMPARE[op]() for op in tree.ops], comparators=others)
        if isinstance(tree, Conditional):
            condition, then, otherwise = (self.node(child) for child in tree.children)
            return ast.IfExp(test=condition, body=then, orelse=otherwise)
        if isinstance(tree, Call):
            return _call(f"{tree.function}_{tree.mode}".rstrip("_"), [self.node(item) for item in tree.arguments])
        raise TypeError(f"{type(tree).__name__} is not part of the language")

    def binary(self, tree: Binary) -> ast.expr:
        left, right = self.node(tree.left), self.node(tree.right)
        if tree.op in (AND, OR):
            return ast.BoolOp(op=ast.And() if tree.op == AND else ast.Or(), values=[left, right])
        return ast.BinOp(left=left, op=ARITHMETIC[tree.op](), right=right)

    def slot(self, tree: Tree, key: str) -> str:
        """One slot for each name or column, however often it is used."""
        slot = self.by_name.setdefault(key, f"v{len(self.by_name)}")
        self.slots.setdefault(slot, tree)
        return slot


def _call(function: str, arguments: list[ast.expr]) -> ast.Call:
    return ast.Call(func=ast.Name(id=function, ctx=ast.Load()), args=arguments, keywords=[])
