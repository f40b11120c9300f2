"""The tiers of ``claim_gap``: 相差5分以内不扣，5(含)-10分扣1分，10分(含)以上扣2分."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Sequence

from ...exact import plain
from ...figures_text import normal
from ...findings import Place
from ...language_choice import translate
from ...positions import MapNode, ScalarNode
from ..model import Formula
from ..ranges import Range, settle
from .amounts import TAKEN, amount_of, award_in
from .asking import Builder
from .base import Bounds, place_in, text_of

GAP = "自评与核定相差"
NOTHING = ("不扣", "不扣分")


@dataclass(frozen=True)
class GapTier:
    """What a gap in one range does: ``off`` is taken off, or ``score`` is what is left, exactly one of them.

    ``when`` is the range as a condition on the gap.
    """

    span: Range
    off: Fraction | None
    score: Fraction | None
    when: Formula
    place: Place

    @property
    def words(self) -> str:
        """5以内不扣分, 10分以上扣2分."""
        if self.off is None:
            return translate("{range}得{score}分").format(range=self.span.text, score=plain(self.score or Fraction(0)))
        if not self.off:
            return translate("{range}不扣分").format(range=self.span.text)
        return translate("{range}扣{off}分").format(range=self.span.text, off=plain(self.off))

    def left(self, start: Fraction) -> Fraction:
        """What is left of the points."""
        return start - self.off if self.off is not None else self.score or Fraction(0)


def read_tiers(rows: Sequence[MapNode], is_share: bool, bounds: Bounds, builder: Builder) -> tuple[GapTier, ...] | None:
    """The tiers in the file's order; None where one can't be read (reported)."""
    spans = [builder.range(text_of(row, "range"), place_in(row, "range")) for row in rows]
    amounts = [_amount(row, bounds, builder) for row in rows]
    if None in spans or None in amounts:
        return None
    settled, silent = settle([span for span in spans if span is not None])
    for index, at in silent:
        builder.report("B153", place_in(rows[index], "range"), text=settled[index].text, at=at)
    fits = [_fits(span, row, is_share, builder) for span, row in zip(settled, rows, strict=True)]
    if silent or not all(fits):
        return None
    said = [span.condition(GAP) for span in settled if not span.other]
    rest = "非（" + " 或 ".join(f"（{text}）" for text in said) + "）"
    whens = [builder.condition(rest if span.other else span.condition(GAP), place_in(row, "range"), GAP)
             for span, row in zip(settled, rows, strict=True)]
    return tuple(GapTier(span, *amount, when, row.place) for span, amount, when, row in zip(
        settled, amounts, whens, rows, strict=True) if amount is not None and when is not None)


def _amount(row: MapNode, bounds: Bounds, builder: Builder) -> tuple[Fraction | None, Fraction | None] | None:
    """What is taken off, or what is left."""
    node = row.get("deduct")
    if (node is None) == (row.get("score") is None):
        builder.report("B271", row.place)
        return None
    if node is None:
        score = award_in(row, "score", bounds, builder)
        return None if score is None else (None, score)
    nothing = isinstance(node, ScalarNode) and normal(node.text) in NOTHING
    off = Fraction(0) if nothing else amount_of(node, bounds, builder, TAKEN)
    if off is not None and off < 0:
        builder.report("B144", node.place, name="deduct", text=plain(off))
        return None
    return None if off is None else (off, None)


def _fits(span: Range, row: MapNode, is_share: bool, builder: Builder) -> bool:
    """Whether a range speaks of what is measured, points or a share; the gap has no sign."""
    place = place_in(row, "range")
    if span.both:
        builder.report("B152", place, text=span.text)
        return False
    ends = [end.at for end in (span.low, span.high) if end is not None]
    said = "%" in normal(span.text)
    if any(ends) and said != is_share:
        builder.report("B272" if said else "B270", place, text=span.text)
        return False
    return True
