"""What a department states, one thing at a time: figures, answers, findings that cost points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .findings import Place

NOWHERE = Place("")


@dataclass(frozen=True)
class Entry:
    """One thing the department states: a figure, an answer, a claimed score.

    ``value`` is a Fraction, bool, str or None; ``text`` is what the file says; ``assumed`` is the reason why a figure
    that no source discloses is taken to be so (empty where it is disclosed); ``reason`` goes with a judgement, ``degree``
    (a ratio) with a level that leaves a choice (部分达成: 70%). ``unit`` is the unit in which a figure was stated, where
    it is another than the declared one (then ``value`` is converted).
    """

    value: Any
    text: str = ""
    source: str = ""
    assumed: str = ""
    reason: str = ""
    unit: str = ""
    place: Place = NOWHERE
    degree: Fraction | None = None


@dataclass(frozen=True)
class Deduction:
    """One finding that costs points (扣分问题): ``kind`` where the rule knows kinds, ``count`` how often."""

    kind: str = ""
    count: int = 1
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Deductions:
    """What was found for one indicator or part; an empty tuple says that it was looked at and nothing found."""

    items: tuple[Deduction, ...]
    source: str = ""
    assumed: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Goal:
    """One target against what was reached: a row of the department's KPI table (绩效目标), or one indicator.

    ``op``: ≥ ≤ = > < with a number as ``target``, 区间 with a ``targets.Span``, 日期 with a ``dates.Period``, 定性 with
    words, 约 or 不适用. ``actual`` is a Fraction, Period, words, or None where it is not disclosed; ``repeated`` is the
    sign that it repeats (≥80%), which makes it no more than a bound. Percentages are ratios. ``met`` is None where it
    can't be said. ``points``, ``claimed`` (its published score), ``level`` (达成, 部分达成), ``degree`` with ``reason``,
    and why it is ``not_applicable`` are as the table states them. ``merged`` says how it was made of several bodies'
    figures.
    """

    path: tuple[str, ...]
    name: str
    target: Any
    target_text: str
    op: str = "≥"
    unit: str = ""
    actual: Any = None
    actual_text: str = ""
    source: str = ""
    assumed: str = ""
    met: bool | None = None
    place: Place = NOWHERE
    repeated: str = ""
    points: Fraction | None = None
    claimed: Entry | None = None
    level: str = ""
    degree: Fraction | None = None
    reason: str = ""
    not_applicable: str = ""
    merged: str = ""

    @property
    def disclosed(self) -> bool:
        """Whether it says what was reached, in a figure or words; nothing has to be where it doesn't apply."""
        return self.actual is not None or bool(self.level or self.not_applicable) or self.degree is not None
