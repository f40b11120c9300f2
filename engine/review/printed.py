"""The points that a published table prints beside those of the rubric: a total of 100 over rows that make 110."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Sequence

from ..data.load import TOTAL
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.model import Indicator
from ..scoring.output import points_text
from ..scoring.scorecard import Scorecard

Amounts = Sequence[tuple[str, Fraction]]


def printed_findings(scorecard: Scorecard) -> Iterator[Finding]:
    """Every indicator, part or total (合计) whose printed points aren't the rubric's; both numbers are said."""
    known = dict(_known(scorecard))
    for name, entry in scorecard.data.printed_points.items():
        points, below = known[name]
        if isinstance(entry.value, Fraction) and entry.value != points:
            yield finding("B561", entry.place, name=name, printed=points_text(entry.value), basis=_basis(points, below),
                          difference=points_text(abs(entry.value - points)))


def _known(scorecard: Scorecard) -> Iterator[tuple[str, tuple[Fraction, Amounts]]]:
    """The rubric's points by name, with those of what lies below; of two indicators with one name the deeper's."""
    rubric = scorecard.rubric
    yield TOTAL, (rubric.points, _amounts(rubric.indicators))
    for node in rubric.walk():
        parts = node.piece.parts if node.piece is not None and node.piece.method == "parts" else ()
        for part in node.piece.parts if node.piece is not None else ():
            yield f"{node.name}/{part.name}", (part.points, ())
        yield node.name, (node.points, _amounts(node.children) or [(part.name, part.points) for part in parts])


def _amounts(nodes: Sequence[Indicator]) -> Amounts:
    return [(node.name, node.worth) for node in nodes if node.adjust is None]


def _basis(points: Fraction, below: Amounts) -> str:
    """``各项分值相加是 110 分（预算执行率 10 ＋ 绩效指标 100）``; what isn't such a sum is as the rubric says."""
    if not below or sum((amount for _, amount in below), Fraction(0)) != points:
        return translate("指标体系里是 {points} 分").format(points=points_text(points))
    words = " ＋ ".join(f"{name} {points_text(amount)}" for name, amount in below)
    return translate("各项分值相加是 {points} 分（{words}）").format(points=points_text(points), words=words)
