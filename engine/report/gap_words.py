"""差距: how far the figure that decides an indicator lies from what full marks ask for, in words: 高于标准3.5个百分点."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ..exact import plain
from ..language.tree import Name
from ..rubric.methods import methods
from ..rubric.methods.base import Threshold
from ..rubric.model import Piece
from ..scoring.scorecard import Figure, Scorecard
from .figures import all_figures
from .shown import digits, number_text, with_unit


def apart(value: Fraction, bound: Fraction, word: str, unit: str) -> str:
    """The distance of a value from what ``word`` names: 高于标准3.5个百分点 (unit %, both as ratios), 比目标少50人; empty for none."""
    gap = abs(value - bound) * (100 if unit == "%" else 1)
    size = plain(gap, digits(gap))
    if not gap:
        return ""
    if unit == "%":
        return f"{'高于' if value > bound else '低于'}{word}{size}个百分点"
    return f"比{word}{'多' if value > bound else '少'}{size}{unit}"


@dataclass(frozen=True)
class Held:
    """The figure that decides a piece, and the number where its full marks end, in the figure's unit."""

    figure: Figure
    limit: Fraction

    @property
    def bound(self) -> str:
        """The number alone: 90%."""
        return with_unit(number_text(self.limit, self.figure.unit), self.figure.unit)

    @property
    def gap(self) -> str:
        """The distance of the figure as printed from the number; where only hidden decimals part them, or nothing does, so."""
        value: Fraction = self.figure.value
        exact = value if self.figure.exact is None else self.figure.exact
        near = "略高于标准" if exact > self.limit else "略低于标准" if exact < self.limit else "正好在标准的界限上"
        return apart(value, self.limit, "标准", self.figure.unit) or near


def full_marks(piece: Piece | None) -> str:
    """What full marks ask for, where that is one bound: ＜90%, 10%; else empty."""
    method = methods().get(piece.method) if piece else None
    return method.full_marks(piece) if piece and method and piece.settings is not None else ""


def held(card: Scorecard, piece: Piece | None) -> Held | None:
    """What full marks hold against a number; None where that is no single number, or there is no figure."""
    method = methods().get(piece.method) if piece else None
    bound: Threshold | None = method.full_bound(piece) if method and piece and piece.settings is not None else None
    if bound is None or not isinstance(bound.value.tree, Name):
        return None
    figure = all_figures(card).get(bound.value.tree.name)
    return Held(figure, bound.cut) if figure is not None and isinstance(figure.value, Fraction) else None


def standard(card: Scorecard, piece: Piece | None) -> str:
    """What full marks ask for, as the rule says it; of a formula that is one value times a number, from where on (≥100%)."""
    said, found = full_marks(piece), held(card, piece)
    return said or (f"≥{found.bound}" if found is not None else "")


def gap_words(card: Scorecard, piece: Piece | None) -> str:
    """The distance from the bound of full marks; empty where that is no single number, or there is no figure."""
    found = held(card, piece)
    return found.gap if found is not None else ""
