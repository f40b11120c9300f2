"""What a rubric says of its result, in words: limits and vetoes of the total, grades, what limits a grade."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..exact import percent, plain
from ..language_choice import translate
from ..width import hung
from .model import GradeLimit, Grades, Rubric


def result_text(rubric: Rubric, width: int) -> str:
    """The lines under their heading; empty where the rubric says nothing of its result."""
    lines = result_lines(rubric)
    if not lines:
        return ""
    wrapped = [part for line in lines for part in hung(f"· {line}", width, "  ")]
    return "\n".join([translate("总分和等次："), *wrapped])


def result_lines(rubric: Rubric) -> list[str]:
    """One line a rule."""
    total = rubric.total
    said = [translate("总分不超过{bound}分").format(bound=plain(total.high))] if total.high is not None else []
    said += [translate("总分不低于{bound}分").format(bound=plain(total.low))] if total.low is not None else []
    said += [translate("总分不设上限")] if "max" in total.unlimited else []
    said += [translate("总分不设下限")] if "min" in total.unlimited else []
    said += [translate("{when}的，总分为{score}分").format(when=item.when.text, score=plain(item.score or Fraction(0)))
             for item in total.veto]
    return said + (list(_grades(rubric.grades)) if rubric.grades is not None else [])


def _grades(grades: Grades) -> Iterator[str]:
    basis = translate("总得分率") if grades.of == "rate" else translate("总分")
    for band in grades.bands:
        after = translate("，{consequence}").format(consequence=band.consequence) if band.consequence else ""
        yield translate("{name}：{range}{after}").format(name=band.name, range=band.span.condition(basis), after=after)
    if grades.failed_below is not None:
        which = translate("、").join(grades.items) or translate("末级指标")
        yield translate("{which}的得分率低于{bound}的，算不合格").format(which=which, bound=percent(grades.failed_below))
    for limit in grades.limits:
        yield _limit(limit)


def _limit(limit: GradeLimit) -> str:
    when = limit.when.text if limit.when is not None else translate("有{count}项以上不合格").format(count=limit.failed)
    if limit.none:
        return translate("{when}的，{words}").format(when=when, words=limit.none)
    if limit.at_most:
        return translate("{when}的，最高评为{name}").format(when=when, name=limit.at_most)
    return translate("{when}的，降{count}等").format(when=when, count=limit.lower)
