"""``per_step``: an amount off (or on) for every step beyond a bound (每超出一个百分点扣0.1分，每不足1个百分点减0.1分).

One rule, or several with bounds of their own (100%-130%每超出1个百分点加0.2分，130%以上每超出加0.1分). What a part step costs
is never a default: ``pro_rata`` (按比例), ``drop`` (不足一步不扣) or ``whole`` (不足一步按一步).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable

from ...exact import plain
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..bounds import STEP
from ..model import Formula, Piece
from .amounts import cost_in
from .base import CAPPED, FLOORED, Bounds, Branch, Builder, Method, Outcome, Run, Threshold, place_in, text_of, undecided
from .basis import basis_words, is_exact
from .part_steps import PART_STEPS, charged


@dataclass(frozen=True)
class Steps:
    """``value`` beyond ``free`` in ``direction`` (above, below, either) costs ``each`` per ``step``.

    ``each`` is negative where it adds; ``upto`` ends the stretch that is charged (None: no end).
    """

    value: Formula
    free: Fraction
    free_text: str
    direction: str
    step: Fraction
    step_text: str
    each: Fraction
    part_step: str
    upto: Fraction | None
    upto_text: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Steps, ...] | None:
    """The rules; a step of 0 or less and an end on the wrong side are reported."""
    listed = node.items if isinstance(node, SeqNode) else (node,)
    rules = [_rule(item, bounds, builder) for item in listed if isinstance(item, MapNode)]
    return tuple(rule for rule in rules if rule is not None) if rules and None not in rules else None


def _rule(node: MapNode, bounds: Bounds, builder: Builder) -> Steps | None:
    value = builder.formula(node.get("value"))
    free, upto = builder.amount(node.get("free"), value), builder.amount(node.get("upto"), value)
    step, each = _step(node, value, builder), _each(node, bounds, builder)
    if value is None or free is None or step is None or each is None:
        return None
    direction = text_of(node, "direction", "above")
    if upto is not None and (upto <= free if direction == "above" else upto >= free):
        builder.report("B128", place_in(node, "upto"), upto=text_of(node, "upto"), free=text_of(node, "free"))
    return Steps(value, free, builder.words(node.get("free")), direction, step, builder.words(node.get("step")), each,
                 text_of(node, "part_step"), upto, builder.words(node.get("upto")), node.place)


def _step(node: MapNode, value: Formula | None, builder: Builder) -> Fraction | None:
    step = builder.amount(node.get("step"), value, STEP)
    if step is not None and step <= 0:
        builder.report("B135", place_in(node, "step"))
        return None
    return step


def _each(node: MapNode, bounds: Bounds, builder: Builder) -> Fraction | None:
    """What a step costs: ``each`` takes off, ``add`` adds; exactly one of them. A percentage is a share of the points."""
    if (node.get("each") is None) == (node.get("add") is None):
        builder.report("B129", node.place)
        return None
    if node.get("each") is not None:
        return cost_in(node, "each", bounds, builder)
    added = cost_in(node, "add", bounds, builder)
    return None if added is None else -added


def steps_beyond(rule: Steps, value: Fraction) -> Fraction:
    """How many steps are charged, exactly; whole or dropped part steps as the rule says."""
    return charged(_beyond(rule, value) / rule.step, rule.part_step)


def _beyond(rule: Steps, value: Fraction) -> Fraction:
    """How far a value lies beyond the bound, as far as its stretch goes; 0 inside."""
    if rule.upto is not None:
        value = min(value, rule.upto) if rule.direction == "above" else max(value, rule.upto)
    beyond = {"above": value - rule.free, "below": rule.free - value, "either": abs(value - rule.free)}[rule.direction]
    return max(beyond, Fraction(0))


def score(piece: Piece, run: Run) -> Outcome:
    """The start less what the steps cost, on the unrounded value unless the piece says ``compare: rounded``."""
    left, steps = piece.start, []
    for index, rule in enumerate(piece.settings):
        found = run.evaluate(rule.value, exact=is_exact(piece))
        missing = undecided(rule.value, found)
        if missing:
            return missing
        count = steps_beyond(rule, found.value)
        before, left = left, left - count * rule.each
        text = _words(rule) if count else _dropped_words(rule) if _beyond(rule, found.value) else _free_words(rule)
        text += basis_words(piece, run, rule.value)
        steps.append(Step("deduction", text, formula=rule.value.text,
                          substituted=found.substituted, before=before, after=left, unit="分", rubric=rule.value.place,
                          data=found.data, branch=f"{'beyond' if count else 'free'}:{index}"))
    return Outcome(left, tuple(steps))


def _free_words(rule: Steps) -> str:
    said = {"above": translate("未超过{free}"), "below": translate("不低于{free}"), "either": translate("恰为{free}")}
    change = translate("不扣分") if rule.each > 0 else translate("不加分")
    return translate("{where}，{change}").format(where=said[rule.direction].format(free=rule.free_text), change=change)


def _dropped_words(rule: Steps) -> str:
    """Beyond the bound by less than a step, which counts for nothing."""
    said = {"above": translate("超过{free}不足{step}"), "below": translate("低于{free}不足{step}"),
            "either": translate("与{free}相差不足{step}")}
    change = translate("不扣分") if rule.each > 0 else translate("不加分")
    return translate("{where}，{change}").format(
        where=said[rule.direction].format(free=rule.free_text, step=rule.step_text), change=change)


def _words(rule: Steps) -> str:
    """The rule in words: 超过10%的部分每1%扣0.1分（不足一步按比例算）."""
    where = {"above": translate("超过{free}的部分"), "below": translate("低于{free}的部分"),
             "either": translate("与{free}相差的部分")}[rule.direction].format(free=rule.free_text)
    if rule.upto is not None:
        where += translate("（到{upto}为止）").format(upto=rule.upto_text)
    change = translate("扣") if rule.each > 0 else translate("加")
    return translate("{where}每{step}{change}{each}分（不足一步{part}）").format(
        where=where, step=rule.step_text, change=change, each=plain(abs(rule.each)),
        part=translate(PART_STEPS[rule.part_step]))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("；").join(translate("{value}：{rule}").format(value=rule.value.text, rule=_words(rule))
                               for rule in piece.settings)


def check(piece: Piece) -> Iterable[Finding]:
    """Two rules that charge one stretch of one value twice."""
    for index, rule in enumerate(piece.settings):
        for other in piece.settings[:index]:
            same = rule.value.text == other.value.text and rule.direction == other.direction
            if same and other.upto is None and rule.free >= other.free:
                yield finding("B127", rule.place, name=piece.name, free=rule.free_text, other=other.free_text)


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Inside and beyond each bound; more steps than there are points."""
    found = [Branch(f"{key}:{index}", words, rule.place) for index, rule in enumerate(piece.settings)
             for key, words in (("free", _free_words(rule)), ("beyond", _words(rule)))]
    for key, words, sign in ((FLOORED, translate("扣完为止"), 1), (CAPPED, translate("加满为止"), -1)):
        rules = [rule for rule in piece.settings if rule.each * sign > 0]
        if any(rule.upto is None for rule in rules):
            found.append(Branch(key, words, piece.place))
    return tuple(found)


def _first_step(rule: Steps) -> tuple[Fraction, ...]:
    """Where the first whole step is reached, if that makes a difference."""
    signs = {"above": (1,), "below": (-1,), "either": (1, -1)}[rule.direction]
    return () if rule.part_step == "pro_rata" else tuple(rule.free + sign * rule.step for sign in signs)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """Each bound, its first step where a part of one counts otherwise, where its stretch ends, and where one rule alone
    has taken all there is."""
    cuts = [(rule.value, cut) for rule in piece.settings for cut in (rule.free, *_first_step(rule), rule.upto)
            if cut is not None]
    rule = piece.settings[0]
    if len(piece.settings) == 1 and rule.upto is None and rule.each > 0:
        span = (piece.start - (piece.low if piece.floor is None else piece.floor)) / rule.each * rule.step
        cuts += [(rule.value, rule.free + sign * span) for sign, side in ((1, "above"), (-1, "below"))
                 if rule.direction in (side, "either")]
    return tuple(Threshold(value, cut) for value, cut in cuts)


def full_marks(piece: Piece) -> str:
    """The bound of the free zone as written: 10%."""
    return str(piece.settings[0].free_text) if piece.settings[0].each > 0 else ""


METHOD = Method("per_step", build, score, describe, full_marks=full_marks, check=check, branches=branches,
                thresholds=thresholds,
                formulas=lambda settings: tuple(rule.value for rule in settings) if settings else ())
