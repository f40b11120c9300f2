"""``claim_gap``: a rule about the self-evaluation itself (自评得分与核查得分每误差5分，扣0.5分).

The gap is taken between what the department claims and what it earns on all other indicators (``of: total``, both without
this indicator, which can't be part of its own measure), or on one indicator or block (``of`` its name).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Mapping

from ...entries import Entry
from ...exact import plain, whole_text
from ...findings import Place
from ...language_choice import translate
from ...positions import MapNode, Node
from ...trace import Step
from ..model import Piece
from .base import Bounds, Branch, Builder, Method, Outcome, Run, place_in, text_of
from .part_steps import PART_STEPS, charged


@dataclass(frozen=True)
class Gap:
    """A gap beyond ``free`` costs ``each`` per ``step``; ``direction`` either, or ``over`` (only claimed too high)."""

    of: str
    free: Fraction
    step: Fraction
    each: Fraction
    part_step: str
    direction: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> Gap | None:
    """All settings."""
    if not isinstance(node, MapNode):
        return None
    step, each = builder.points(node.get("step")), builder.points(node.get("each"))
    free = builder.points(node.get("free")) if node.get("free") is not None else Fraction(0)
    for key, amount in (("step", step), ("each", each)):
        if amount is not None and amount <= 0:
            builder.report("B144", place_in(node, key), name=key, text=plain(amount))
            return None
    if step is None or each is None or free is None:
        return None
    return Gap(text_of(node, "of", "total"), free, step, each, text_of(node, "part_step"),
               text_of(node, "direction", "either"), node.place)


def score(piece: Piece, run: Run) -> Outcome:
    """The start less what the gap costs; missing where a claim or a score of the others is."""
    rule: Gap = piece.settings
    own, scores, claims = run.item_name().split("/")[0], run.scores(), run.claims()
    names = [name for name in scores if name != own] if rule.of == "total" else [rule.of]
    if rule.of != "total" and rule.of not in scores:
        return _missing(piece, (rule.of,))
    reviewed = [scores[name] for name in names]
    unscored = tuple(name for name in names if scores[name] is None)
    if unscored:
        return _missing(piece, unscored)
    claimed = _claimed(names, own, claims)
    if isinstance(claimed, tuple):
        return _missing(piece, claimed)
    earned = sum((amount for amount in reviewed if amount is not None), Fraction(0))
    gap = claimed - earned if rule.direction == "over" else abs(claimed - earned)
    count = _count(rule, gap)
    left = piece.start - count * rule.each
    text = translate("自评{claimed}分，核定{earned}分，相差{gap}分（均不含本指标）").format(
        claimed=whole_text(claimed), earned=whole_text(earned), gap=whole_text(abs(claimed - earned)))
    step = Step("deduction", text, before=piece.start, after=left, unit="分", rubric=rule.place,
                branch="beyond" if count else "free")
    return Outcome(left, (step,))


def _claimed(names: list[str], own: str, claims: Mapping[str, Entry]) -> Fraction | tuple[str, ...]:
    """What is claimed for these indicators: their claims added, else the claimed total less the claim for this one."""
    blank = tuple(name for name in names if name not in claims or not isinstance(claims[name].value, Fraction))
    if not blank:
        return sum((claims[name].value for name in names), Fraction(0))
    total, mine = claims.get(""), claims.get(own)
    if len(names) > 1 and total is not None and mine is not None and isinstance(total.value, Fraction) \
            and isinstance(mine.value, Fraction):
        return total.value - mine.value
    return tuple(translate("自评得分：{name}").format(name=name) for name in blank)


def _missing(piece: Piece, names: tuple[str, ...]) -> Outcome:
    return Outcome(None, tuple(Step("missing", name, name=name, rubric=piece.place) for name in names), names)


def _count(rule: Gap, gap: Fraction) -> Fraction:
    return charged(max(gap - rule.free, Fraction(0)) / rule.step, rule.part_step)


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Gap = piece.settings
    what = translate("总分") if rule.of == "total" else rule.of
    side = translate("自评高出核定") if rule.direction == "over" else translate("自评与核定相差")
    free = translate("超过{free}分的部分").format(free=plain(rule.free)) if rule.free else ""
    return translate("{what}：{side}{free}，每{step}分扣{each}分，不足一步{part}（均不含本指标）").format(
        what=what, side=side, free=free, step=plain(rule.step), each=plain(rule.each),
        part=translate(PART_STEPS[rule.part_step]))


def branches(piece: Piece) -> tuple[Branch, ...]:
    """No gap worth a deduction, and one."""
    place = piece.settings.place
    return (Branch("free", translate("不扣分"), place), Branch("beyond", translate("有误差，扣分"), place))


METHOD = Method("claim_gap", build, score, describe, branches=branches, last=True)
