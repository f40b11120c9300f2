"""Properties over generated formulas: showing reads back, results equal a plain reckoning, nothing runs away."""

from __future__ import annotations

import time
from contextlib import suppress
from fractions import Fraction
from math import floor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.exact import round_to
from engine.findings import FindingsError
from engine.language import (
    Aggregate,
    Binary,
    Call,
    Comparison,
    Conditional,
    Name,
    NothingToDivideBy,
    Number,
    Tree,
    Truth,
    Unary,
    evaluate,
    show,
)

from .cases import HERE, SCOPE, parse, without_offsets

NUMBERS = {
    "0": Fraction(0),
    "1": Fraction(1),
    "2.50": Fraction(5, 2),
    "90%": Fraction(9, 10),
    "100%": Fraction(1),
    "1分": Fraction(1),
    "2个百分点": Fraction(1, 50),
    "150": Fraction(150),
    "50万元": Fraction(50),
    "500元/人": Fraction(500),
}
UNITS = {"90%": "%", "100%": "%", "2个百分点": "%", "1分": "分", "50万元": "万元", "500元/人": "元/人"}
NAMES = (
    "甲",
    "乙",
    "公众或服务对象满意度",
    "“三公”经费实际支出数",
    "本年度在编人数（含工勤人员）",
    "2021年预算数",
    "非税收入",
    "rate_1",
)
FLAGS = ("存在违规支出", "涉密部门")
COLUMNS = (("各季度执行情况", "执行率", "季度"), ("项目", "预算数", "项目"), ("资产", "人数（含工勤）", "类别"))


def numbers(deeper: st.SearchStrategy[Tree], truths: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Nodes with a number, made of smaller ones."""
    several = st.lists(deeper, min_size=2, max_size=3).map(tuple)
    steps = st.sampled_from(["0.1%", "1", "0.01"]).map(
        lambda text: Number(0, 0, _plain(text), text, "%" if text[-1] == "%" else ""))
    return st.one_of(
        st.builds(lambda op, a, b: Binary(0, 0, op, a, b), st.sampled_from("+-×÷"), deeper, deeper),
        st.builds(lambda a: Unary(0, 0, "-", a), deeper),
        st.builds(lambda f, items: Call(0, 0, f, items), st.sampled_from(["min", "max", "sum", "mean"]), several),
        st.builds(lambda f, a: Call(0, 0, f, (a,)), st.sampled_from(["abs", "floor", "ceil"]), deeper),
        st.builds(lambda a, b: Call(0, 0, "mod", (a, b)), deeper, deeper),
        st.builds(
            lambda a, s, m: Call(0, 0, "round", (a, s), m),
            deeper,
            steps,
            st.sampled_from(["", "half_even", "up", "down"]),
        ),
        st.builds(lambda c, a, b: Conditional(0, 0, c, a, b), truths, deeper, deeper),
    )


def _plain(text: str) -> Fraction:
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def chains(deeper: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Comparisons that keep one direction."""

    def build(operands: list[Tree], signs: list[str]) -> Tree:
        return Comparison(0, 0, tuple(operands), tuple(signs[: len(operands) - 1]))

    up, down = (st.lists(st.sampled_from(signs), min_size=2, max_size=2) for signs in ("<≤=", ">≥="))
    single = st.builds(lambda a, b, op: Comparison(0, 0, (a, b), (op,)), deeper, deeper, st.sampled_from("<≤=≠≥>"))
    return st.one_of(single, st.builds(build, st.lists(deeper, min_size=2, max_size=3), st.one_of(up, down)))


LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from(list(NUMBERS)).map(lambda text: Number(0, 0, NUMBERS[text], text, UNITS.get(text, ""))),
    st.sampled_from(NAMES).map(lambda name: Name(0, 0, name)),
    st.builds(
        lambda f, c: Aggregate(0, 0, f, *c),
        st.sampled_from(["sum", "mean", "count", "min", "max"]),
        st.sampled_from(COLUMNS),
    ),
)
FLAG_LEAVES: st.SearchStrategy[Tree] = st.one_of(
    st.booleans().map(lambda truth: Truth(0, 0, truth)), st.sampled_from(FLAGS).map(lambda name: Name(0, 0, name))
)
SIMPLE = st.recursive(LEAVES, lambda deeper: numbers(deeper, st.one_of(FLAG_LEAVES, chains(deeper))), max_leaves=8)
CONDITIONS = st.recursive(
    st.one_of(FLAG_LEAVES, chains(SIMPLE)),
    lambda deeper: st.one_of(
        st.builds(lambda op, a, b: Binary(0, 0, op, a, b), st.sampled_from("且或"), deeper, deeper),
        st.builds(lambda a: Unary(0, 0, "非", a), deeper),
        st.builds(lambda a, b: Comparison(0, 0, (a, b), ("=",)), deeper, deeper),
        st.builds(lambda c, a, b: Conditional(0, 0, c, a, b), deeper, deeper, deeper),
    ),
    max_leaves=5,
)
FIGURES = st.builds(Fraction, st.integers(-300, 300), st.sampled_from([1, 2, 3, 7, 100]))
ROWS = st.fixed_dictionaries(
    {table: st.lists(st.fixed_dictionaries({column: FIGURES}), max_size=4) for table, column, _ in COLUMNS}
)
ENV = st.fixed_dictionaries({**dict.fromkeys(NAMES, FIGURES), **{name: st.booleans() for name in FLAGS}})


def reference(tree: Tree, env: Any, rows: Any) -> Any:
    """A plain reckoning of the same meaning, written apart from the engine's. Raises ZeroDivisionError, ValueError."""

    def of(node: Tree) -> Any:
        return reference(node, env, rows)

    if isinstance(tree, (Number, Truth)):
        return tree.value
    if isinstance(tree, Name):
        return env[tree.name]
    if isinstance(tree, Unary):
        return not of(tree.operand) if tree.op == "非" else -of(tree.operand)
    if isinstance(tree, Conditional):
        return of(tree.then) if of(tree.condition) else of(tree.otherwise)
    if isinstance(tree, Comparison):
        return compare(tree, of)
    if isinstance(tree, Binary):
        if tree.op in "且或":
            left = of(tree.left)
            return of(tree.right) if left == (tree.op == "且") else left
        left, right = of(tree.left), of(tree.right)
        return (
            left + right
            if tree.op == "+"
            else left - right
            if tree.op == "-"
            else left * right
            if tree.op == "×"
            else left / right
        )
    if isinstance(tree, Aggregate):
        return total(tree.function, [row[tree.column] for row in rows[tree.table]])
    assert isinstance(tree, Call)
    items = [of(item) for item in tree.arguments]
    if tree.function == "round":
        return round_to(items[0], items[1], tree.mode or "half_up")
    if tree.function == "mod":
        return items[0] - items[1] * floor(items[0] / items[1])
    single: dict[str, Any] = {"abs": abs, "floor": floor, "ceil": lambda item: -floor(-item)}
    return Fraction(single[tree.function](*items)) if tree.function in single else total(tree.function, items)


def compare(tree: Comparison, of: Any) -> bool:
    """A chain, stopping at the first comparison that fails."""
    left = of(tree.operands[0])
    for sign, operand in zip(tree.ops, tree.operands[1:], strict=True):
        right = of(operand)
        if not {
            "<": left < right,
            "≤": left <= right,
            "=": left == right,
            "≠": left != right,
            "≥": left >= right,
            ">": left > right,
        }[sign]:
            return False
        left = right
    return True


def total(function: str, items: list[Any]) -> Fraction:
    """An aggregate of plain numbers."""
    if function == "count":
        return Fraction(len(items))
    if function in ("sum", "mean"):
        added = sum(items, Fraction(0))
        return added if function == "sum" else added / len(items)
    if not items:
        raise ZeroDivisionError
    return Fraction(min(items) if function == "min" else max(items))


@settings(max_examples=300, deadline=None)
@given(SIMPLE)
def test_a_shown_formula_reads_back_as_the_same_tree(tree: Tree) -> None:
    assert without_offsets(parse(show(tree))) == tree
    show(tree).encode("gbk")


@settings(max_examples=200, deadline=None)
@given(CONDITIONS)
def test_a_shown_condition_reads_back_as_the_same_tree(tree: Tree) -> None:
    assert without_offsets(parse(show(tree), "bool")) == tree
    assert show(parse(show(tree), "bool")) == show(tree)


@settings(max_examples=300, deadline=None)
@given(st.one_of(SIMPLE, CONDITIONS), ENV, ROWS)
def test_a_result_equals_a_plain_reckoning(tree: Tree, env: Any, rows: Any) -> None:
    try:
        expected = reference(tree, env, rows)
    except ZeroDivisionError:
        expected = None
    try:
        found = evaluate(tree, env, rows)
    except NothingToDivideBy as error:
        assert expected is None
        assert error.node in list(tree.walk())
        return
    assert found == expected and type(found) is type(expected)


PIECES = st.sampled_from(
    [
        "甲",
        "乙",
        " ",
        "（",
        "）",
        "(",
        ")",
        "×",
        "÷",
        "＋",
        "-",
        "90%",
        "1,234",
        "，",
        "且",
        "或",
        "非",
        "≥",
        "=",
        "Σ",
        "max",
        "若",
        "是",
        "的",
        "季度",
        "执行率",
        "1分",
        "个百分点",
        "%",
        ".",
        "“",
        "e9",
        "\n",
        "²",
        "½",
        "①",
        "[",
        "政府采购",
        "执行率X",
        "e\u0301",
        "\u200b",
        "㎡",
        "…",
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_or_refused_soon_and_what_is_read_is_evaluated_soon(text: str) -> None:
    started = time.process_time()
    for expect in ("number", "bool"):
        try:
            tree = parse(text, expect)
        except FindingsError as error:
            assert all(
                item.place is not None and item.message and item.place.line >= HERE.line for item in error.findings
            )
            continue
        figures: Any = {name: Fraction(3, 7) for name in (symbol.name for symbol in SCOPE.symbols)}
        flags = {"存在违规支出": True, "涉密部门": False}
        rows = {table.name: [dict.fromkeys(table.columns, Fraction(1, 3))] for table in SCOPE.tables}
        with suppress(NothingToDivideBy):
            evaluate(tree, {**figures, **flags}, rows)
        assert without_offsets(parse(show(tree), expect)) == without_offsets(tree)
    assert time.process_time() - started < 2
