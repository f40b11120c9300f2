"""Cases for ``deduct``: how many findings take all there is, and all that a kind may take."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ...exact import ends, plain
from ...language_choice import translate
from ...rubric.methods.deduct import Amounts
from .draft import NOTHING, Content, Found, beside, nested, score_of, whole_sides
from .figures_for import Surroundings
from .on_figures import inputs_of
from .pieces import PieceAt
from .solve import none_of


def on_findings(at: PieceAt, around: Surroundings) -> Iterator[Found]:
    """The number of findings, of each kind by itself, at which no more is taken off; a number that is a figure turns where
    the method says so."""
    rule: Amounts = at.piece.settings
    room = at.piece.start - (at.piece.low if at.piece.floor is None else at.piece.floor)
    none = none_of(around, [count for _, _, count in rule.counted])
    inputs = inputs_of(around, {spot: entry for spot, entry in none.items() if not spot.table or not spot.name})
    for name, kind in [(name, kind) for name, kind in rule.rules if kind.count is None]:
        most = room if kind.most is None else min(kind.most, room)
        if kind.each:
            yield from _numbers(at, name, most / kind.each, inputs)


def _numbers(at: PieceAt, kind: str, cut: Fraction, inputs: Content) -> Iterator[Found]:
    what = translate("“{kind}”的项数").format(kind=kind) if kind else translate("问题项数")
    points = {side: {**inputs, **_content(at, kind, number)} for side, number in whole_sides(cut).items()}
    yield from beside(f"{'/'.join(at.path)} {what}", plain(cut) if ends(cut) else str(cut), points, [score_of(at.path)],
                      tuple(points))


def _content(at: PieceAt, kind: str, number: int) -> Content:
    found = {"count": str(number), "note": translate("用例")}
    listed = [{"kind": kind, **found} if kind else found]
    content = {"findings": nested(at.path, listed if number else NOTHING)}
    return {**content, "answers": at.picks} if at.picks else content
