"""``judged``: where the official standard is itself a judgement; a score with its reason (酌情扣分)."""

from __future__ import annotations

from fractions import Fraction

from ...exact import plain
from ...findings import finding
from ...language_choice import translate
from ...positions import Node
from ...trace import Step
from ..model import Piece
from .base import Bounds, Builder, Method, Outcome, Run, unanswered


def build(node: Node, bounds: Bounds, builder: Builder) -> str:
    """The official wording of the judgement."""
    return getattr(node, "text", "")


def score(piece: Piece, run: Run) -> Outcome:
    """The typed score, which must lie between 0 and the points and carry a reason."""
    entry = run.answer()
    if entry is None or entry.value is None:
        return unanswered(run, "", piece.place)
    if not isinstance(entry.value, Fraction) or not piece.low <= entry.value <= piece.points:
        return Outcome(None, findings=(finding("B432", entry.place, name=run.item_name(), answer=entry.text,
                                               low=plain(piece.low), points=plain(piece.points)),))
    problems = () if entry.reason else (finding("B433", entry.place, name=run.item_name()),)
    step = Step("answer", translate("评判：{reason}").format(reason=entry.reason or "—"), after=entry.value, unit="分",
                rubric=piece.place, data=entry.place)
    return Outcome(entry.value, (step,), assumed=entry.assumed, reason=entry.reason, findings=problems)


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("评判并说明理由：{rule}").format(rule=piece.settings)


METHOD = Method("judged", build, score, describe, asks="answers", items=lambda settings: ("",))
