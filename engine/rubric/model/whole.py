"""The rubric as a whole, and the equations that its figures must satisfy."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Iterator, Mapping

from ...findings import Finding, Place
from ..lineage import Base
from .declared import NOWHERE, Formula, Input, Parameter, Rounding, Table, Value
from .result import Grades, TotalRule
from .scored import Indicator, worth_shown


@dataclass(frozen=True)
class Check:
    """An equation that figures must satisfy (勾稽关系): ``left`` = ``right`` within ``tolerance``; ``op`` = ≤ ≥ < >.

    Both sides and the tolerance are in ``unit``.
    """

    name: str
    left: Formula
    op: str
    right: Formula
    tolerance: Fraction = Fraction(0)
    note: str = ""
    source: str = ""
    unit: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Rubric:
    """One 指标体系. ``values`` are in the file's order and may use one another; cycles are refused.

    ``excerpt`` says which first-level indicators are missing where the source doesn't show them all; a block that isn't
    shown whole has its own. ``bases`` are the rubrics that it is based on, the nearest first; ``sha256`` then covers all
    their files. ``warnings`` are what loading had to say of it short of errors.
    """

    id: str
    title: str
    year: int
    issuer: str
    points: Fraction
    rate_rounding: Rounding
    score_rounding: Rounding
    inputs: Mapping[str, Input] = field(hash=False)
    tables: Mapping[str, Table] = field(hash=False)
    values: Mapping[str, Value] = field(hash=False)
    indicators: tuple[Indicator, ...]
    checks: tuple[Check, ...] = ()
    report: Mapping[str, Any] = field(default_factory=dict, hash=False)
    assumptions: tuple[str, ...] = ()
    total_rounding: Rounding = Rounding()
    total: TotalRule = TotalRule()
    grades: Grades | None = None
    excerpt: str = ""
    source: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)
    file: str = ""
    sha256: str = ""
    bases: tuple[Base, ...] = ()
    warnings: tuple[Finding, ...] = field(default=(), compare=False)

    @property
    def files(self) -> tuple[str, ...]:
        """The rubric's file and those of its bases."""
        return (self.file, *(base.file for base in self.bases))

    @property
    def most(self) -> Fraction:
        """The highest total that can be reached: the points and what stands outside them, held by the total's limit."""
        whole = self.points + sum((node.adjust.high for node in self.indicators if node.adjust), Fraction(0))
        return whole if self.total.high is None else min(whole, self.total.high)

    @property
    def excerpts(self) -> tuple[tuple[str, str], ...]:
        """Where the source shows only a part (the block's name; "" for the first level), and what is missing there."""
        whole = (("", self.excerpt),) if self.excerpt else ()
        return (*whole, *((node.name, node.excerpt) for node in self.walk() if node.excerpt))

    @property
    def shown(self) -> Fraction:
        """What the total is out of: the points, of an excerpt those of the rows that it holds."""
        return worth_shown(self.indicators) if self.excerpts else self.points

    def walk(self) -> Iterator[Indicator]:
        """Every node in order, blocks before what they hold."""
        for indicator in self.indicators:
            yield from indicator.walk()

    def worth_of_a_point(self, path: tuple[str, ...]) -> Fraction:
        """What one point of the node at a path is worth in the total: the weights of the nodes above it, and its own."""
        worth = Fraction(1)
        for node in self.walk():
            if node.path == path[:len(node.path)] and node.weight is not None and node.points:
                worth *= node.weight / node.points
        return worth

    def leaves(self) -> tuple[Indicator, ...]:
        """The indicators that are scored."""
        return tuple(node for node in self.walk() if node.piece is not None)
