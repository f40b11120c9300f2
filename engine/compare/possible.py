"""The lowest and the highest score that a leaf can have, where figures are missing (DESIGN 5a.10: never a zero)."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..rubric.methods import methods
from ..rubric.methods.choose import Choose
from ..rubric.model import Condition, Piece
from ..scoring.scorecard import PieceScore

Span = tuple[Fraction, Fraction]


def possible(piece: Piece, scored: PieceScore) -> Span:
    """Between which scores a leaf or part lies: its score where there is one; of its parts those that are known as they
    are. Conditions that can't be decided may hold or not."""
    if scored.score is not None:
        return scored.score, scored.score
    known = {part.name: part for part in scored.parts}
    if piece.method != "parts" or not known:
        return span_of(piece)
    found = [possible(part, known[part.name]) if part.name in known else span_of(part) for part in piece.parts]
    # Parts are looked at only where no veto of the whole holds.
    return held(piece, *_sum(found))


def span_of(piece: Piece) -> Span:
    """The lowest and the highest score that the rule of a leaf or part can give at all."""
    low, high = held(piece, *_inside(piece))
    for score in _conditions(piece.veto):
        low, high = min(low, score), max(high, score)
    if piece.full_when or piece.if_zero == "full" or (
            piece.not_applicable is not None and piece.not_applicable.then == "full"):
        high = max(high, piece.points)
    return (min(low, Fraction(0)), high) if piece.if_zero == "zero" else (low, high)


def held(piece: Piece, low: Fraction, high: Fraction) -> Span:
    """The two ends within the piece's cap and floor, and its bounds."""
    top = piece.points if piece.cap is None else min(piece.cap, piece.points)
    bottom = piece.low if piece.floor is None else max(piece.floor, piece.low)
    return min(max(low, bottom), top), min(max(high, bottom), top)


def _inside(piece: Piece) -> Span:
    if piece.method == "parts":
        return _sum([span_of(part) for part in piece.parts])
    if isinstance(piece.settings, Choose):
        found = [span_of(part) for part in piece.parts]
        return min(low for low, _ in found), max(high for _, high in found)
    method = methods().get(piece.method)
    span = method.span(piece) if method is not None and piece.settings is not None else None
    return span if span is not None else (piece.low, piece.points)


def _sum(spans: list[Span]) -> Span:
    return sum((low for low, _ in spans), Fraction(0)), sum((high for _, high in spans), Fraction(0))


def _conditions(items: tuple[Condition, ...]) -> Iterator[Fraction]:
    return (item.score or Fraction(0) for item in items)
