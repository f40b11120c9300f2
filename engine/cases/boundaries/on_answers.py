"""Cases for what is answered item by item: how many items of a ``checklist`` are met, how many ``aspects`` are chosen, the
levels of a ``judged`` score."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import Iterator, Mapping

from ...exact import plain
from ...language_choice import translate
from ...rubric.methods.aspects import NOT_CHOSEN, Choice
from ...rubric.methods.checklist import Checklist
from .draft import ABOVE, AT, BELOW, NO, YES, Content, Found, beside, nested, score_of, whole_sides
from .pieces import PieceAt

CENT = Fraction(1, 100)


def on_items(at: PieceAt) -> Iterator[Found]:
    """The numbers of met items at which another score begins, or at which the cap is reached; required ones first."""
    rule: Checklist = at.piece.settings
    ordered = sorted(rule.items, key=lambda item: not item.required)
    cuts = {end.at for count in rule.counts if count.met is not None for end in (count.met.low, count.met.high) if end}
    if not rule.counts and at.piece.cap is not None:
        sums = list(accumulate(item.points for item in ordered))
        cuts = {Fraction(index + 1) for index, total in enumerate(sums) if total >= at.piece.cap and (
            index == 0 or sums[index - 1] < at.piece.cap)}
    names = [item.name for item in ordered]
    for cut in sorted(cut for cut in cuts if cut > 0):
        points = {side: _content(at, {name: YES if index < number else NO
                                      for index, name in enumerate(names)})
                  for side, number in whole_sides(cut, 0, len(names)).items()}
        yield from _beside(at, translate("符合的项数"), cut, points)


def on_levels(at: PieceAt) -> Iterator[Found]:
    """The ends of the levels of a judgement."""
    ends = {end.at for level in at.piece.settings.levels for end in (level.span.low, level.span.high) if end is not None}
    for cut in sorted(ends):
        sides = {side: score for side, score in ((BELOW, cut - CENT), (AT, cut), (ABOVE, cut + CENT))
                 if at.piece.low <= score <= at.piece.points}
        points = {side: {"answers": nested(at.path, {"value": plain(score), "reason": translate("用例")})}
                  for side, score in sides.items()}
        yield from _beside(at, translate("评判得分"), cut, points)


def on_aspects(at: PieceAt) -> Iterator[Found]:
    """The least number of aspects that must be chosen: one fewer has no score."""
    rule: Choice = at.piece.settings
    chosen = {"value": "100%", "reason": translate("用例")}
    names = [aspect.name for aspect in rule.aspects]
    cut = Fraction(rule.at_least)
    points = {side: _content(at, {name: chosen if index < number else NOT_CHOSEN for index, name in enumerate(names)})
              for side, number in whole_sides(cut, 0, len(names)).items()}
    yield from _beside(at, translate("评价的方面数"), cut, points)


def _beside(at: PieceAt, what: str, cut: Fraction, points: Mapping[str, Content]) -> Iterator[Found]:
    yield from beside(f"{'/'.join(at.path)} {what}", plain(cut), points, [score_of(at.path)], tuple(points))


def _content(at: PieceAt, answers: Content) -> Content:
    return {"answers": nested(at.path, answers)}
