"""Scoring a leaf or part in the fixed order: not applicable, veto, full marks, method, cap and floor (DESIGN 5a.4)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ..exact import plain
from ..language_choice import translate
from ..rubric.methods import Outcome, methods
from ..rubric.methods.base import FULL, VETO
from ..rubric.model import Condition, NotApplicable, Piece
from ..trace import Step
from .composites import score_composite
from .held import Scored, exempt_step, held, not_applicable, zero
from .run import PieceRun
from .scorecard import PieceScore


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
        return score_composite(piece, run, tuple(steps), score_piece)
    outcome = _outcome(piece, run)
    if outcome.zero:
        return zero(piece, outcome, tuple(steps))
    return held(piece, outcome, tuple(steps))


def _outcome(piece: Piece, run: PieceRun) -> Outcome:
    """What the piece's method says; of a rule that is stated for other points than the piece's own, scaled to those."""
    method = methods()[piece.method]
    if piece.stated is None:
        return method.score(piece, run)
    outcome = method.score(replace(piece, points=piece.stated, stated=None), run)
    if outcome.score is None:
        return outcome
    return replace(outcome, score=outcome.score * piece.points / piece.stated)


def _left_out(piece: Piece, rule: NotApplicable, run: PieceRun, steps: list[Step]) -> Scored | None:
    """The result where the piece doesn't apply; None where it does."""
    said = run.not_applicable()
    if rule.when is None:
        return None if said is None else not_applicable(piece, rule, str(said.value), said.assumed, replace(
            exempt_step(rule, str(said.value)), data=said.place))
    found = run.evaluate(rule.when, exact=piece.compare != "rounded")
    if found.value is None:
        outcome = Outcome(None, (Step("missing", rule.when.text, formula=rule.when.text, rubric=rule.when.place,
                                      substituted=found.substituted, data=found.data),), found.missing, found.zero)
        return zero(piece, outcome, ()) if found.zero else held(piece, outcome, ())
    if not found.value:
        return None
    step = replace(exempt_step(rule, rule.when.text), formula=rule.when.text, substituted=found.substituted, data=found.data)
    return not_applicable(piece, rule, rule.when.text, "", step)


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
