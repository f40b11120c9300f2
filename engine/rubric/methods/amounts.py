"""Amounts of points in a rule: a number, or a percentage, which is that share of the points (得分值的60%)."""

from __future__ import annotations

from fractions import Fraction

from ...exact import plain
from ...figures_text import normal
from ...positions import MapNode, Node
from .base import Bounds, Builder, place_in


def amount_of(node: Node | None, bounds: Bounds, builder: Builder) -> Fraction | None:
    """The amount in a scalar; None where it can't be read (already reported)."""
    amount = builder.points(node)
    is_share = normal(builder.written(node)).endswith("%")
    return amount * bounds.high if amount is not None and is_share else amount


def award_in(node: MapNode, key: str, bounds: Bounds, builder: Builder) -> Fraction | None:
    """The score under a key; one out of bounds is reported."""
    amount = amount_of(node.get(key), bounds, builder)
    if amount is not None and not bounds.holds(amount):
        builder.report("B131", place_in(node, key), score=builder.words(node.get(key)), low=plain(bounds.low),
                       points=plain(bounds.high))
    return amount


def cost_in(node: MapNode, key: str, bounds: Bounds, builder: Builder) -> Fraction | None:
    """What something takes off (or adds) under a key; it must be above 0."""
    amount = amount_of(node.get(key), bounds, builder)
    if amount is not None and amount <= 0:
        builder.report("B144", place_in(node, key), name=key, text=builder.words(node.get(key)))
        return None
    return amount
