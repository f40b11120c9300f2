"""``claim_gap``: a rule about the self-evaluation itself (自评得分与核查得分每误差5分，扣0.5分).

The gap is taken between what the department claims and what it earns on all other indicators (``of: total``, both without
this indicator, which can't be part of its own measure), or on one indicator (``of`` its name); in points, or as a share
(``share_of``) of what was earned, claimed or could be earned there. It is charged by steps, or by ``ranges``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable, Mapping

from ...entries import Entry
from ...exact import ends, percent, plain, whole_text
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece, Rubric
from ..tier_sweep import gaps_and_overlaps
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, text_of
from .gap_tiers import GapTier, read_tiers
from .part_steps import charged, part_words

BASES = {"reviewed": "核定得分", "claimed": "自评得分", "points": "分值"}
SHARES = {"reviewed": "（占核定得分的比例）", "claimed": "（占自评得分的比例）", "points": "（占分值的比例）"}
IS_SHARE = {"reviewed": "，是核定得分的{share}", "claimed": "，是自评得分的{share}", "points": "，是分值的{share}"}


@dataclass(frozen=True)
class Steps:
    """A gap beyond ``free`` costs ``each`` per ``step``."""

    free: Fraction
    step: Fraction
    each: Fraction
    part_step: str


@dataclass(frozen=True)
class Gap:
    """How the gap is measured, and what it costs: by ``steps`` or by ``tiers``, exactly one of them.

    ``direction`` either, or ``over`` (only claimed too high). ``share_of`` reviewed, claimed, points, or empty (分).
    """

    of: str
    direction: str
    share_of: str
    steps: Steps | None
    tiers: tuple[GapTier, ...]
    place: Place

    def shown(self, amount: Fraction) -> str:
        """A gap, bound or step with its unit."""
        return percent(amount) if self.share_of else translate("{number}分").format(number=plain(amount))


def build(node: Node, bounds: Bounds, builder: Builder) -> Gap | None:
    """All settings; both ways to charge at once, amounts of 0 or less and ranges that can't be read are reported."""
    if not isinstance(node, MapNode):
        return None
    listed, share_of = node.get("ranges"), text_of(node, "share_of")
    own = (text_of(node, "of", "total"), text_of(node, "direction", "either"), share_of)
    if listed is None:
        steps = _steps(node, bool(share_of), builder)
        return None if steps is None else Gap(*own, steps, (), node.place)
    both = next((key for key in ("step", "each", "free", "part_step") if node.get(key) is not None), "")
    if both:
        builder.report("B274", node.key_place(both), key=both)
        return None
    rows = [item for item in (listed.items if isinstance(listed, SeqNode) else ()) if isinstance(item, MapNode)]
    tiers = read_tiers(rows, bool(share_of), bounds, builder)
    return None if tiers is None else Gap(*own, None, tiers, node.place)


def _steps(node: MapNode, is_share: bool, builder: Builder) -> Steps | None:
    read = builder.ratio if is_share else builder.points
    step, each = read(node.get("step")), builder.points(node.get("each"))
    free = read(node.get("free")) if node.get("free") is not None else Fraction(0)
    for key, amount in (("step", step), ("each", each)):
        if amount is not None and amount <= 0:
            builder.report("B144", node.at((key,)).place, name=key, text=plain(amount))
            return None
    if step is None or each is None or free is None:
        return None
    return Steps(free, step, each, text_of(node, "part_step"))


def score(piece: Piece, run: Run) -> Outcome:
    """The start less what the gap costs; missing where a claim or a score of the others is."""
    rule: Gap = piece.settings
    own, scores, claims = run.item_name().split("/")[0], run.scores(), run.claims()
    names = [name for name in scores if name != own] if rule.of == "total" else [rule.of]
    if rule.of != "total" and rule.of not in scores:
        return _missing(piece, (rule.of,))
    unscored = tuple(name for name in names if scores[name] is None)
    if unscored:
        return _missing(piece, unscored)
    claimed = _claimed(names, own, claims)
    if isinstance(claimed, tuple):
        return _missing(piece, claimed)
    earned = sum((amount for name in names if (amount := scores[name]) is not None), Fraction(0))
    base = {"reviewed": earned, "claimed": claimed, "points": sum((run.worth()[name] for name in names), Fraction(0))}
    text = translate("自评{claimed}分，核定{earned}分，相差{gap}分（均不含本指标）").format(
        claimed=whole_text(claimed), earned=whole_text(earned), gap=whole_text(abs(claimed - earned)))
    gap = max(claimed - earned, Fraction(0)) if rule.direction == "over" else abs(claimed - earned)
    if not rule.share_of:
        return _charged(piece, rule, gap, text)
    whole = base[rule.share_of]
    if not whole:
        return Outcome(None, (Step("zero", text, rubric=rule.place),), zero=translate(BASES[rule.share_of]))
    share = percent(gap / whole) if ends(gap / whole) else f"{whole_text(gap)}÷{whole_text(whole)}"
    text += translate(IS_SHARE[rule.share_of]).format(share=share)
    return _charged(piece, rule, gap / whole, text)


def _charged(piece: Piece, rule: Gap, gap: Fraction, text: str) -> Outcome:
    """What a gap of this size leaves."""
    if rule.steps is not None:
        count = charged(max(gap - rule.steps.free, Fraction(0)) / rule.steps.step, rule.steps.part_step)
        return _left(piece, text, piece.start - count * rule.steps.each, "beyond" if count else "free", rule.place)
    held = [(index, tier) for index, tier in enumerate(rule.tiers) if tier.span.holds(gap) and not tier.span.other]
    held = held or [(index, tier) for index, tier in enumerate(rule.tiers) if tier.span.other]
    if len(held) != 1:
        lines = "、".join(str(tier.place.line) for _, tier in held)
        return Outcome(None, findings=(finding("B421" if held else "B420", piece.place, name=piece.name, lines=lines),))
    index, tier = held[0]
    return _left(piece, translate("{gap}，{tier}").format(gap=text, tier=tier.words), tier.left(piece.start),
                 f"gap:{index}", tier.place)


def _left(piece: Piece, text: str, left: Fraction, branch: str, place: Place) -> Outcome:
    return Outcome(left, (Step("deduction", text, before=piece.start, after=left, unit="分", rubric=place, branch=branch),))


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


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Gap = piece.settings
    what = translate("总分") if rule.of == "total" else rule.of
    side = translate("自评高出核定") if rule.direction == "over" else translate("自评与核定相差")
    share = translate(SHARES[rule.share_of]) if rule.share_of else ""
    if rule.steps is None:
        return translate("{what}：{side}{share}，{tiers}（均不含本指标）").format(
            what=what, side=side, share=share, tiers=translate("；").join(tier.words for tier in rule.tiers))
    steps = rule.steps
    free = translate("超过{free}的部分").format(free=rule.shown(steps.free)) if steps.free else ""
    return translate("{what}：{side}{share}{free}，每{step}扣{each}分，{part}（均不含本指标）").format(
        what=what, side=side, share=share, free=free, step=rule.shown(steps.step), each=plain(steps.each),
        part=part_words(steps.part_step, rule.shown(steps.step)))


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """An indicator that there isn't; gaps that no tier takes in, or two."""
    rule: Gap = piece.settings
    known = [leaf.name for leaf in rubric.leaves() if leaf.piece is not piece and piece not in (
        leaf.piece.parts if leaf.piece is not None else ())]
    if rule.of != "total" and rule.of not in known:
        yield finding("B285", rule.place, name=piece.name, of=rule.of, options="、".join(known))
    for problem in gaps_and_overlaps([tier.when for tier in piece.settings.tiers], {}):
        place = piece.settings.tiers[problem.tier].when.place
        yield finding("B133" if problem.kind == "overlap" else "B132", place, name=piece.name, where=problem.where)


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every tier; of steps no gap worth a deduction, and one."""
    rule: Gap = piece.settings
    if rule.steps is None:
        return tuple(Branch(f"gap:{index}", tier.words, tier.place) for index, tier in enumerate(rule.tiers))
    return Branch("free", translate("不扣分"), rule.place), Branch("beyond", translate("有误差，扣分"), rule.place)


METHOD = Method("claim_gap", build, score, describe, check=check, branches=branches, last=True)
