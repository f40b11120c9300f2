"""Pieces made of pieces: the sum of parts (those that don't apply left out), and one of several alternatives."""

from __future__ import annotations

from fractions import Fraction
from typing import Callable

from ..exact import whole_text
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.methods import Outcome
from ..rubric.methods.base import pick_branch
from ..rubric.methods.choose import CHOSEN, PICKS, Choose
from ..rubric.model import NotApplicable, Piece
from ..trace import Step
from .figure_text import sum_text
from .held import Scored, bounded, held, not_applicable
from .run import PieceRun
from .scorecard import PieceScore

Scorer = Callable[[Piece, PieceRun], Scored]


def score_composite(piece: Piece, run: PieceRun, steps: tuple[Step, ...], scorer: Scorer) -> Scored:
    """A piece whose method is ``parts`` or ``choose``; ``steps`` are those before its method, ``scorer`` scores what it
    is made of."""
    return _parts(piece, run, steps, scorer) if piece.method == "parts" else _choose(piece, run, steps, scorer)


def _parts(piece: Piece, run: PieceRun, steps: tuple[Step, ...], scorer: Scorer) -> Scored:
    scored = [scorer(part, run.inner(part.name)) for part in piece.parts]
    parts = tuple(item.score for item in scored)
    findings = tuple(found for item in scored for found in item.findings)
    counted = [part for part in parts if not part.not_applicable]
    if not counted:
        rule = piece.not_applicable or NotApplicable(None, "rescale", place=piece.place)
        reason = "；".join(dict.fromkeys(part.not_applicable for part in parts))
        step = Step("not_applicable", translate("各评分要点都不适用"), rubric=piece.place)
        return not_applicable(piece, rule, reason, "", step)
    total = None if any(part.score is None for part in counted) else sum(
        (part.score for part in counted if part.score is not None), Fraction(0))
    words = sum_text((part.score for part in counted), exact=True)
    step = Step("sum", translate("各评分要点得分相加"), substituted=words, after=total, unit="分", rubric=piece.place)
    whole, scaled = _rescaled(piece, counted, total)
    kept, more = bounded(piece, whole)
    missing = tuple(dict.fromkeys(name for part in parts for name in part.missing))
    return Scored(PieceScore(piece.name, piece.points, kept, "parts", (*steps, step, *scaled, *more), parts, missing,
                             reason="；".join(part.reason for part in counted if part.reason),
                             assumed="；".join(dict.fromkeys(part.assumed for part in parts if part.assumed))),
                  findings)


def _rescaled(piece: Piece, counted: list[PieceScore],
              total: Fraction | None) -> tuple[Fraction | None, tuple[Step, ...]]:
    """The sum scaled up to the piece's points where some parts were left out."""
    available = sum((part.points for part in counted), Fraction(0))
    if total is None or len(counted) == len(piece.parts) or not available:
        return total, ()
    whole = total * piece.points / available
    words = f"{whole_text(total)} ÷ {whole_text(available)} × {whole_text(piece.points)}"
    return whole, (Step("rescale", translate("不适用的要点不计，按其余要点折算"), substituted=words, before=total,
                        after=whole, unit="分", rubric=piece.place),)


def _choose(piece: Piece, run: PieceRun, steps: tuple[Step, ...], scorer: Scorer) -> Scored:
    rule: Choose = piece.settings
    if rule.pick in ("higher", "lower"):
        return _by_score(piece, run, rule, steps, scorer)
    index = _stated(piece, run) if rule.pick == "stated" else _by_condition(piece, run, rule)
    if isinstance(index, Outcome):
        return held(piece, index, steps)
    scored = scorer(piece.parts[index], run.inner(piece.parts[index].name))
    return _picked(piece, index, (scored,), scored, steps, rule)


def _stated(piece: Piece, run: PieceRun) -> int | Outcome:
    """The alternative that the department names."""
    entry = run.answer(CHOSEN)
    name = run.item_name(CHOSEN)
    if entry is None or entry.value is None:
        return Outcome(None, (Step("missing", name, name=name, rubric=piece.place),), (name,))
    names = [part.name for part in piece.parts]
    if entry.value not in names:
        return Outcome(None, findings=(finding("B430", entry.place, name=name, answer=entry.text,
                                               options="、".join(names)),))
    return names.index(entry.value)


def _by_condition(piece: Piece, run: PieceRun, rule: Choose) -> int | Outcome:
    """The one alternative whose condition holds."""
    holding = []
    for index, when in enumerate(rule.whens):
        found = run.evaluate(when, exact=piece.compare != "rounded") if when is not None else None
        if found is None or when is None:
            continue
        if found.value is None:
            step = Step("missing", when.text, formula=when.text, substituted=found.substituted, rubric=when.place)
            return Outcome(None, (step,), found.missing, found.zero)
        holding += [index] if found.value else []
    if len(holding) == 1:
        return holding[0]
    names = "、".join(piece.parts[index].name for index in holding) or "—"
    problem: Finding = finding("B436", piece.place, name=piece.name, count=len(holding), names=names)
    return Outcome(None, findings=(problem,))


def _by_score(piece: Piece, run: PieceRun, rule: Choose, steps: tuple[Step, ...], scorer: Scorer) -> Scored:
    """The alternative with the highest (lowest) score; on a tie they are worth the same and the first is shown."""
    scored = tuple(scorer(part, run.inner(part.name)) for part in piece.parts)
    known = [(item.score.score, index) for index, item in enumerate(scored) if item.score.score is not None]
    if len(known) < len(scored):
        missing = tuple(dict.fromkeys(name for item in scored for name in item.score.missing))
        whole = held(piece, Outcome(None, (), missing), steps)
        found = tuple(problem for item in scored for problem in item.findings)
        return Scored(PieceScore(piece.name, piece.points, None, "choose", whole.score.steps,
                                 tuple(item.score for item in scored), missing), found)
    sign = 1 if rule.pick == "higher" else -1
    best = max(known, key=lambda pair: (sign * pair[0], -pair[1]))[1]
    return _picked(piece, best, scored, scored[best], steps, rule)


def _picked(piece: Piece, index: int, shown: tuple[Scored, ...], scored: Scored, steps: tuple[Step, ...],
            rule: Choose) -> Scored:
    name = piece.parts[index].name
    text = translate("采用“{name}”（{pick}）").format(name=name, pick=translate(PICKS[rule.pick]))
    step = Step("pick", text, name=name, after=scored.score.score, unit="分", rubric=piece.parts[index].place,
                branch=pick_branch(name))
    chosen = scored.score
    kept, more = bounded(piece, chosen.score)
    return Scored(PieceScore(piece.name, piece.points, kept, "choose", (*steps, step, *more),
                             tuple(item.score for item in shown), chosen.missing, chosen.reason, chosen.assumed,
                             chosen.not_applicable),
                  tuple(problem for item in shown for problem in item.findings))
