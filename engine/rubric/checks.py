"""Reading ``checks`` (勾稽关系): an equation between figures is two formulas and what stands between them."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable

from ..exact import plain
from ..language.tree import Comparison
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import text
from .builder import RubricBuilder
from .model import Check, Formula


def read_checks(nodes: Iterable[Node], builder: RubricBuilder) -> tuple[Check, ...]:
    """Every check whose equation could be read; an equation that compares nothing is reported."""
    found: list[Check] = []
    for node in nodes:
        if not isinstance(node, MapNode):
            continue
        written = node.get("equation")
        equation = builder.formula(written, "bool")
        if equation is None or not isinstance(written, ScalarNode):
            continue
        tree = equation.tree
        if not isinstance(tree, Comparison) or len(tree.ops) != 1:
            builder.report("B138", equation.place, name=text(node, "name"))
            continue
        left, right = (_side(written, equation, tree, index) for index in (0, 1))
        tolerance = builder.amount(node.get("tolerance"), equation) or Fraction(0)
        if tolerance < 0:
            builder.report("B144", equation.place, name="tolerance", text=plain(tolerance))
        if any(other.name == text(node, "name") for other in found):
            builder.report("B122", node.place, name=text(node, "name"))
        found.append(Check(text(node, "name"), left, tree.ops[0], right, tolerance, text(node, "note"),
                           text(node, "source"), equation.measure.words if equation.measure else "", equation.place))
    return tuple(found)


def _side(written: ScalarNode, equation: Formula, tree: Comparison, index: int) -> Formula:
    side = tree.operands[index]
    return Formula(written.text[side.start:side.end].strip(), side, equation.place)
