"""Which leaves can feel how a rubric rounds: their rates where a rule goes by rounded ones, their scores where they have more decimals."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..language.tree import Comparison
from ..rubric.methods import methods
from ..rubric.methods.basis import is_exact
from ..rubric.methods.checklist import Checklist
from ..rubric.model import Formula, Indicator, Piece, Rubric
from ..rubric.uses import direct_uses, formulas_of

# Methods that go by unrounded values unless the rule says ``compare: rounded``.
UNROUNDED = frozenset({"tiers", "per_step", "interpolate", "deduct", "options", "checklist", "judged"})


def feels_rates(rubric: Rubric, leaf: Indicator) -> bool:
    """Whether the leaf's score goes by some value that is rounded as the rubric rounds rates."""
    return leaf.piece is not None and any(_rounded_in(rubric, formula, exact) for formula, exact in _formulas(leaf.piece))


def is_smooth(leaf: Indicator) -> bool:
    """Whether a small change of a value changes the score by no more in proportion: a formula that compares nothing."""
    return leaf.piece is not None and all(exact or not any(isinstance(node, Comparison) for node in formula.tree.walk())
                                          for formula, exact in _formulas(leaf.piece)) and leaf.piece.compare != "rounded"


def feels_scores(leaf: Indicator, step: Fraction) -> bool:
    """Whether the leaf's score may have more decimals than a step leaves; whatever can't be told may have."""
    grains = None if leaf.piece is None else _grains(leaf.piece)
    return grains is None or any((grain / step).denominator != 1 for grain in grains)


def _formulas(piece: Piece) -> Iterator[tuple[Formula, bool]]:
    """Every formula of a piece, and whether it goes by unrounded values."""
    for part in piece.parts:
        yield from _formulas(part)
    inner = {id(formula) for part in piece.parts for formula in formulas_of(part)}
    awards = {id(tier.formula) for tier in piece.settings if tier.formula} if piece.method == "tiers" else set()
    known = piece.method in UNROUNDED or piece.method == "parts"
    own = {id(formula) for formula in _of_method(piece)}
    for formula in formulas_of(piece):
        if id(formula) not in inner:
            yield formula, is_exact(piece) and id(formula) not in awards and (known or id(formula) not in own)


def _of_method(piece: Piece) -> tuple[Formula, ...]:
    method = methods().get(piece.method)
    return method.formulas(piece.settings) if method is not None and piece.settings is not None else ()


def _rounded_in(rubric: Rubric, formula: Formula, exact: bool) -> bool:
    """Whether a formula is worked out with a value rounded as rates are: one that it names, or one of which such a value is
    made. ``exact``: what it names itself it takes unrounded."""
    waiting = [(name, exact) for name in direct_uses(rubric, formula.tree)]
    seen: set[tuple[str, bool]] = set()
    while waiting:
        name, taken_exact = waiting.pop()
        if (name, taken_exact) in seen:
            continue
        seen.add((name, taken_exact))
        table = rubric.tables.get(name)
        values = [rubric.values[name]] if name in rubric.values else list(table.values.values()) if table else []
        if any(value.unit == "%" and value.rounding == rubric.rate_rounding for value in values) and (
                not taken_exact or len(values) > 1):
            return True
        waiting += [(use, False) for value in values if value.formula for use in direct_uses(rubric, value.formula.tree)
                    if use != name]
        waiting += [(value.counted, False) for value in values if value.counted]
    return False


def _grains(piece: Piece) -> tuple[Fraction, ...] | None:
    """Amounts of which every score of a piece is a sum; None where that can't be told."""
    rule = piece.settings
    ends = (piece.points, piece.low, *(item for item in (piece.cap, piece.floor) if item is not None),
            *(condition.score for condition in piece.veto if condition.score is not None))
    if piece.method == "parts":
        inner = [_grains(part) for part in piece.parts]
        return None if None in inner else (*ends, *(grain for grains in inner for grain in grains or ()))
    if piece.method in ("tiers", "options"):
        scores = [item.score for item in rule]
        return None if None in scores else (*ends, *(score for score in scores if score is not None))
    if isinstance(rule, Checklist):
        return (*ends, *(item.points for item in rule.items), *(count.score for count in rule.counts))
    if piece.method == "deduct":
        return (*ends, *(amount for _, kind in rule.rules for amount in (kind.each, kind.most or Fraction(0))))
    if piece.method == "per_step" and all(item.part_step != "pro_rata" for item in rule):
        return (*ends, *(item.each for item in rule))
    return None
