"""Amounts of points in a rule: a number, a percentage (that share of the points), or as official texts say it.

满分, 不得分, 分值的60%, 权重分的5% are read as they stand.
"""

from __future__ import annotations

import re
from fractions import Fraction

from ...exact import plain
from ...figures_text import normal, read_number
from ...positions import MapNode, Node, ScalarNode
from .base import Bounds, Builder, place_in

NOTHING, ALL = ("不得分", "零分", "无分"), ("满分", "得满分")
SHARE = re.compile(r"(?:得|计|扣|为)?(?:该|本|其)?(?:指标|项)?(?:分值|权重分|权重|总分值|满分)的(?P<share>[\d.]+%)")


def amount_of(node: Node | None, bounds: Bounds, builder: Builder) -> Fraction | None:
    """The amount in a scalar; None where it can't be read (already reported)."""
    written = normal(node.text).replace(" ", "") if isinstance(node, ScalarNode) else ""
    if written in NOTHING or written in ALL:
        return Fraction(0) if written in NOTHING else bounds.high
    named = SHARE.fullmatch(written)
    share = read_number(named["share"]) if named is not None else None
    if isinstance(share, Fraction):
        return share * bounds.high
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
