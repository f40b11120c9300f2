"""Where a value meets a bound that may depend on figures itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ...language import show
from ...language.tree import Binary, Tree
from ..model import Formula
from ..tier_sweep import constant
from .base import Threshold


def turn(value: Formula, bound: Tree, further: Fraction = Fraction(0)) -> Threshold:
    """Where the value is ``further`` above the bound; where their difference is that if the bound depends on figures."""
    cut = constant(bound)
    if cut is not None:
        return Threshold(value, cut + further)
    gap = Binary(0, 0, "-", value.tree, bound)
    return Threshold(replace(value, text=show(gap), tree=gap), further)
