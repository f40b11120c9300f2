"""Names and helpers that the tests of the formula language share."""

from __future__ import annotations

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

from engine.findings import FindingsError, Place
from engine.language import Scope, Symbol, TableSymbols, Tree, evaluate, parse_formula

NAMES = (
    "实际采购金额",
    "采购计划金额",
    "政府采购执行率",
    "政府采购",
    "固定资产利用率",
    "公众或服务对象满意度",
    "“三公”经费实际支出数",
    "“三公”经费预算安排数",
    "本年度在编人数（含工勤人员）",
    "编制人数",
    "序时进度",
    "甲",
    "乙",
    "丙",
    "2021年预算数",
    "非税收入",
    "X",
    "rate_1",
    "一季度支出进度",
    "一季度的支出进度",
)
TABLES = (
    TableSymbols("各季度执行情况", "季度", ("执行率", "支出进度")),
    TableSymbols("项目", "项目", ("预算数", "支出进度")),
    TableSymbols("资产", "类别", ("原值", "人数（含工勤）")),
)
SCOPE = Scope(
    [
        *(Symbol(name) for name in NAMES),
        Symbol("存在违规支出", "input", "bool"),
        Symbol("涉密部门", "input", "bool"),
        Symbol("完成状态", "input", "text"),
    ],
    TABLES,
)
HERE = Place("r.yaml", 7, 14, 1, "    formula: 甲 ÷ 乙")


def parse(text: str, expect: Any = "number") -> Tree:
    """The tree of a formula in the shared scope."""
    return parse_formula(text, SCOPE, HERE, expect)


def codes(text: str, expect: Any = "number") -> list[str]:
    """The codes of what is wrong with a formula, in order."""
    try:
        parse(text, expect)
    except FindingsError as error:
        return [item.code for item in error.findings]
    return []


def value(text: str, expect: Any = "number", **env: Any) -> Any:
    """A formula's exact result; figures are given as text."""
    figures = {name: figure if isinstance(figure, bool) else Fraction(figure) for name, figure in env.items()}
    return evaluate(parse(text, expect), figures)


def without_offsets(tree: Tree) -> Tree:
    """The tree with all offsets zero, to compare trees read from different texts."""
    changes: dict[str, Any] = {"start": 0, "end": 0}
    for field in fields(tree):
        content = getattr(tree, field.name)
        if isinstance(content, Tree):
            changes[field.name] = without_offsets(content)
        elif isinstance(content, tuple) and any(isinstance(item, Tree) for item in content):
            changes[field.name] = tuple(without_offsets(item) for item in content)
    return replace(tree, **changes)
