"""A row of the KPI table in words: 目标90%，实际60%，低于目标30个百分点."""

from __future__ import annotations

from fractions import Fraction

from ..dates import Period
from ..entries import Goal
from ..exact import round_to
from ..rubric.methods.attainment import number_words
from ..targets import Span
from .filters import fragment
from .gap_words import apart
from .shown import percent_text

_SHARE_STEPS = (Fraction(1, 1000), Fraction(1, 10**4))


def goal_words(goal: Goal) -> str:
    """What the row aimed at, what was reached, how far that lies apart, and the degree that the department states for it."""
    reached = _said("完成情况", goal.level, None, "") or _said("实际", goal.actual_text, goal.actual, goal.unit)
    apart = goal_gap(goal) or (distance(goal) if goal.met else "")
    degree = f"实现程度{percent_text(goal.degree)}" if goal.degree is not None else ""
    return "，".join(filter(None, (_said("目标", goal.target_text, goal.target, goal.unit), reached, apart, degree)))


def _said(label: str, text: str, value: object, unit: str) -> str:
    """目标90% for figures and dates; 目标为“效果明显” for words; nothing for nothing."""
    words = fragment(text)
    if words and isinstance(value, (Fraction, Span, Period)):
        return f"{label}{words}{unit if words[-1:].isdigit() else ''}"
    return f"{label}为“{words}”" if words else ""


def goal_gap(goal: Goal) -> str:
    """The distance from a target that wasn't met; empty where it was, or where no figures or dates tell."""
    return "" if goal.met is not False or goal.repeated not in ("", "=") else distance(goal)


def distance(goal: Goal) -> str:
    """How far what was reached lies from the target, met or not; empty where they are equal or can't be measured."""
    target, actual = goal.target, goal.actual
    if isinstance(target, Period) and isinstance(actual, Period):
        return _late(target, actual)
    if not isinstance(actual, Fraction):
        return ""
    if isinstance(target, Span):
        low = target.below(actual)
        bound, word = (target.low, "目标下限") if low else (target.high, "目标上限")
        return _apart(goal, actual, bound, word) if low or target.above(actual) else ""
    if not isinstance(target, Fraction) or actual == target:
        return ""
    apart = _apart(goal, actual, target, "目标")
    share = _share(actual, target) if actual < target and goal.op != "≤" and not _is_share(goal) else ""
    return f"{apart}，完成率{share}" if share else apart


def _apart(goal: Goal, actual: Fraction, bound: Fraction, word: str) -> str:
    return apart(actual, bound, word, "%" if _is_share(goal) else goal.unit)


def _is_share(goal: Goal) -> bool:
    return number_words(Fraction(1, 2), goal).endswith("%")


def _share(actual: Fraction, target: Fraction) -> str:
    """What part of the target was reached, to 0.1% (0.01% where that would read as the whole); empty where there is none."""
    if target <= 0 or actual < 0:
        return ""
    rounded = (round_to(actual / target, step) for step in _SHARE_STEPS)
    return next((percent_text(share) for share in rounded if share != 1), "")


def _late(target: Period, actual: Period) -> str:
    if actual.start <= target.end:
        return ""
    days = (actual.end - target.end).days if actual.start == actual.end else 0
    return f"比目标时限晚{days}天" if days else "晚于目标时限"
