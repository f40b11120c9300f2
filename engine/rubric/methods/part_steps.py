"""What a part of a step costs (不足一步), the same three ways wherever a rule counts steps; where steps are counted."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from ...language_choice import translate

Stretch = tuple[Fraction, Fraction | None]


def part_words(part_step: str, step: str, takes: bool = True) -> str:
    """What a part of a step (as written: 一个百分点, 5%) costs, or adds unless ``takes``: 不足一个百分点的不扣."""
    if takes:
        said = {"pro_rata": translate("不足{step}的按比例扣"), "drop": translate("不足{step}的不扣"),
                "whole": translate("不足{step}的按{step}扣")}
    else:
        said = {"pro_rata": translate("不足{step}的按比例加"), "drop": translate("不足{step}的不加"),
                "whole": translate("不足{step}的按{step}加")}
    return said[part_step].format(step=step)


def charged(count: Fraction, part_step: str) -> Fraction:
    """How many of so many steps are charged: exactly as many, without the part step, or with it as a whole one."""
    if part_step == "whole":
        return Fraction(ceil(count))
    return Fraction(floor(count)) if part_step == "drop" else count


def stretch(direction: str, free: Fraction, upto: Fraction | None) -> Stretch:
    """Where charging begins and ends (None: nowhere), counted outwards, so that below a bound is like above it."""
    sign = -1 if direction == "below" else 1
    return free * sign, None if upto is None else upto * sign


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches share more than an end."""
    ends = [end for _, end in (one, other) if end is not None]
    return not ends or max(one[0], other[0]) < min(ends)
