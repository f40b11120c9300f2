"""``per_step``: an amount off (or on) for every step beyond a bound (每超出一个百分点扣0.1分，每不足1个百分点减0.1分).

One rule, or several with bounds of their own (100%-130%每超出1个百分点加0.2分，130%以上每超出加0.1分). What a part step costs
is never a default: ``pro_rata`` (按比例), ``drop`` (不足一步不扣) or ``whole`` (不足一步按一步).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Iterable, Iterator

from ...exact import percent, plain, whole_text
from ...figures_text import normal
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..bounds import STEP
from ..model import Formula, Piece, Rubric
from ..tier_sweep import constant
from .amounts import cost_in
from .asking import Builder, Run
from .attain_rule import share
from .base import CAPPED, FLOORED, Bounds, Branch, Method, Outcome, Threshold, place_in, text_of, undecided
from .basis import basis_words, is_exact
from .part_steps import Stretch, charged, overlap, part_words, stretch
from .turns import turn
from .used_up import used_up

PLAIN = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")


@dataclass(frozen=True)
class Steps:
    """``value`` beyond ``free`` in ``direction`` (above, below, either) costs ``each`` per ``step``.

    ``each`` is negative where it adds; ``upto`` ends the stretch that is charged (None: no end). Both bounds may be
    formulas (standards that differ by region).
    """

    value: Formula
    free: Formula
    free_text: str
    direction: str
    step: Fraction
    step_text: str
    each: Fraction
    part_step: str
    upto: Formula | None
    upto_text: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Steps, ...] | None:
    """The rules; a step of 0 or less and an end on the wrong side are reported."""
    listed = node.items if isinstance(node, SeqNode) else (node,)
    rules = [_rule(item, bounds, builder) for item in listed if isinstance(item, MapNode)]
    return tuple(rule for rule in rules if rule is not None) if rules and None not in rules else None


def _rule(node: MapNode, bounds: Bounds, builder: Builder) -> Steps | None:
    value = builder.formula(node.get("value"))
    free, upto = builder.formula(node.get("free"), beside=value), builder.formula(node.get("upto"), beside=value)
    step, each = _step(node, value, builder), _each(node, bounds, builder)
    if value is None or free is None or step is None or each is None:
        return None
    direction = text_of(node, "direction", "above")
    start, end = constant(free.tree), None if upto is None else constant(upto.tree)
    if start is not None and end is not None and _turned(direction, start, end):
        builder.report("B128", place_in(node, "upto"), upto=text_of(node, "upto"), free=text_of(node, "free"))
    said, stepped, ended = (_in_unit(builder.words(node.get(key)), value) for key in ("free", "step", "upto"))
    return Steps(value, free, said, direction, step, stepped, each, text_of(node, "part_step"), upto, ended, node.place)


def _in_unit(text: str, value: Formula) -> str:
    """A bound or step without a unit, in the value's: 每10平方米; of a percentage as one."""
    unit = "" if value.measure is None or value.measure.loose else value.measure.words
    if not PLAIN.fullmatch(normal(text)):
        return text
    return percent(Fraction(normal(text).replace(",", ""))) if unit == "%" else text.strip() + unit


def _turned(direction: str, free: Fraction, upto: Fraction) -> bool:
    """Whether a stretch ends before it begins."""
    return upto <= free if direction == "above" else upto >= free


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


def beyond(rule: Steps, value: Fraction, free: Fraction, upto: Fraction | None = None) -> Fraction:
    """How far a value lies beyond the bound, as far as its stretch goes; 0 inside."""
    if upto is not None:
        value = min(value, upto) if rule.direction == "above" else max(value, upto)
    far = {"above": value - free, "below": free - value, "either": abs(value - free)}[rule.direction]
    return max(far, Fraction(0))


def _formulas(rule: Steps) -> tuple[Formula, ...]:
    return (rule.value, rule.free) if rule.upto is None else (rule.value, rule.free, rule.upto)


def _with_figures(rule: Steps, free: Fraction, upto: Fraction | None = None) -> Steps:
    """The rule with its bounds as they are for this department: 产业资金占比标准（60%）."""
    return replace(rule, free_text=_bound_text(rule.free, rule.free_text, free),
                   upto_text=_bound_text(rule.upto, rule.upto_text, upto))


def _bound_text(bound: Formula | None, text: str, value: Fraction | None) -> str:
    if bound is None or value is None or constant(bound.tree) is not None:
        return text
    unit = "" if bound.measure is None or bound.measure.loose else bound.measure.words
    shown = share(value) if unit == "%" else whole_text(value) + unit
    return translate("{name}（{value}）").format(name=text, value=shown)


def score(piece: Piece, run: Run) -> Outcome:
    """The start less what the steps cost, on the unrounded value unless the piece says ``compare: rounded``."""
    left, steps = piece.start, []
    for index, rule in enumerate(piece.settings):
        made = [run.evaluate(item, exact=is_exact(piece)) for item in _formulas(rule)]
        missing = next(filter(None, map(undecided, _formulas(rule), made)), None)
        if missing:
            return missing
        found, values = made[0], [item.value for item in made]
        if len(values) > 2 and _turned(rule.direction, values[1], values[2]):
            return Outcome(None, findings=(finding("B180", rule.place, name=piece.name, free=rule.free.text,
                                                   upto=rule.upto.text if rule.upto else ""),))
        far = beyond(rule, *values)
        count = charged(far / rule.step, rule.part_step)
        before, left = left, left - count * rule.each
        said = _with_figures(rule, *values[1:])
        text = _words(said) + _counted_words(rule, far, count) if count else (
            _dropped_words(said) if far else _free_words(said))
        text += basis_words(piece, run, *_formulas(rule))
        steps.append(Step("deduction", text, formula=rule.value.text,
                          substituted=found.substituted, before=before, after=left, unit="分", rubric=rule.value.place,
                          data=found.data, branch=f"{'beyond' if count else 'free'}:{index}"))
    return Outcome(left, tuple(steps))


def _counted_words(rule: Steps, far: Fraction, count: Fraction) -> str:
    """How many steps that is: ，7.65% ÷ 5%，计1步."""
    is_share = rule.step_text.endswith("%")
    shown = share(far) if is_share else whole_text(far)
    step = share(rule.step) if is_share else whole_text(rule.step)
    return translate("，{far} ÷ {step}，计{count}步").format(far=shown, step=step, count=whole_text(count))


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
    """The rule in words: 超过10%的部分每1%扣0.1分（不足1%的按比例扣）."""
    where = {"above": translate("超过{free}的部分"), "below": translate("低于{free}的部分"),
             "either": translate("与{free}相差的部分")}[rule.direction].format(free=rule.free_text)
    if rule.upto is not None:
        where += translate("（到{upto}为止）").format(upto=rule.upto_text)
    change = translate("扣") if rule.each > 0 else translate("加")
    return translate("{where}每{step}{change}{each}分（{part}）").format(
        where=where, step=rule.step_text, change=change, each=plain(abs(rule.each)),
        part=part_words(rule.part_step, rule.step_text, rule.each > 0))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("；").join(translate("{value}：{rule}").format(value=rule.value.text, rule=_words(rule))
                               for rule in piece.settings)


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Two rules that charge one stretch of one value twice."""
    for index, rule in enumerate(piece.settings):
        for other in piece.settings[:index]:
            if rule.value.text != other.value.text or rule.direction != other.direction:
                continue
            mine, theirs = _stretch(rule), _stretch(other)
            if mine is not None and theirs is not None and overlap(mine, theirs):
                inner, outer = (rule, other) if mine[0] >= theirs[0] else (other, rule)
                yield finding("B127", rule.place, name=piece.name, free=inner.free_text, other=outer.free_text,
                              beyond=translate("低于") if rule.direction == "below" else translate("超过"))


def _stretch(rule: Steps) -> Stretch | None:
    """What a rule charges, counted outwards; None where figures decide."""
    start, end = constant(rule.free.tree), None if rule.upto is None else constant(rule.upto.tree)
    known = start is not None and (rule.upto is None or end is not None)
    return stretch(rule.direction, start, end) if known and start is not None else None


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Inside and beyond each bound; more steps than there are points."""
    found = [Branch(f"{key}:{index}", words, rule.place) for index, rule in enumerate(piece.settings)
             for key, words in (("free", _free_words(rule)), ("beyond", _words(rule)))]
    for key, words, sign in ((FLOORED, translate("扣完为止"), 1), (CAPPED, translate("加满为止"), -1)):
        rules = [rule for rule in piece.settings if rule.each * sign > 0]
        if any(rule.upto is None for rule in rules):
            found.append(Branch(key, words, piece.place))
    return tuple(found)


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """Each bound, its first step where a part of one counts otherwise, where its stretch ends, and where all there is has
    been taken, or added."""
    rules: tuple[Steps, ...] = piece.settings
    low = piece.low if piece.floor is None else piece.floor
    high = piece.points if piece.cap is None else piece.cap
    return (*(found for rule in rules for found in _turns(rule, piece.start - low, len(rules) == 1)),
            *used_up(rules, piece.start - low, piece.start - high))


def _turns(rule: Steps, room: Fraction, alone: bool) -> Iterator[Threshold]:
    signs = {"above": (1,), "below": (-1,), "either": (1, -1)}[rule.direction]
    yield turn(rule.value, rule.free.tree)
    if rule.part_step != "pro_rata":
        yield from (turn(rule.value, rule.free.tree, sign * rule.step) for sign in signs)
    if rule.upto is not None:
        yield turn(rule.value, rule.upto.tree)
    elif alone and rule.each > 0 and constant(rule.free.tree) is None:
        yield from (turn(rule.value, rule.free.tree, sign * room / rule.each * rule.step) for sign in signs)


def full_marks(piece: Piece) -> str:
    """The bound of the free zone as written: 10%."""
    return str(piece.settings[0].free_text) if piece.settings[0].each > 0 else ""


METHOD = Method("per_step", build, score, describe, full_marks=full_marks,
                full_bound=lambda piece: turn(piece.settings[0].value, piece.settings[0].free.tree) if full_marks(piece) else None,
                check=check, branches=branches,
                thresholds=thresholds,
                formulas=lambda settings: tuple(item for rule in settings for item in _formulas(rule)) if settings else ())
