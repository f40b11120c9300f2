"""Where conditions turn: every comparison in a formula as a value and the cut that it is compared with."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable, Iterator

from ..language import gives_number, show
from ..language.tree import Binary, Comparison, Tree
from .methods.base import Threshold
from .model import Formula
from .tier_sweep import constant


def thresholds_in(formulas: Iterable[Formula]) -> tuple[Threshold, ...]:
    """Each threshold of these formulas once, in their order.

    ``90% ＞ 利用率 ≥ 75%`` turns at two cuts of 利用率; ``实际 ＞ 计划`` turns where 实际 － 计划 is 0. Comparisons of
    judgements (违规 ＝ 是) and choices (地区 ＝ 东部) turn nowhere. In a comparison of 元 with 万元 the cut is in the value's unit.
    """
    found: dict[tuple[str, Fraction], Threshold] = {}
    for formula in formulas:
        for value, cut in _comparisons(formula.tree):
            words = show(value)
            found.setdefault((words, cut), Threshold(Formula(words, value, formula.place), cut))
    return tuple(found.values())


def _comparisons(tree: Tree) -> Iterator[tuple[Tree, Fraction]]:
    for node in tree.walk():
        if not isinstance(node, Comparison) or not all(map(gives_number, node.operands)):
            continue
        for left, right in zip(node.operands, node.operands[1:], strict=False):
            before, after = constant(left), constant(right)
            if before is None and after is None:
                yield Binary(left.start, right.end, "-", left, right), Fraction(0)
            elif before is None and after is not None:
                yield left, after
            elif after is None and before is not None:
                yield right, before
