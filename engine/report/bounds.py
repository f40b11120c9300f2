"""What keeps rendering finite: a budget of steps and of signs, spent by loops, calls, includes and output."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, cast

from jinja2 import Environment, Undefined, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from ..language_choice import translate
from .faults import Refused, TemplateFault
from .line_marks import LineMarks

MOST_STEPS = 200_000
MOST_SIGNS = 10_000_000
LONGEST_RANGE = 10_000


class Budget:
    """What one rendering may still spend."""

    def __init__(self) -> None:
        self.steps, self.signs = MOST_STEPS, MOST_SIGNS

    def step(self, count: int = 1) -> None:
        """Spend steps; a fault when none are left."""
        self.steps -= count
        if self.steps < 0:
            raise TemplateFault("B606", detail=translate("超过 {count} 步").format(count=MOST_STEPS))

    def size(self, count: int) -> Markup:
        """Spend signs of output (gives an empty text, so that it can stand in the output itself)."""
        self.signs -= count
        if self.signs < 0:
            raise TemplateFault("B606", detail=translate("超过 {count} 个字").format(count=MOST_SIGNS))
        return Markup("")

    def counted(self, items: Any) -> list[Any]:
        """The items of a loop, paid for."""
        if isinstance(items, Undefined):
            str(items)
        if not isinstance(items, Iterable):
            raise TemplateFault("B605", detail=translate("这里要逐项循环，但给的不是一组内容"))
        found = list(items)
        self.step(len(found) + 1)
        return found

    def range(self, *bounds: int) -> range:
        """``range`` of at most ten thousand."""
        made = range(*bounds)
        if len(made) > LONGEST_RANGE:
            raise TemplateFault("B606", detail=translate("range 超过 {count}").format(count=LONGEST_RANGE))
        return made


class Bounding(NodeTransformer):
    """Rewrites a parsed template so that loops and output pay, decimals are exact, ``~`` joins safely, and rows of tables
    and directives remember their lines."""

    def __init__(self, filename: str | None, marks: LineMarks):
        self.filename, self.marks = filename, marks

    def visit_For(self, node: nodes.For) -> nodes.For:
        if node.recursive:
            raise Refused("for … recursive", node.lineno, None, self.filename)
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_counted")
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Output:
        self.generic_visit(node)
        fixed = [child for child in node.nodes if isinstance(child, nodes.TemplateData)]
        size = sum(len(child.data) for child in fixed)
        for child in fixed:
            child.data = self.marks.marked(child.data, self.filename or "", child.lineno)
        if size:
            node.nodes.append(_filtered(nodes.Const(size, lineno=node.lineno), "_size"))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_joined")

    def visit_Const(self, node: nodes.Const) -> nodes.Expr:
        if isinstance(node.value, float):
            return _filtered(nodes.Const(repr(node.value), lineno=node.lineno), "_exact")
        return node


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(cast(nodes.Expr, node), name, [], [], None, None, lineno=node.lineno)


def bounded(tree: nodes.Template, environment: Environment, filename: str | None, marks: LineMarks) -> nodes.Template:
    """The tree rewritten (see ``Bounding``)."""
    changed: nodes.Template = Bounding(filename, marks).visit(tree)
    changed.set_environment(environment)
    return changed


def exact_number(text: str) -> Fraction:
    """A decimal written in a template, exact."""
    return Fraction(text)
