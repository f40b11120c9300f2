"""``interpolate``: straight lines between stated points (≤15日得满分，＞30日为0分，15-30日按比例减分).

``knots`` are the stated points, in the order of the value. Outside the first and the last the score stays as it is there,
unless ``below`` or ``above`` states another.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Sequence

from ...exact import plain, whole_text
from ...findings import Finding, Place, finding
from ...language import names_used
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Formula, Piece, Rubric
from .amounts import award_in
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, Threshold, undecided
from .basis import basis_words, is_exact
from .turns import turn


@dataclass(frozen=True)
class Knot:
    """One stated point: at this value this score. ``at`` may be a formula (bounds that differ by region)."""

    at: Formula
    score: Fraction
    place: Place


@dataclass(frozen=True)
class Line:
    """The value, its knots, and the scores outside them where they differ."""

    value: Formula
    knots: tuple[Knot, ...]
    below: Fraction | None
    above: Fraction | None


def build(node: Node, bounds: Bounds, builder: Builder) -> Line | None:
    """All settings; scores out of bounds are reported."""
    if not isinstance(node, MapNode):
        return None
    value, listed = builder.formula(node.get("value")), node.get("knots")
    knots = [_knot(item, value, bounds, builder) for item in (listed.items if isinstance(listed, SeqNode) else ())
             if isinstance(item, MapNode)]
    below, above = (award_in(node, key, bounds, builder) for key in ("below", "above"))
    good = tuple(knot for knot in knots if knot is not None)
    return Line(value, good, below, above) if value is not None and len(good) == len(knots) else None


def _knot(node: MapNode, value: Formula | None, bounds: Bounds, builder: Builder) -> Knot | None:
    at, score = builder.formula(node.get("at"), beside=value), award_in(node, "score", bounds, builder)
    return None if at is None or score is None else Knot(at, score, node.place)


def score(piece: Piece, run: Run) -> Outcome:
    """The score on the line, exact, from the unrounded value unless the piece says ``compare: rounded``."""
    line: Line = piece.settings
    exact = is_exact(piece)
    found = run.evaluate(line.value, exact=exact)
    missing = undecided(line.value, found)
    if missing:
        return missing
    ats = []
    for knot in line.knots:
        at = run.evaluate(knot.at, exact=exact)
        missing = undecided(knot.at, at)
        if missing:
            return missing
        ats.append(at.value)
    if any(left >= right for left, right in zip(ats, ats[1:], strict=False)):
        return Outcome(None, findings=(finding("B439", piece.place, name=piece.name,
                                               knots="、".join(whole_text(at) for at in ats)),))
    earned, words, branch = on_line(line, ats, found.value)
    words += basis_words(piece, run, line.value, *(knot.at for knot in line.knots))
    step = Step("tier", words, formula=line.value.text, substituted=found.substituted, after=earned, unit="分",
                rubric=line.value.place, data=found.data, branch=branch)
    return Outcome(earned, (step,))


def on_line(line: Line, ats: Sequence[Fraction], value: Fraction) -> tuple[Fraction, str, str]:
    """The score at a value, how it came about, and the branch: the stretch that the value lies in."""
    scores = [knot.score for knot in line.knots]
    if value < ats[0] or value > ats[-1]:
        outside, stated = (0, line.below) if value < ats[0] else (len(ats) - 1, line.above)
        earned = scores[outside] if stated is None else stated
        return earned, translate("在{at}之外，得{score}分").format(
            at=line.knots[outside].at.text, score=plain(earned)), "below" if outside == 0 and value < ats[0] else "above"
    index = next(number for number in range(len(ats)) if value <= ats[number])
    if value == ats[index]:
        return scores[index], translate("恰为{at}，得{score}分").format(
            at=line.knots[index].at.text, score=plain(scores[index])), f"at:{index}"
    low, high = index - 1, index
    part = (value - ats[low]) / (ats[high] - ats[low])
    earned = scores[low] + (scores[high] - scores[low]) * part
    words = translate("在{low}（{from_score}分）和{high}（{to_score}分）之间，按比例计分").format(
        low=line.knots[low].at.text, from_score=plain(scores[low]), high=line.knots[high].at.text,
        to_score=plain(scores[high]))
    return earned, words, f"between:{low}"


def describe(piece: Piece) -> str:
    """The rule in one line."""
    line: Line = piece.settings
    said = [translate("{at}得{score}分").format(at=knot.at.text, score=plain(knot.score)) for knot in line.knots]
    words = translate("{value}：{knots}，其间按比例计分").format(value=line.value.text, knots=translate("，").join(said))
    if line.below is not None:
        words += translate("；低于{at}得{score}分").format(at=line.knots[0].at.text, score=plain(line.below))
    if line.above is not None:
        words += translate("；高于{at}得{score}分").format(at=line.knots[-1].at.text, score=plain(line.above))
    return words


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Knots that are plain numbers must rise."""
    line: Line = piece.settings
    fixed = [(knot, constant(knot.at)) for knot in line.knots]
    for (_, before), (knot, after) in zip(fixed, fixed[1:], strict=False):
        if before is not None and after is not None and before >= after:
            yield finding("B182", knot.place, at=knot.at.text)


def constant(formula: Formula) -> Fraction | None:
    """The number that a formula always is, or None."""
    from ...language import evaluate

    if names_used(formula.tree):
        return None
    value = evaluate(formula.tree, {})
    return value if isinstance(value, Fraction) else None


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every stretch between knots, and the two sides outside."""
    line: Line = piece.settings
    inner = tuple(Branch(f"between:{index}", translate("在{low}和{high}之间").format(
        low=line.knots[index].at.text, high=line.knots[index + 1].at.text), line.knots[index].place)
        for index in range(len(line.knots) - 1))
    ends_of = tuple(Branch(key, words.format(at=knot.at.text), knot.place) for key, words, knot in (
        ("below", translate("低于{at}"), line.knots[0]), ("above", translate("高于{at}"), line.knots[-1])))
    return (*inner, *ends_of)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """Every knot, also one that depends on figures."""
    line: Line = piece.settings
    return tuple(turn(line.value, knot.at.tree) for knot in line.knots)


METHOD = Method("interpolate", build, score, describe, awards=True, check=check, branches=branches, thresholds=thresholds,
                formulas=lambda settings: (settings.value, *(knot.at for knot in settings.knots)) if settings else ())
