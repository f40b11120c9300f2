"""What follows from the scores: grades and their limits, what holds for the total."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...findings import Place
from ..ranges import Range
from .declared import NOWHERE, Formula
from .scored import Condition


@dataclass(frozen=True)
class Band:
    """One grade (等次): the totals that it takes in, and what follows from it (优先保障, 核减 …)."""

    name: str
    span: Range
    consequence: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class GradeLimit:
    """A limit on the grade: by a condition ``when``, or from ``failed`` failed indicators on.

    ``lower`` is how many grades down, ``at_most`` the best grade that is left, ``none`` the words where there is none.
    """

    when: Formula | None = None
    failed: int = 0
    lower: int = 0
    at_most: str = ""
    none: str = ""
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Grades:
    """How the total becomes a grade: ``of`` is ``score``, or ``rate`` (the total as a share of the points).

    ``bands`` from best to worst. An indicator fails below ``failed_below`` of its points; ``items`` names those that
    count (all leaves where empty).
    """

    bands: tuple[Band, ...]
    of: str = "score"
    failed_below: Fraction | None = None
    items: tuple[str, ...] = ()
    limits: tuple[GradeLimit, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class TotalRule:
    """What holds for the total: limits (None: none), vetoes on the whole evaluation.

    ``unlimited`` are the sides (``max``, ``min``) that are stated to have no limit.
    """

    high: Fraction | None = None
    low: Fraction | None = None
    veto: tuple[Condition, ...] = ()
    unlimited: tuple[str, ...] = ()
    place: Place = NOWHERE
