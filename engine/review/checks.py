"""勾稽关系: the rubric's equations between figures, worked out on the department's figures."""

from __future__ import annotations

import operator
from dataclasses import replace
from fractions import Fraction
from typing import Callable, Mapping

from ..findings import Finding, Place, finding
from ..language_choice import translate
from ..rubric.methods import Evaluated
from ..rubric.model import Check, Formula
from ..scoring.figure_text import NOTHING, figure_text
from ..scoring.figures import Figures
from ..scoring.scorecard import Scorecard
from .model import CheckLine

HOLDS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq, "≠": operator.ne, "≤": operator.le, "≥": operator.ge, "<": operator.lt, ">": operator.gt,
}


def review_checks(scorecard: Scorecard, figures: Figures) -> tuple[tuple[CheckLine, ...], tuple[Finding, ...]]:
    """Every check with both sides, and a finding for each that fails or can't be worked out.

    One that lacks only figures that needn't be given has nothing to check, and is no finding.
    """
    lines, findings = [], []
    for check in scorecard.rubric.checks:
        line, problem = _check(check, figures, scorecard)
        lines.append(line)
        findings += [problem] if problem is not None else []
    return tuple(lines), tuple(findings)


def _check(check: Check, figures: Figures, scorecard: Scorecard) -> tuple[CheckLine, Finding | None]:
    left, right = figures.evaluate(check.left), figures.evaluate(check.right)
    unit = check.unit
    place = left.data or right.data or check.place
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    zero = left.zero or right.zero
    line = _line(check, left, right, unit, place)
    if line.holds:
        return line, None
    if missing and all(_needless(name, scorecard) for name in missing):
        return replace(line, blank="、".join(missing)), None
    if missing:
        return line, finding("B511", place, name=check.name, missing="、".join(missing))
    if zero or line.left is None or line.right is None:
        return line, finding("B512", place, name=check.name, formula=zero)
    return line, finding(
        "B510", place, name=check.name, left=_side(check.left, left, unit), right=_side(check.right, right, unit),
        difference=figure_text(abs(line.left - line.right), unit), equation=line.equation,
        allowed=_allowed(check))


def _allowed(check: Check) -> str:
    """The tolerance, where there is one."""
    return translate("（容许 {tolerance}）").format(
        tolerance=figure_text(check.tolerance, check.unit)) if check.tolerance else ""


def _needless(name: str, scorecard: Scorecard) -> bool:
    """Whether a figure needn't be given."""
    return name in scorecard.rubric.inputs and scorecard.rubric.inputs[name].optional


def _line(check: Check, left: Evaluated, right: Evaluated, unit: str, place: Place) -> CheckLine:
    sides = [side.value if isinstance(side.value, Fraction) else None for side in (left, right)]
    holds = None if sides[0] is None or sides[1] is None else _holds(check, sides[0], sides[1])
    texts = [NOTHING if side is None else figure_text(side, unit) for side in sides]
    equation = f"{check.left.text} {check.op} {check.right.text}"
    return CheckLine(check.name, equation, check.op, sides[0], sides[1], texts[0], texts[1], holds, check.tolerance,
                     check.source, place)


def _holds(check: Check, left: Fraction, right: Fraction) -> bool:
    """Whether the relation holds; an equation or ≤ ≥ that misses by no more than the tolerance does."""
    if HOLDS[check.op](left, right):
        return True
    return check.op in ("=", "≤", "≥") and abs(left - right) <= check.tolerance


def _side(formula: Formula, found: Evaluated, unit: str) -> str:
    """``人员经费 + 公用经费 ＝ 2,559.43 万元 + 552.23 万元 ＝ 3,111.66 万元``; a plain figure is said once."""
    result = figure_text(found.value, unit)
    shown = [formula.text, *([found.substituted] if found.substituted not in ("", result, formula.text) else []),
             *([result] if result != formula.text else [])]
    return " ＝ ".join(shown)
