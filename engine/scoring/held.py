"""What a rule's result becomes: held between its bounds, settled where a divisor is zero, left out where it doesn't apply."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ..exact import plain
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.methods import Outcome
from ..rubric.methods.base import CAPPED, FLOORED, NOT_APPLICABLE, ZERO
from ..rubric.model import NotApplicable, Piece
from ..trace import Step
from .scorecard import PieceScore


@dataclass(frozen=True)
class Scored:
    """A piece's score with the findings that came up on the way."""

    score: PieceScore
    findings: tuple[Finding, ...] = ()


def exempt_step(rule: NotApplicable, reason: str) -> Step:
    then = translate("按满分计") if rule.then == "full" else translate("不计分，其余折算")
    return Step("not_applicable", translate("不适用（{reason}），{then}").format(reason=reason, then=then),
                unit="分", rubric=rule.place, branch=NOT_APPLICABLE)


def not_applicable(piece: Piece, rule: NotApplicable, reason: str, assumed: str, step: Step) -> Scored:
    """Full marks, or no score and the reason."""
    if rule.then == "full":
        return Scored(PieceScore(piece.name, piece.points, piece.points, piece.method,
                                 (replace(step, after=piece.points),), reason=reason, assumed=assumed))
    return Scored(PieceScore(piece.name, piece.points, None, piece.method, (step,), reason=reason, assumed=assumed,
                             not_applicable=reason))


def zero(piece: Piece, outcome: Outcome, steps: tuple[Step, ...]) -> Scored:
    """The result where a divisor is zero: as the rubric states, else none, and a finding."""
    rule = piece.if_zero or outcome.if_zero
    if rule == "not_applicable" and piece.not_applicable is not None:
        reason = translate("{formula}的除数为零").format(formula=outcome.zero)
        return not_applicable(piece, piece.not_applicable, reason, "", exempt_step(piece.not_applicable, reason))
    if rule not in ("full", "zero"):
        place = next((step.data for step in outcome.steps if step.data), None)
        problem = finding("B411", place or piece.place, name=piece.name, formula=outcome.zero)
        return Scored(PieceScore(piece.name, piece.points, None, piece.method, (*steps, *outcome.steps)), (problem,))
    earned = piece.points if rule == "full" else Fraction(0)
    text = translate("除数为零，按指标体系的规定得{score}分").format(score=plain(earned))
    step = Step("zero", text, formula=outcome.zero, after=earned, unit="分", rubric=piece.place, branch=ZERO)
    return Scored(PieceScore(piece.name, piece.points, earned, piece.method, (*steps, *outcome.steps, step)))


def held(piece: Piece, outcome: Outcome, steps: tuple[Step, ...]) -> Scored:
    """The method's result between floor and cap."""
    score, more = bounded(piece, outcome.score)
    if outcome.assumed:
        said = translate("以上填报没有披露来源，是假定的：{reason}").format(reason=outcome.assumed)
        steps = (*steps, *outcome.steps, Step("assumption", said, rubric=piece.place))
        outcome = replace(outcome, steps=())
    findings = list(outcome.findings)
    within = piece.cap is not None or piece.from_zero
    if outcome.score is not None and outcome.score > piece.points and not within:
        findings.append(finding("B412", piece.place, name=piece.name, before=plain(outcome.score, 4),
                                points=plain(piece.points)))
    return Scored(PieceScore(piece.name, piece.points, score, piece.method, (*steps, *outcome.steps, *more),
                             rows_of(piece, outcome), outcome.missing, reason=outcome.reason, assumed=outcome.assumed),
                  tuple(findings))


def rows_of(piece: Piece, outcome: Outcome) -> tuple[PieceScore, ...]:
    """The rows that a method scored, as parts of the piece."""
    return tuple(PieceScore(row.name, row.points, row.score, piece.method, row.steps, (), row.missing, row.reason,
                            row.assumed, row.not_applicable, row.claimed) for row in outcome.rows)


def bounded(piece: Piece, score: Fraction | None) -> tuple[Fraction | None, tuple[Step, ...]]:
    """Held between floor and cap, which are the piece's bounds (0 and the points) where the rubric says nothing."""
    if score is None:
        return None, ()
    top = piece.points if piece.cap is None else piece.cap
    bottom = piece.low if piece.floor is None else piece.floor
    kept = min(max(score, bottom), top)
    if kept == score:
        return score, ()
    kind = "cap" if score > top else "floor"
    text = translate("不超过{bound}分") if kind == "cap" else translate("扣完为止，不低于{bound}分")
    return kept, (Step(kind, text.format(bound=plain(kept)), before=score, after=kept, unit="分", rubric=piece.place,
                       branch=CAPPED if kind == "cap" else FLOORED),)
