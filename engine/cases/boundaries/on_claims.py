"""Cases for ``claim_gap``: how far the self-evaluation may be from the reviewed score."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ...exact import ends, plain
from ...language_choice import translate
from ...rubric.methods.claim_gap import Gap
from ..model import ZERO
from .draft import ABOVE, AT, BELOW, Content, Found, beside, score_of
from .pieces import PieceAt

CENT = Fraction(1, 100)


def on_claims(at: PieceAt) -> Iterator[Found]:
    """The gap that is free, the first step beyond where a part of one counts otherwise, the gap that takes all there is.

    All other indicators stand at 0, so that what is claimed for them is the gap.
    """
    rule: Gap = at.piece.settings
    cuts = {rule.free}
    if rule.part_step != "pro_rata":
        cuts.add(rule.free + rule.step)
    room = at.piece.start - (at.piece.low if at.piece.floor is None else at.piece.floor)
    cuts.add(rule.free + room / rule.each * rule.step)
    for cut in sorted(cuts):
        sides = {BELOW: cut - CENT, AT: cut, ABOVE: cut + CENT}
        points = {side: _content(at, rule, gap) for side, gap in sides.items() if gap >= 0 and ends(gap)}
        yield from beside(f"{'/'.join(at.path)} {translate('自评与核定相差')}", plain(cut) if ends(cut) else str(cut),
                          points, [score_of(at.path)], [side for side, gap in sides.items() if gap >= 0])


def _content(at: PieceAt, rule: Gap, gap: Fraction) -> Content:
    """What is claimed, with nothing earned anywhere else."""
    if rule.of != "total":
        return {"baseline": ZERO, "claimed": {rule.of: plain(gap)}}
    return {"baseline": ZERO, "claimed": {at.path[0]: "0"}, "claimed_total": plain(gap)}
