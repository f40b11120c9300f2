"""The total and the grade: what doesn't apply scaled up, what stands outside the 100, limits, rounding, vetoes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Sequence

from ..exact import ends, percent, plain, whole_text
from ..findings import Finding, finding
from ..language_choice import translate
from ..rubric.excerpts import counted_text, excerpt_text
from ..rubric.model import GradeLimit, Grades, Indicator, Rubric
from ..trace import Step
from .figure_text import sum_text
from .figures import Figures
from .scorecard import NodeScore
from .tree import TreeSum, excerpt_step, rounded, veto_step


@dataclass(frozen=True)
class Total:
    """The total out of ``points``, the grade, the steps to both."""

    score: Fraction | None
    points: Fraction
    grade: str | None
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...] = ()


def total_of(rubric: Rubric, figures: Figures, tree: TreeSum, tops: Sequence[NodeScore]) -> Total:
    """The total of the first-level nodes. None where something is missing, unless a veto settles it all."""
    pairs = list(zip(rubric.indicators, tops, strict=True))
    inside = [(node, made) for node, made in pairs if node.adjust is None]
    outside = [made for node, made in pairs if node.adjust is not None]
    found = tree.add([node for node, _ in inside], [made for _, made in inside], rubric.points)
    points, before = rubric.shown, tuple(_excerpt(rubric, inside))
    vetoed = veto_step(rubric.total.veto, figures, translate("合计"), tree.findings)
    if vetoed is not None:
        return _graded(rubric, figures, tree, vetoed.after, points, (*before, vetoed))
    score, steps = _scaled(found.score, found.available, points, (*before, *found.steps))
    score, steps = _adjusted(score, outside, rubric, steps)
    if score is None:
        return Total(None, points, None, steps)
    score, steps = rounded(score, rubric.total_rounding, None, steps)
    return _graded(rubric, figures, tree, score, points, steps)


def _excerpt(rubric: Rubric, inside: Sequence[tuple[Indicator, NodeScore]]) -> Iterator[Step]:
    """What the source doesn't show, wherever it is: the total is out of the rows that there are."""
    if rubric.excerpts:
        said = counted_text(excerpt_text(rubric), rubric.shown, rubric.points)
        yield excerpt_step(said, [node for node, _ in inside], [made for _, made in inside], None)


def _scaled(score: Fraction | None, available: Fraction, points: Fraction,
            steps: tuple[Step, ...]) -> tuple[Fraction | None, tuple[Step, ...]]:
    """百分制折算: the sum over what applies, scaled up to the rubric's points."""
    if score is None or available == points or not available:
        return score, steps
    whole = score * points / available
    words = f"{whole_text(score)} ÷ {whole_text(available)} × {whole_text(points)}"
    return whole, (*steps, Step("rescale", translate("不适用的指标不计，按其余指标折算"), substituted=words, before=score,
                                after=whole, unit="分"))


def _adjusted(score: Fraction | None, outside: Sequence[NodeScore], rubric: Rubric,
              steps: tuple[Step, ...]) -> tuple[Fraction | None, tuple[Step, ...]]:
    """With what stands outside the 100, held between the total's limits."""
    if score is None or any(made.score is None for made in outside):
        return None, steps
    if outside:
        added = score + sum((made.score for made in outside if made.score is not None), Fraction(0))
        words = sum_text((score, *(made.score for made in outside)), exact=True)
        steps = (*steps, Step("sum", translate("加减分"), substituted=words, before=score, after=added, unit="分"))
        score = added
    for bound, kind in ((rubric.total.high, "cap"), (rubric.total.low, "floor")):
        if bound is None or (score <= bound if kind == "cap" else score >= bound):
            continue
        text = translate("总分不超过{bound}分") if kind == "cap" else translate("总分不低于{bound}分")
        steps = (*steps, Step(kind, text.format(bound=plain(bound)), before=score, after=bound, unit="分",
                              rubric=rubric.total.place, branch=kind))
        score = bound
    return score, steps


def _graded(rubric: Rubric, figures: Figures, tree: TreeSum, score: Fraction | None, points: Fraction,
            steps: tuple[Step, ...]) -> Total:
    if rubric.grades is None or rubric.excerpts or score is None:
        return Total(score, points, None, steps)
    grade, more, findings = _grade(rubric.grades, figures, tree, score, points)
    return Total(score, points, grade, (*steps, *more), findings)


def _grade(grades: Grades, figures: Figures, tree: TreeSum, score: Fraction,
           points: Fraction) -> tuple[str | None, tuple[Step, ...], tuple[Finding, ...]]:
    """The one band that takes the total in, then the limits in their order; each lowers further or not at all."""
    value = score / points if grades.of == "rate" and points else score
    words = (percent(value) if ends(value) else percent(value, 2)) if grades.of == "rate" else whole_text(value)
    holding = [index for index, band in enumerate(grades.bands) if band.span.holds(value)]
    if len(holding) != 1:
        names = "、".join(grades.bands[index].name for index in holding) or "—"
        return None, (), (finding("B437", grades.place, at=words, count=len(holding), names=names),)
    index = holding[0]
    band = grades.bands[index]
    text = translate("{value}在“{range}”内，等次为{grade}").format(value=words, range=band.span.text, grade=band.name)
    steps: tuple[Step, ...] = (Step("grade", text, name=band.name, rubric=band.place, branch=f"grade:{band.name}"),)
    failed = failed_items(grades, tree.nodes)
    limits = [limit for limit in grades.limits if limit.when is not None] + _strictest(grades, failed)
    for limit in limits:
        holds, missing = _holds(limit, figures)
        if missing:
            return None, steps, (finding("B438", limit.place, missing="、".join(missing)),)
        if not holds:
            continue
        index, none, step = _limited(limit, grades, index, failed)
        steps = (*steps, step)
        if none:
            return none, steps, ()
    return grades.bands[index].name, steps, ()


def failed_items(grades: Grades, nodes: Sequence[NodeScore]) -> tuple[str, ...]:
    """The names of the indicators below the bound (不合格项)."""
    if grades.failed_below is None:
        return ()
    counted = [node for node in nodes if (node.name in grades.items if grades.items else node.piece is not None)]
    return tuple(node.name for node in counted if node.rate is not None and node.rate < grades.failed_below)


def _strictest(grades: Grades, failed: Sequence[str]) -> list[GradeLimit]:
    """Of the limits by number of failed items the one with the highest number reached (有一项…；有二项…)."""
    reached = [limit for limit in grades.limits if limit.when is None and 0 < limit.failed <= len(failed)]
    return [max(reached, key=lambda limit: limit.failed)] if reached else []


def _holds(limit: GradeLimit, figures: Figures) -> tuple[bool, tuple[str, ...]]:
    if limit.when is None:
        return True, ()
    found = figures.evaluate(limit.when, exact=True)
    return bool(found.value), found.missing or ((found.zero,) if found.zero else ())


def _limited(limit: GradeLimit, grades: Grades, index: int, failed: Sequence[str]) -> tuple[int, str, Step]:
    """The index of the grade after a limit, or the words where there is none, and the step."""
    names = [band.name for band in grades.bands]
    below = min(index + limit.lower, len(names) - 1)
    if limit.at_most:
        below = max(index, names.index(limit.at_most))
    result = limit.none or names[below]
    reason = limit.when.text if limit.when is not None else translate("{count}项不合格（{names}）").format(
        count=len(failed), names="、".join(failed))
    if result == names[index]:
        text = translate("{reason}，等次不变，仍为{grade}").format(reason=reason, grade=result)
        return below, limit.none, Step("grade", text, name=result, rubric=limit.place, branch=f"limit:{limit.place.line}")
    text = translate("{reason}，等次由{before}改为{after}").format(reason=reason, before=names[index], after=result)
    return below, limit.none, Step("grade", text, name=result, rubric=limit.place, branch=f"limit:{limit.place.line}")
