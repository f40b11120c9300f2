"""One target against what was reached, as a rate: a pure function of the rule and the two, exact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ...dates import Period
from ...entries import Goal
from ...exact import percent, round_to, whole_text
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...targets import BETWEEN, BY_DATE, WORDS, Span, is_met
from ...trace import Step
from .attain_rule import JUDGED, LATE, MET, OVER, ZERO_TARGET, AttainRule, Level, Over, holds, share, span_words
from .part_steps import charged

KIND = {"≥": "at_least", ">": "at_least", "≤": "at_most", "<": "at_most", "=": "equal"}


@dataclass(frozen=True)
class Attained:
    """``rate`` with the steps to it; None where something is ``lacking`` (in words) or a finding says why."""

    rate: Fraction | None
    steps: tuple[Step, ...] = ()
    lacking: str = ""
    findings: tuple[Finding, ...] = ()


def attainment(rule: AttainRule, goal: Goal, points: Fraction = Fraction(1)) -> Attained:
    """The rate of attainment (达成率) of what is worth ``points``, from 0 to the rule's cap.

    Figures decide where both sides have them, then dates; else the level or degree that the department states.
    """
    if isinstance(goal.target, (Fraction, Span)) and isinstance(goal.actual, Fraction):
        met = is_met(goal.op, goal.target, goal.actual, goal.repeated)
        if met is not None:
            return _unused(_measured(rule, goal, met, points), goal)
    if isinstance(goal.target, Period) and isinstance(goal.actual, Period):
        met = is_met(goal.op, goal.target, goal.actual)
        if met is not None:
            return _dated(rule, goal, met)
    return _stated(rule, goal)


def _unused(found: Attained, goal: Goal) -> Attained:
    """A degree beside figures that decide is said to be of no use."""
    if goal.degree is None and not goal.level:
        return found
    return replace(found, findings=(*found.findings, finding("B450", goal.place, name=goal.name)))


def _measured(rule: AttainRule, goal: Goal, met: bool, points: Fraction) -> Attained:
    said = translate("目标{target}，完成{actual}").format(target=target_words(goal), actual=actual_words(goal))
    if met:
        return _reached(rule, goal, said, points)
    sign, bound = _bound(goal)
    kind = KIND[sign]
    rate = missed_rate(rule.miss(kind), kind, bound, goal.actual)
    words = translate("{said}，没有达到").format(said=said)
    if rate is None:
        if rule.zero_target == "zero":
            text = translate("{said}；目标为零或负数，算不出比率，不得分").format(said=words)
            return Attained(Fraction(0), (_step(goal, text, Fraction(0), rule.place, ZERO_TARGET),))
        return Attained(None, (_step(goal, words, None, rule.place),), findings=(finding(
            "B440", goal.place, name=goal.name, target=target_words(goal), actual=actual_words(goal)),))
    if rule.miss(kind) == "deviation" and abs(goal.actual - bound) > abs(bound):
        words = translate("{said}；相差超过目标值，按0计").format(said=words)
    step = _step(goal, words, rate, rule.place, f"missed:{kind}", _ratio_words(rule.miss(kind), kind, bound, goal))
    return _rounded(rule, goal, min(rate, rule.cap), (step,))


def _bound(goal: Goal) -> tuple[str, Fraction]:
    """The sign and number that were missed: of a span the nearer end."""
    if not isinstance(goal.target, Span):
        return goal.op, goal.target
    return ("≥", goal.target.low) if goal.target.below(goal.actual) else ("≤", goal.target.high)


def missed_rate(how: str, kind: str, target: Fraction, actual: Fraction) -> Fraction | None:
    """What a miss is worth, from 0 to 1; None where the target leaves no ratio (zero, or negative).

    ``how`` is ratio, zero or deviation; ``kind`` at_least, at_most or equal.
    """
    if how == "zero":
        return Fraction(0)
    if how == "deviation":
        return max(1 - abs(actual - target) / abs(target), Fraction(0)) if target else None
    if target <= 0:
        return None
    if kind == "at_least" or (kind == "equal" and actual < target):
        return max(actual, Fraction(0)) / target
    return target / actual


def _ratio_words(how: str, kind: str, bound: Fraction, goal: Goal) -> str:
    target, actual = number_words(bound, goal), number_words(goal.actual, goal)
    if how == "zero":
        return ""
    if how == "deviation":
        return f"1 － {number_words(abs(goal.actual - bound), goal)} ÷ {number_words(abs(bound), goal)}"
    upward = kind == "at_least" or (kind == "equal" and goal.actual < bound)
    return f"{actual} ÷ {target}" if upward else f"{target} ÷ {actual}"


def _reached(rule: AttainRule, goal: Goal, said: str, points: Fraction) -> Attained:
    """A target that was reached: the whole, less (or more) for going far beyond it."""
    words = translate("{said}，达到目标").format(said=said)
    ratio = beyond(goal)
    signs = ("≥", ">") if rule.over is not None and not rule.over.reverse else ("≥", ">", "≤", "<")
    wanted = (rule.over is not None or rule.cap > 1) and goal.op in signs and not goal.repeated
    if wanted and ratio is None:
        problem = finding("B445", goal.place, name=goal.name, target=target_words(goal), actual=actual_words(goal))
        return Attained(Fraction(1), (_step(goal, words, Fraction(1), rule.place, MET),), findings=(problem,))
    if not wanted or ratio is None:
        return Attained(Fraction(1), (_step(goal, words, Fraction(1), rule.place, MET),))
    step = _step(goal, words, Fraction(1), rule.place, MET)
    if rule.over is not None:
        return _beyond(rule, rule.over, goal, ratio, step, points)
    how = translate("达成率最高{cap}").format(cap=percent(rule.cap))
    rate = min(ratio, rule.cap)
    return _rounded(rule, goal, rate, (replace(step, text=f"{words}，{how}", after=rate),))


def beyond(goal: Goal) -> Fraction | None:
    """How far a bound was reached: 1 is just so, 3/2 half as much again; None where it can't be measured."""
    if not isinstance(goal.target, Fraction) or goal.target <= 0 or goal.actual <= 0:
        return None
    target, actual = Fraction(goal.target), Fraction(goal.actual)
    return actual / target if KIND[goal.op] == "at_least" else target / actual


def _beyond(rule: AttainRule, over: Over, goal: Goal, ratio: Fraction, step: Step, points: Fraction) -> Attained:
    count = charged(max(ratio - over.beyond, Fraction(0)) / over.step, over.part_step)
    if not count or not points:
        return Attained(Fraction(1), (step,))
    rate = 1 - count * (over.amount / points if over.in_points else over.amount)
    rate = min(max(rate, over.least), rule.cap) if over.amount > 0 else min(rate, rule.cap)
    words = translate("完成到目标的{ratio}，超过{beyond}，计{count}步").format(
        ratio=share(ratio), beyond=percent(over.beyond), count=whole_text(count))
    more = Step("attain", words, name=goal.name, before=Fraction(1), after=max(rate, Fraction(0)), unit="%",
                rubric=rule.place, data=goal.place, branch=OVER)
    return Attained(max(rate, Fraction(0)), (step, more))


def _rounded(rule: AttainRule, goal: Goal, rate: Fraction, steps: tuple[Step, ...]) -> Attained:
    if rule.rounding.step is None:
        return Attained(rate, steps)
    after = min(max(round_to(rate, rule.rounding.step, rule.rounding.mode), Fraction(0)), rule.cap)
    if after == rate:
        return Attained(rate, steps)
    return Attained(after, (*steps, Step("rounding", rule.rounding.text, name=goal.name, formula=rule.rounding.mode,
                                         before=rate, after=after, unit="%", rubric=rule.place)))


def _dated(rule: AttainRule, goal: Goal, met: bool) -> Attained:
    """A date reached or missed; there is no ratio of dates."""
    said = translate("目标{target}，完成于{actual}").format(target=goal.target_text, actual=goal.actual_text)
    if met:
        words = translate("{said}，按期完成").format(said=said)
        return _unused(Attained(Fraction(1), (_step(goal, words, Fraction(1), rule.place, MET),)), goal)
    words = translate("{said}，没有按期完成").format(said=said)
    if rule.late == "zero":
        return _unused(Attained(Fraction(0), (_step(goal, words, Fraction(0), rule.place, LATE),)), goal)
    found = _stated(rule, goal)
    return replace(found, steps=(_step(goal, words, None, rule.place, LATE), *found.steps))


def _stated(rule: AttainRule, goal: Goal) -> Attained:
    """What the department's level and degree say; the same words as the target's are the whole."""
    if goal.actual is None and not goal.level and goal.degree is None:
        return Attained(None, lacking=translate("完成值"))
    level = next((item for item in rule.levels if item.name in (goal.level or goal.actual_text.strip(),)), None)
    if goal.level and level is None:
        return Attained(None, findings=(_incomparable(rule, goal, goal.level),))
    if goal.degree is not None:
        return _degree(rule, goal, goal.degree, level)
    if level is not None:
        if level.degree is None:
            words = translate("{level}：{span}").format(level=level.name, span=span_words(level))
            return Attained(None, (_step(goal, words, None, level.place),), translate("实现程度"))
        words = translate("档次“{level}”，按{degree}计").format(level=level.name, degree=percent(level.degree))
        return Attained(level.degree, (_step(goal, words, level.degree, level.place, f"level:{level.name}"),))
    if goal.target_text and goal.target_text.strip() == goal.actual_text.strip() and goal.op in (WORDS, BY_DATE):
        words = translate("目标“{target}”，完成情况相同").format(target=goal.target_text.strip())
        return Attained(Fraction(1), (_step(goal, words, Fraction(1), rule.place, MET),))
    if isinstance(goal.actual, Period) or goal.repeated:
        return Attained(None, lacking=translate("确切的完成值，或实现程度"))
    return Attained(None, findings=(_incomparable(rule, goal, goal.actual_text),))


def _degree(rule: AttainRule, goal: Goal, degree: Fraction, level: Level | None) -> Attained:
    """A typed degree, which must lie in the level that is named with it and carry a reason."""
    if level is not None and not holds(rule.levels, level, degree):
        return Attained(None, findings=(finding("B444", goal.place, name=goal.name, degree=percent(degree),
                                                level=level.name, span=span_words(level)),))
    if level is None and not isinstance(goal.target, Period):
        level = next((item for item in rule.levels if holds(rule.levels, item, degree)), None)
    problems = () if goal.reason else (finding("B433", goal.place, name=goal.name),)
    words = translate("实现程度{degree}：{reason}").format(degree=percent(degree), reason=goal.reason or "—")
    if level is not None:
        words = translate("档次“{level}”，{said}").format(level=level.name, said=words)
    step = _step(goal, words, degree, rule.place, f"level:{level.name}" if level is not None else JUDGED)
    return Attained(degree, (step,), findings=problems)


def _incomparable(rule: AttainRule, goal: Goal, said: str) -> Finding:
    levels = "、".join(level.name for level in rule.levels)
    return finding("B443", goal.place, name=goal.name, target=goal.target_text or "—", actual=said,
                   levels=levels or "—")


def _step(goal: Goal, words: str, rate: Fraction | None, place: Place, branch: str = "", ratio: str = "") -> Step:
    return Step("attain", words, name=goal.name, substituted=ratio, after=rate, unit="%", rubric=place,
                data=goal.place, branch=branch)


def target_words(goal: Goal) -> str:
    """The target with its sign: ≥80%; as written where it is one word with its sign."""
    if goal.target_text and goal.target_text.strip()[:1] not in "0123456789":
        return goal.target_text.strip()
    sign = "" if goal.op == BETWEEN else "＝" if goal.op == "=" else goal.op
    if goal.target_text:
        return sign + _with_unit(goal.target_text.strip(), goal)
    if isinstance(goal.target, Span):
        return f"{number_words(goal.target.low, goal)}-{_with_unit(number_words(goal.target.high, goal), goal)}"
    return sign + _with_unit(number_words(goal.target, goal), goal)


def actual_words(goal: Goal) -> str:
    """What was reached, as written."""
    return _with_unit(goal.actual_text.strip() or number_words(goal.actual, goal), goal)


def _with_unit(words: str, goal: Goal) -> str:
    return f"{words}{goal.unit}" if words[-1:].isdigit() else words


def number_words(value: Fraction, goal: Goal) -> str:
    """A number in digits, as a percentage where the goal is one."""
    is_share = goal.unit == "%" or "%" in goal.target_text or "％" in goal.target_text or "百分" in goal.target_text
    return share(value) if is_share else whole_text(value)
