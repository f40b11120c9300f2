"""What a target asks and whether it was reached: bounds, spans, dates, words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Mapping

from .dates import Period

BETWEEN, BY_DATE, WORDS, ABOUT, NONE = "区间", "日期", "定性", "约", "不适用"
KINDS: Mapping[str, str] = {
    "at_least": "≥", "at_most": "≤", "more_than": ">", "less_than": "<", "equal": "=", "between": BETWEEN,
    "by_date": BY_DATE, "qualitative": WORDS,
}
SIGNS = ("≥", ">", "≤", "<", "=")


@dataclass(frozen=True)
class Span:
    """A target with two bounds, each taken in unless it is open."""

    low: Fraction
    high: Fraction
    open_low: bool = False
    open_high: bool = False

    def below(self, value: Fraction) -> bool:
        """Whether a value lies below it."""
        return value < self.low or (self.open_low and value == self.low)

    def above(self, value: Fraction) -> bool:
        """Whether a value lies above it."""
        return value > self.high or (self.open_high and value == self.high)


def holds(sign: str, actual: Fraction, target: Fraction) -> bool:
    """Whether a figure is as a sign (≥ > ≤ < =) asks."""
    return {"≥": actual >= target, "≤": actual <= target, "=": actual == target, ">": actual > target,
            "<": actual < target}[sign]


def is_met(op: str, target: Any, actual: Any, repeated: str = "") -> bool | None:
    """Whether a target was reached; None where it can't be said (nothing disclosed, 约, words that differ).

    ``repeated`` is a sign that the actual repeats: ≥80% says no more than a bound, so that it reaches ≥80% and ≥75%
    and nothing is known of ≥85%.
    """
    if actual is None or op in (ABOUT, NONE):
        return None
    if isinstance(target, Period) and isinstance(actual, Period):
        return True if actual.end <= target.end else False if actual.start > target.end else None
    if not isinstance(actual, Fraction) or not isinstance(target, (Fraction, Span)):
        return True if target == actual else None
    if repeated not in ("", "="):
        return True if isinstance(target, Fraction) and _implied(op, target, actual, repeated) else None
    if isinstance(target, Span):
        return not target.below(actual) and not target.above(actual)
    return holds(op, actual, target)


def _implied(op: str, target: Fraction, bound: Fraction, repeated: str) -> bool:
    """Whether every figure beyond a bound reaches the target: above 80% all reach ≥80%."""
    if op not in ("≥", ">", "≤", "<") or (op in "≥>") != (repeated in "≥>"):
        return False
    return holds(op, bound, target) or (repeated in "><" and bound == target)
