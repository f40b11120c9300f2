"""``formula``: the score is what a formula gives (政府采购执行率 × 1分)."""

from __future__ import annotations

from typing import Iterable

from ...findings import Finding, finding
from ...language_choice import translate
from ...positions import Node
from ...trace import Step
from ..model import Formula, Piece, Rubric
from ..thresholds import thresholds_in
from .asking import Builder, Run
from .base import Bounds, Method, Outcome, Threshold, undecided
from .products import product_bound


def build(node: Node, bounds: Bounds, builder: Builder) -> Formula | None:
    """The formula itself, which must give 分 or a plain number."""
    return builder.formula(node, "score")


def score(piece: Piece, run: Run) -> Outcome:
    """The formula's exact result; values enter as rounded by the rubric."""
    formula: Formula = piece.settings
    found = run.evaluate(formula)
    missing = undecided(formula, found)
    if missing:
        return missing
    step = Step("formula", translate("按公式计算"), formula=formula.text, substituted=found.substituted,
                after=found.value, unit="分", rubric=formula.place, data=found.data)
    return Outcome(found.value, (step,))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("得分＝{formula}").format(formula=piece.settings.text)


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """A formula may exceed the points: the rubric should say what happens then. Outside the 100 the limits say it."""
    if piece.cap is None and not piece.from_zero:
        yield finding("B130", piece.settings.place, name=piece.name)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """Where a condition in the formula turns (若), and where cap or floor set in."""
    bounds = [bound for bound in (piece.cap, piece.floor) if bound is not None]
    return (*thresholds_in((piece.settings,)), *(Threshold(piece.settings, bound) for bound in bounds))


def full_bound(piece: Piece) -> Threshold | None:
    """From where on a formula that is one value times a number gives the points."""
    return product_bound(piece.settings, piece.points)


METHOD = Method("formula", build, score, describe, awards=True, formulas=lambda settings: (settings,), check=check,
                thresholds=thresholds, full_bound=full_bound)
