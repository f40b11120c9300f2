"""A tree in official typography, with no more brackets than it needs; what is shown reads back as the same tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    Parameter,
    Tree,
    Truth,
    Unary,
)
from .words import AND, NOT, OR, SHOWN_FUNCTIONS, SHOWN_MODES

SIGNS = {"+": "＋", "-": "－", "<": "＜", ">": "＞", "=": "＝"}
OR_LEVEL, AND_LEVEL, NOT_LEVEL, COMPARE_LEVEL, SUM_LEVEL, PRODUCT_LEVEL, SIGN_LEVEL, ATOM = range(1, 9)
LEVELS = {OR: OR_LEVEL, AND: AND_LEVEL, "+": SUM_LEVEL, "-": SUM_LEVEL, "×": PRODUCT_LEVEL, "÷": PRODUCT_LEVEL}

ColumnTexts = Mapping[tuple[str, str], Sequence[str]]


@dataclass(frozen=True)
class Shown:
    """A piece of text and how tightly it holds together."""

    text: str
    level: int

    def within(self, level: int) -> str:
        """The text, in brackets where it binds less tightly than its surroundings need."""
        return self.text if self.level >= level else f"（{self.text}）"


def show(tree: Tree) -> str:
    """The formula in official typography: ``实际采购金额 ÷ 采购计划金额 × 100%``."""
    return _Printer().shown(tree).text


def substitute(tree: Tree, texts: Mapping[str, str], tables: ColumnTexts | None = None) -> str:
    """The formula with figures put in: ``611.29 ÷ 819.38 × 100%``.

    Names without a text stay names; a parameter is written as its value. ``tables`` gives the texts of a column's rows by
    (table, column): Σ is written out as a sum, a mean as a sum divided by the number of rows.
    """
    return _Printer(texts, tables or {}, True).shown(tree).text


@dataclass(frozen=True)
class _Printer:
    texts: Mapping[str, str] = field(default_factory=dict)
    tables: ColumnTexts = field(default_factory=dict)
    constants: bool = False

    def shown(self, tree: Tree) -> Shown:
        if isinstance(tree, Parameter):
            return figure(tree.text) if self.constants else Shown(tree.name, ATOM)
        if isinstance(tree, Number):
            return Shown(tree.text, ATOM)
        if isinstance(tree, Truth):
            return Shown("是" if tree.value else "否", ATOM)
        if isinstance(tree, Name):
            return figure(self.texts[tree.name]) if tree.name in self.texts else Shown(tree.name, ATOM)
        if isinstance(tree, Option):
            return Shown(tree.value, ATOM)
        if isinstance(tree, Convert):
            return self.shown(tree.operand)
        if isinstance(tree, Aggregate):
            return self.aggregate(tree)
        if isinstance(tree, (Unary, Binary, Comparison)):
            return self.operation(tree)
        if isinstance(tree, Conditional):
            return Shown(SHOWN_FUNCTIONS["if"] + self.arguments(tree.children), ATOM)
        if isinstance(tree, Call):
            mode = (SHOWN_MODES[tree.mode],) if tree.mode else ()
            return Shown(SHOWN_FUNCTIONS[tree.function] + self.arguments(tree.arguments, mode), ATOM)
        raise TypeError(f"{type(tree).__name__} is not part of the language")

    def operation(self, tree: Tree) -> Shown:
        if isinstance(tree, Comparison):
            pieces = [self.shown(operand).within(SUM_LEVEL) for operand in tree.operands]
            joined = "".join(f" {SIGNS.get(op, op)} {piece}" for op, piece in zip(tree.ops, pieces[1:], strict=True))
            return Shown(pieces[0] + joined, COMPARE_LEVEL)
        if isinstance(tree, Binary):
            level = LEVELS[tree.op]
            left, right = self.shown(tree.left), self.shown(tree.right)
            bracketed = f"（{right.text}）" if right.level == SIGN_LEVEL else right.within(level + 1)
            return Shown(f"{left.within(level)} {SIGNS.get(tree.op, tree.op)} {bracketed}", level)
        assert isinstance(tree, Unary)
        operand = self.shown(tree.operand)
        if tree.op == NOT:
            return Shown(f"{NOT} {operand.within(NOT_LEVEL)}", NOT_LEVEL)
        return Shown("－" + operand.within(ATOM), SIGN_LEVEL)

    def arguments(self, trees: Sequence[Tree], more: Sequence[str] = ()) -> str:
        """Arguments in brackets; a space keeps two numbers from looking like one with a thousands separator."""
        joined = ""
        for text in (*(self.shown(tree).text for tree in trees), *more):
            gap = " " if joined[-1:].isdigit() and text[:1].isdigit() else ""
            joined += ("，" + gap if joined else "") + text
        return f"（{joined}）"

    def aggregate(self, tree: Aggregate) -> Shown:
        """Σ（各季度的执行率）, or its rows written out."""
        rows = self.tables.get((tree.table, tree.column))
        if rows is None or (not rows and tree.function in ("mean", "min", "max")):
            head = f"各{tree.row}的" if tree.row else f"{tree.table}的"
            return Shown(f"{SHOWN_FUNCTIONS[tree.function]}（{head}{tree.column}）", ATOM)
        if tree.function == "count":
            return Shown(str(len(rows)), ATOM)
        pieces = [figure(row) for row in rows]
        if tree.function in ("min", "max"):
            return Shown(f"{SHOWN_FUNCTIONS[tree.function]}（{'，'.join(piece.text for piece in pieces)}）", ATOM)
        total = f"（{'＋'.join(_summand(piece) for piece in pieces)}）" if pieces else "0"
        return Shown(f"{total} ÷ {len(rows)}", PRODUCT_LEVEL) if tree.function == "mean" else Shown(total, ATOM)


def figure(text: str) -> Shown:
    """A figure's text; a negative one holds together like a sign and its operand."""
    return Shown(text, SIGN_LEVEL if text[:1] in ("-", "－", "−") else ATOM)


def _summand(piece: Shown) -> str:
    return piece.within(ATOM)
