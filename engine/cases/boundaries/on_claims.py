"""Cases for ``claim_gap``: how far the self-evaluation may be from the reviewed score."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ...exact import ends, percent, plain
from ...language_choice import translate
from ...rubric.methods.claim_gap import Gap
from ...scoring.score import is_last
from ..model import ZERO
from .draft import ABOVE, AT, BELOW, Content, Found, beside, score_of
from .figures_for import Surroundings
from .pieces import PieceAt

CENT, EARNED = Fraction(1, 100), ("reviewed", "claimed")


def on_claims(at: PieceAt, around: Surroundings) -> Iterator[Found]:
    """The gap that is free, the first step beyond where a part of one counts otherwise, the gap that takes all there is;
    of tiers both ends of each.

    All other indicators stand at 0, so that what is claimed for them is the gap; of a share of what was earned or claimed
    the first of them is earned.
    """
    rule: Gap = at.piece.settings
    where = f"{'/'.join(at.path)} {translate('自评与核定相差')}"
    whole = _whole(rule, at, around) if rule.share_of else Fraction(1)
    for cut in sorted(_cuts(rule, at)):
        gaps = {BELOW: cut * whole - CENT, AT: cut * whole, ABOVE: cut * whole + CENT}
        points = {side: _content(at, rule, gap, around) for side, gap in gaps.items() if gap >= 0 and ends(gap)}
        shown = percent(cut) if rule.share_of and ends(cut) else plain(cut) if ends(cut) else str(cut)
        yield from beside(where, shown, points, [score_of(at.path)], [side for side, gap in gaps.items() if gap >= 0])


def _cuts(rule: Gap, at: PieceAt) -> set[Fraction]:
    """Where the rule turns, in points or as shares."""
    steps = rule.steps
    if steps is None:
        return {end.at for tier in rule.tiers for end in (tier.span.low, tier.span.high) if end is not None}
    room = at.piece.start - (at.piece.low if at.piece.floor is None else at.piece.floor)
    first = set() if steps.part_step == "pro_rata" else {steps.free + steps.step}
    return {steps.free, steps.free + room / steps.each * steps.step} | first


def _whole(rule: Gap, at: PieceAt, around: Surroundings) -> Fraction:
    """The points that the gap is a share of: those of all leaves that are scored before, or of one; of a share of what was
    earned or claimed those of the first that is compared, which alone is earned and claimed then."""
    if rule.share_of in EARNED:
        return next(leaf.points for leaf in around.rubric.leaves() if leaf.name == _compared(rule, around)[0])
    leaves = [leaf for leaf in around.rubric.leaves() if leaf.name != at.path[0] and not is_last(leaf.piece)]
    return sum((leaf.points for leaf in leaves if rule.of in ("total", leaf.name)), Fraction(0))


def _compared(rule: Gap, around: Surroundings) -> list[str]:
    """The indicators whose claims and scores are compared."""
    names = [leaf.name for leaf in around.rubric.leaves() if not is_last(leaf.piece)]
    return names if rule.of == "total" else [rule.of]


def _content(at: PieceAt, rule: Gap, gap: Fraction, around: Surroundings) -> Content:
    """What is claimed, with nothing earned anywhere else; over a data file every score and claim is given."""
    compared = _compared(rule, around)
    if rule.share_of in EARNED:
        whole = _whole(rule, at, around)
        earned, claimed = (whole, whole + gap) if rule.share_of == "reviewed" else (whole - gap, whole)
        scores, claims = ({name: plain(amount if name == compared[0] else Fraction(0)) for name in compared}
                          for amount in (earned, claimed))
        return {"given_scores": scores, "claimed": {**claims, at.path[0]: "0"}}
    if around.base.file:
        claims = {name: plain(gap) if name == compared[0] else "0" for name in compared}
        return {"given_scores": dict.fromkeys(compared, "0"), "claimed": {**claims, at.path[0]: "0"}}
    if rule.of != "total":
        return {"baseline": ZERO, "claimed": {rule.of: plain(gap)}}
    return {"baseline": ZERO, "claimed": {at.path[0]: "0"}, "claimed_total": plain(gap)}
