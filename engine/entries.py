"""What a department states, one thing at a time: figures, answers, findings that cost points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .findings import Place

NOWHERE = Place("")


@dataclass(frozen=True)
class Entry:
    """One thing the department states: a figure, an answer, a claimed score.

    ``value`` is a Fraction, bool, str or None; ``text`` is what the file says; ``assumed`` is the reason why a figure
    that no source discloses is taken to be so (empty where it is disclosed); ``reason`` goes with a judgement. ``unit``
    is the unit in which a figure was stated, where it is another than the declared one (then ``value`` is converted).
    """

    value: Any
    text: str = ""
    source: str = ""
    assumed: str = ""
    reason: str = ""
    unit: str = ""
    place: Place = NOWHERE


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
