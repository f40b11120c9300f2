"""What a part of a step costs (不足一步); the same three ways wherever a rule counts steps."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

PART_STEPS = {"pro_rata": "按比例算", "drop": "不算", "whole": "按一步算"}


def charged(count: Fraction, part_step: str) -> Fraction:
    """How many of so many steps are charged: exactly as many, without the part step, or with it as a whole one."""
    if part_step == "whole":
        return Fraction(ceil(count))
    return Fraction(floor(count)) if part_step == "drop" else count
