"""Amounts of points in a rule: a number, a percentage (that share of the points), or as official texts say it.

满分, 不得分, 分值, 一半, 分值的60%, 权重分的5% are read as they stand; so is what a score is said to be (得半分), or what
something takes off (扣1分) or adds (加0.5分), under a key that says the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from ...exact import plain
from ...figures_text import normal, read_number
from ...positions import MapNode, Node, ScalarNode
from ..bounds import OWN_POINTS
from .asking import Builder
from .base import Bounds, place_in

NOTHING, ALL, HALF = ("不得分", "零分", "无分"), ("满分", "得满分", *OWN_POINTS), ("一半", "得一半")
SHARE = re.compile(r"(?:得|计|扣|为)?(?:该|本|其)?(?:指标|项)?(?:分值|权重分|权重|总分值|满分)的(?P<share>[\d.]+%|一半)")
SAID = r"(?:{verbs})(?P<amount>(?:\d+(?:\.\d+)?|[半一二两三四五六七八九十])分)"
AWARDED, TAKEN, ADDED = (re.compile(SAID.format(verbs=verbs)) for verbs in ("得|计|为", "扣|减", "加|得|计"))


def amount_of(node: Node | None, bounds: Bounds, builder: Builder,
              said: re.Pattern[str] = AWARDED) -> Fraction | None:
    """The amount in a scalar; None where it can't be read (already reported). ``said`` is how words may say it."""
    written = normal(node.text).replace(" ", "") if isinstance(node, ScalarNode) else ""
    if written in NOTHING or written in ALL:
        return Fraction(0) if written in NOTHING else bounds.high
    named = SHARE.fullmatch(written)
    if written in HALF or (named is not None and named["share"] == "一半"):
        return bounds.high / 2
    share = read_number(named["share"]) if named is not None else None
    if isinstance(share, Fraction):
        return share * bounds.high
    spoken = said.fullmatch(written)
    if spoken is not None and isinstance(node, ScalarNode):
        node = replace(node, text=spoken["amount"])
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
    amount = amount_of(node.get(key), bounds, builder, ADDED if key == "add" else TAKEN)
    if amount is not None and amount <= 0:
        builder.report("B144", place_in(node, key), name=key, text=builder.words(node.get(key)))
        return None
    return amount
