"""From where on a formula that is one value times a number (率 × 6分) gives full marks."""

from __future__ import annotations

from fractions import Fraction

from ...language.tree import Binary, Convert, Name, Tree
from ..model import Formula
from ..tier_sweep import constant
from .base import Threshold

Factors = tuple[Name | None, Fraction]


def product_bound(formula: Formula, points: Fraction) -> Threshold | None:
    """The value and the number at which the formula gives the points; None for a formula of any other shape."""
    name, times = _product(formula.tree) or (None, Fraction(0))
    if name is None or times <= 0:
        return None
    return Threshold(Formula(name.name, name, formula.place), points / times)


def _product(tree: Tree) -> Factors | None:
    """The one name in a product and what it is multiplied by; None where it isn't such a product."""
    known = constant(tree)
    if known is not None:
        return None, known
    if isinstance(tree, Name):
        return (tree, Fraction(1)) if tree.type == "number" else None
    if isinstance(tree, Convert):
        inner = _product(tree.operand)
        return inner and (inner[0], inner[1] * tree.factor)
    if not isinstance(tree, Binary) or tree.op not in ("×", "÷"):
        return None
    return _joined(tree.op, _product(tree.left), _product(tree.right))


def _joined(sign: str, left: Factors | None, right: Factors | None) -> Factors | None:
    if left is None or right is None or (left[0] and right[0]):
        return None
    if sign == "×":
        return left[0] or right[0], left[1] * right[1]
    return (left[0], left[1] / right[1]) if right[0] is None and right[1] else None
