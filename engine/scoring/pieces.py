"""Scoring a leaf or part in the fixed order: not applicable, veto, full marks, method, cap and floor (DESIGN 5a.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ..exact import plain
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.methods import Outcome, methods
from ..rubric.methods.base import CAPPED, FLOORED, FULL, NOT_APPLICABLE, VETO, ZERO
from ..rubric.model import Condition, NotApplicable, Piece
from ..trace import Step
from .run import PieceRun
from .scorecard import PieceScore


@dataclass(frozen=True)
class Scored:
    """A piece's score with the findings that came up on the way."""

    score: PieceScore
    findings: tuple[Finding, ...] = ()


def score_piece(piece: Piece, run: PieceRun) -> Scored:
    """The exact score of a piece before the leaf's rounding; None where something is missing or doesn't apply."""
    settled = run.settled()
    if settled is not None:
        return Scored(settled)
    steps: list[Step] = []
    if piece.not_applicable is not None:
        left_out = _left_out(piece, piece.not_applicable, run, steps)
        if left_out is not None:
            return left_out
    for kind, conditions in (("veto", piece.veto), ("full", piece.full_when)):
        for index, condition in enumerate(conditions):
            decided = _decided(piece, condition, kind, index, run, steps)
            if decided is not None:
                return decided
    if piece.method in ("parts", "choose"):
        from .composites import score_composite

        return score_composite(piece, run, tuple(steps))
    outcome = methods()[piece.method].score(piece, run)
    if outcome.zero:
        return zero(piece, outcome, tuple(steps))
    return held(piece, outcome, tuple(steps))


def _left_out(piece: Piece, rule: NotApplicable, run: PieceRun, steps: list[Step]) -> Scored | None:
    """The result where the piece doesn't apply; None where it does."""
    said = run.not_applicable()
    if rule.when is None:
        return None if said is None else not_applicable(piece, rule, str(said.value), said.assumed, replace(
            _step(rule, str(said.value)), data=said.place))
    found = run.evaluate(rule.when, exact=piece.compare != "rounded")
    if found.value is None:
        outcome = Outcome(None, (Step("missing", rule.when.text, formula=rule.when.text, rubric=rule.when.place,
                                      substituted=found.substituted, data=found.data),), found.missing, found.zero)
        return zero(piece, outcome, ()) if found.zero else held(piece, outcome, ())
    if not found.value:
        return None
    step = replace(_step(rule, rule.when.text), formula=rule.when.text, substituted=found.substituted, data=found.data)
    return not_applicable(piece, rule, rule.when.text, "", step)


def _step(rule: NotApplicable, reason: str) -> Step:
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


def _decided(piece: Piece, condition: Condition, kind: str, index: int, run: PieceRun,
             steps: list[Step]) -> Scored | None:
    found = run.evaluate(condition.when, exact=piece.compare != "rounded")
    if found.value is None:
        step = Step("missing" if found.missing else "zero", condition.when.text, formula=condition.when.text,
                    substituted=found.substituted, rubric=condition.when.place, data=found.data)
        outcome = Outcome(None, (step,), found.missing, found.zero, found.outcome)
        return zero(piece, outcome, ()) if found.zero else held(piece, outcome, ())
    earned = (condition.score or Fraction(0)) if kind == "veto" else piece.points
    words = {("veto", True): translate("符合否决条件，得{score}分"), ("veto", False): translate("未触发否决条件"),
             ("full", True): translate("符合直接得分条件，得{score}分"),
             ("full", False): translate("未达到直接得分条件")}
    text = words[kind, bool(found.value)].format(score=plain(earned))
    key = f"{VETO if kind == 'veto' else FULL}{index}"
    steps.append(Step(kind, text, formula=condition.when.text, substituted=found.substituted,
                      after=earned if found.value else None, unit="分", rubric=condition.when.place, data=found.data,
                      branch=key if found.value else ""))
    if not found.value:
        return None
    return Scored(PieceScore(piece.name, piece.points, earned, piece.method, tuple(steps)))


def zero(piece: Piece, outcome: Outcome, steps: tuple[Step, ...]) -> Scored:
    """The result where a divisor is zero: as the rubric states, else none, and a finding."""
    rule = piece.if_zero or outcome.if_zero
    if rule == "not_applicable" and piece.not_applicable is not None:
        reason = translate("{formula}的除数为零").format(formula=outcome.zero)
        return not_applicable(piece, piece.not_applicable, reason, "", _step(piece.not_applicable, reason))
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
