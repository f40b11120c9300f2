"""Scoring a leaf or part in the fixed order: veto, full marks, method, cap and floor (DESIGN 5a.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ..exact import plain
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.methods import Outcome, methods
from ..rubric.model import Condition, Piece
from ..trace import Step
from .run import PieceRun
from .scorecard import PieceScore


@dataclass(frozen=True)
class Scored:
    """A piece's score with the findings that came up on the way."""

    score: PieceScore
    findings: tuple[Finding, ...] = ()


def score_piece(piece: Piece, run: PieceRun) -> Scored:
    """The exact score of a piece before the leaf's rounding; None where something is missing."""
    steps: list[Step] = []
    for kind, conditions in (("veto", piece.veto), ("full", piece.full_when)):
        for condition in conditions:
            decided = _decided(piece, condition, kind, run, steps)
            if decided is not None:
                return decided
    if piece.method == "parts":
        return _parts(piece, run, tuple(steps))
    outcome = methods()[piece.method].score(piece, run)
    if outcome.zero:
        return _zero(piece, outcome, tuple(steps))
    return _held(piece, outcome, tuple(steps))


def _decided(piece: Piece, condition: Condition, kind: str, run: PieceRun, steps: list[Step]) -> Scored | None:
    found = run.evaluate(condition.when, exact=piece.compare != "rounded")
    if found.value is None:
        step = Step("missing" if found.missing else "zero", condition.when.text, formula=condition.when.text,
                    substituted=found.substituted, rubric=condition.when.place, data=found.data)
        outcome = Outcome(None, (step,), found.missing, found.zero, found.outcome)
        return _zero(piece, outcome, ()) if found.zero else _held(piece, outcome, ())
    earned = (condition.score or Fraction(0)) if kind == "veto" else piece.points
    words = {("veto", True): translate("符合否决条件，得{score}分"), ("veto", False): translate("未触发否决条件"),
             ("full", True): translate("符合直接得分条件，得{score}分"),
             ("full", False): translate("未达到直接得分条件")}
    text = words[kind, bool(found.value)].format(score=plain(earned))
    steps.append(Step(kind, text, formula=condition.when.text, substituted=found.substituted,
                      after=earned if found.value else None, unit="分", rubric=condition.when.place, data=found.data))
    if not found.value:
        return None
    return Scored(PieceScore(piece.name, piece.points, earned, piece.method, tuple(steps)))


def _parts(piece: Piece, run: PieceRun, steps: tuple[Step, ...]) -> Scored:
    scored = [score_piece(part, replace(run, part=part.name)) for part in piece.parts]
    parts = tuple(item.score for item in scored)
    missing = tuple(dict.fromkeys(name for part in parts for name in part.missing))
    total = None if any(part.score is None for part in parts) else sum(
        (part.score for part in parts if part.score is not None), Fraction(0))
    words = "＋".join("—" if part.score is None else plain(part.score) for part in parts)
    step = Step("sum", translate("各评分要点得分相加"), substituted=words, after=total, unit="分", rubric=piece.place)
    held, more = _bounded(piece, total)
    findings = tuple(found for item in scored for found in item.findings)
    return Scored(PieceScore(piece.name, piece.points, held, "parts", (*steps, step, *more), parts, missing,
                             reason="；".join(part.reason for part in parts if part.reason),
                             assumed="；".join(dict.fromkeys(part.assumed for part in parts if part.assumed))),
                  findings)


def _zero(piece: Piece, outcome: Outcome, steps: tuple[Step, ...]) -> Scored:
    rule = piece.if_zero or outcome.if_zero
    if rule not in ("full", "zero"):
        place = next((step.data for step in outcome.steps if step.data), None)
        problem = finding("B411", place or piece.place, name=piece.name, formula=outcome.zero)
        return Scored(PieceScore(piece.name, piece.points, None, piece.method, (*steps, *outcome.steps)), (problem,))
    earned = piece.points if rule == "full" else Fraction(0)
    text = translate("除数为零，按指标体系的规定得{score}分").format(score=plain(earned))
    step = Step("zero", text, formula=outcome.zero, after=earned, unit="分", rubric=piece.place)
    return Scored(PieceScore(piece.name, piece.points, earned, piece.method, (*steps, *outcome.steps, step)))


def _held(piece: Piece, outcome: Outcome, steps: tuple[Step, ...]) -> Scored:
    held, more = _bounded(piece, outcome.score)
    if outcome.assumed:
        said = translate("以上填报没有披露来源，是假定的：{reason}").format(reason=outcome.assumed)
        steps = (*steps, *outcome.steps, Step("assumption", said, rubric=piece.place))
        outcome = replace(outcome, steps=())
    findings = list(outcome.findings)
    if outcome.score is not None and outcome.score > piece.points and piece.cap is None:
        findings.append(finding("B412", piece.place, name=piece.name, before=plain(outcome.score, 4),
                                points=plain(piece.points)))
    return Scored(PieceScore(piece.name, piece.points, held, piece.method, (*steps, *outcome.steps, *more), (),
                             outcome.missing, reason=outcome.reason, assumed=outcome.assumed), tuple(findings))


def _bounded(piece: Piece, score: Fraction | None) -> tuple[Fraction | None, tuple[Step, ...]]:
    """Held between floor and cap, which are 0 and the points where the rubric says nothing."""
    if score is None:
        return None, ()
    top = piece.points if piece.cap is None else piece.cap
    bottom = Fraction(0) if piece.floor is None else piece.floor
    held = min(max(score, bottom), top)
    if held == score:
        return score, ()
    kind = "cap" if score > top else "floor"
    text = translate("不超过{bound}分") if kind == "cap" else translate("扣完为止，不低于{bound}分")
    return held, (Step(kind, text.format(bound=plain(held)), before=score, after=held, unit="分",
                       rubric=piece.place),)
