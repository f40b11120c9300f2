"""勾稽关系: the rubric's equations between figures, worked out on the department's figures."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Callable, Mapping

from ..findings import Finding, Place, finding
from ..language import aggregates_used, ends_in_percent, names_used
from ..rubric.declare import cell_names
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
    """Every check with both sides, and a finding for each that fails or can't be worked out."""
    lines, findings = [], []
    for check in scorecard.rubric.checks:
        line, problem = _check(check, scorecard, figures)
        lines.append(line)
        findings += [problem] if problem is not None else []
    return tuple(lines), tuple(findings)


def _check(check: Check, scorecard: Scorecard, figures: Figures) -> tuple[CheckLine, Finding | None]:
    left, right = figures.evaluate(check.left), figures.evaluate(check.right)
    unit = unit_of(check.left, scorecard) or unit_of(check.right, scorecard)
    place = left.data or right.data or check.place
    missing = tuple(dict.fromkeys((*left.missing, *right.missing)))
    zero = left.zero or right.zero
    line = _line(check, left, right, unit, place)
    if line.holds:
        return line, None
    if missing:
        return line, finding("B511", place, name=check.name, missing="、".join(missing))
    if zero or line.left is None or line.right is None:
        return line, finding("B512", place, name=check.name, formula=zero)
    return line, finding(
        "B510", place, name=check.name, left=_side(check.left, left, unit), right=_side(check.right, right, unit),
        difference=figure_text(abs(line.left - line.right), unit), equation=line.equation,
        tolerance=figure_text(check.tolerance, unit))


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


def unit_of(formula: Formula, scorecard: Scorecard) -> str:
    """The unit of a formula's result: % where it ends in × 100%, else the one unit of figures only added up."""
    if ends_in_percent(formula.tree):
        return "%"
    if any(getattr(node, "op", "") in ("×", "÷") for node in formula.tree.walk()):
        return ""
    rubric = scorecard.rubric
    units = {name: item.unit for name, item in rubric.inputs.items()}
    units |= {name: value.unit for name, value in rubric.values.items()}
    columns: dict[tuple[str, str], str] = {}
    for table in rubric.tables.values():
        columns |= {(table.name, name): column.unit for name, column in table.columns.items()}
        columns |= {(table.name, name): value.unit for name, value in table.values.items()}
        units.update({cell: columns[table.name, column] for cell, (_, column)
                      in cell_names(table, (*table.columns, *table.values)).items()})
    found = {units.get(name, "") for name in names_used(formula.tree)}
    found |= {columns.get(key, "") for key in aggregates_used(formula.tree)}
    return found.pop() if len(found) == 1 else ""
