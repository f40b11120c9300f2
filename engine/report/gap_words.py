"""差距: how far the figure that decides an indicator lies from what full marks ask for, in words: 高于标准3.5个百分点."""

from __future__ import annotations

from fractions import Fraction

from ..exact import plain
from ..language.tree import Name
from ..rubric.methods import methods
from ..rubric.methods.base import Threshold
from ..rubric.model import Piece
from ..scoring.scorecard import Scorecard
from .figures import all_figures
from .shown import digits


def apart(value: Fraction, bound: Fraction, word: str, unit: str) -> str:
    """The distance of a value from what ``word`` names: 高于标准3.5个百分点 (unit %, both as ratios), 比目标少50人; empty for none."""
    gap = abs(value - bound) * (100 if unit == "%" else 1)
    size = plain(gap, digits(gap))
    if not gap:
        return ""
    if unit == "%":
        return f"{'高于' if value > bound else '低于'}{word}{size}个百分点"
    return f"比{word}{'多' if value > bound else '少'}{size}{unit}"


def full_marks(piece: Piece | None) -> str:
    """What full marks ask for, where that is one bound: ＜90%, 10%; else empty."""
    method = methods().get(piece.method) if piece else None
    return method.full_marks(piece) if piece and method and piece.settings is not None else ""


def gap_words(card: Scorecard, piece: Piece | None) -> str:
    """The distance from the bound of full marks; empty where that is no single number, or the figure is none or on it."""
    method = methods().get(piece.method) if piece else None
    bound: Threshold | None = method.full_bound(piece) if method and piece and piece.settings is not None else None
    if bound is None or not isinstance(bound.value.tree, Name):
        return ""
    figure = all_figures(card).get(bound.value.tree.name)
    if figure is None or not isinstance(figure.value, Fraction):
        return ""
    return apart(figure.value, bound.cut, "标准", figure.unit)
