"""The rubric as frozen data: what a 指标体系 says, with the place of every line that says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Iterator, Mapping

from ..findings import Place
from ..language.measures import Measure
from ..language.tree import Tree
from .lineage import Base
from .ranges import Range

NOWHERE = Place("")
EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Rounding:
    """One named rounding: to a multiple of ``step`` by ``mode`` (see ``exact.round_to``); step None rounds nothing.

    ``parameter`` names the rubric's parameter that the step comes from; empty where the step itself is written.
    """

    step: Fraction | None = None
    mode: str = "half_up"
    text: str = "none"
    parameter: str = ""


@dataclass(frozen=True)
class Parameter:
    """A named constant of the rubric. ``text`` is its value as written; ``value`` None is ``none`` (rounds nothing).

    ``options`` are the values that it may take, as written (any where empty). ``place`` is the value's, ``name_place``
    the name's.
    """

    name: str
    value: Fraction | None
    text: str
    unit: str = ""
    options: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    place: Place = NOWHERE
    name_place: Place = NOWHERE

    @property
    def shown(self) -> str:
        """The value as people read it: with its unit, unless it is written with it."""
        if not self.unit or self.value is None or self.text.endswith(self.unit):
            return self.text
        return self.text + ("" if self.unit == "%" else " ") + self.unit


@dataclass(frozen=True)
class Formula:
    """A formula as written, its checked tree, the place of its first character, and what its result is counted in.

    The measure of a condition is what its last comparison compares in; None where that isn't known.
    """

    text: str
    tree: Tree
    place: Place = NOWHERE
    measure: Measure | None = None


@dataclass(frozen=True)
class Input:
    """A figure that the department supplies.

    ``type`` is ``number``, ``bool`` (是/否), ``text`` or ``choice`` (one of ``options``). ``unit`` is printed with it
    (a percent input is held as a ratio: 19.5% is 39/200); ``places`` is how many decimals it may have in its unit.
    """

    name: str
    type: str = "number"
    unit: str = ""
    places: int | None = None
    min: Fraction | None = None
    max: Fraction | None = None
    options: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    optional: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True)
class Value:
    """A named derived figure: by ``formula``, or by ``count``, ``sum`` or ``mean`` over the rows of a table that match
    ``where``; a mean is weighted by the column ``weight`` where there is one.

    ``unit`` is the declared one, else what the formula gives. ``scale`` turns a sum of the column's unit into it.
    ``table`` is the table whose rows it belongs to, for a value computed on each row; ``parameters`` are those that
    it uses.
    """

    name: str
    unit: str = ""
    formula: Formula | None = None
    count: str = ""
    sum: str = ""
    of: str = ""
    where: Mapping[str, str] = field(default_factory=dict, hash=False)
    rounding: Rounding = Rounding()
    if_zero: str = ""
    table: str = ""
    assumption: str = ""
    note: str = ""
    scale: Fraction = Fraction(1)
    parameters: tuple[str, ...] = ()
    place: Place = NOWHERE
    mean: str = ""
    weight: str = ""

    @property
    def counted(self) -> str:
        """The table that it counts, adds up or averages; empty for a formula."""
        return self.count or self.sum or self.mean


@dataclass(frozen=True)
class Table:
    """A table of rows that the department fills in.

    With ``keys`` the rows are known beforehand, and every key + column is a name of its own (一季度支出进度).
    ``row`` is what one row is called (季度, 项目), ``key`` the column that names it.
    """

    name: str
    row: str
    key: str
    columns: Mapping[str, Input] = field(hash=False)
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)
    keys: tuple[str, ...] = ()
    source: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Condition:
    """``when`` with the score that follows from it (veto; full marks need none)."""

    when: Formula
    score: Fraction | None = None
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class NotApplicable:
    """When an indicator or part doesn't apply (不适用), and what then.

    ``when`` is a condition on figures; without one the department says so, with a reason. ``then`` is ``full`` (full
    marks) or ``rescale``: left out, and the rest scaled up to the points of what ``within`` names: ``block`` (the
    node above; for a part its leaf) or ``total``.
    """

    when: Formula | None = None
    then: str = "full"
    within: str = "total"
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Adjust:
    """The limits of what stands outside the 100 (加减分项): the most it may add, the most it may take (≤ 0)."""

    high: Fraction
    low: Fraction
    place: Place = NOWHERE


@dataclass(frozen=True)
class Piece:
    """Something scored: a leaf, or a part inside a leaf (评分要点).

    ``method`` names a module of ``rubric.methods`` and ``settings`` holds what that module made of its YAML. ``parts``
    is filled where a leaf is the sum of parts (then ``method`` is ``parts``) or one of several ways (``choose``). The
    score lies between ``low`` and ``points``. ``from_zero``: deductions begin at 0, not at the points (加减分项).
    ``parameters`` are those that its own rule uses, not its parts'.
    """

    name: str
    points: Fraction
    method: str
    settings: Any = None
    parts: tuple[Piece, ...] = ()
    cap: Fraction | None = None
    floor: Fraction | None = None
    veto: tuple[Condition, ...] = ()
    full_when: tuple[Condition, ...] = ()
    if_zero: str = ""
    compare: str = "exact"
    text: str = ""
    assumption: str = ""
    low: Fraction = Fraction(0)
    from_zero: bool = False
    not_applicable: NotApplicable | None = None
    parameters: tuple[str, ...] = ()
    place: Place = NOWHERE

    @property
    def start(self) -> Fraction:
        """Where a deduction begins."""
        return Fraction(0) if self.from_zero else self.points


@dataclass(frozen=True)
class Indicator:
    """A node of the tree. A leaf has ``piece`` and no ``children``; ``path`` is the names from the first level down.

    ``weight`` is what its full ``points`` are worth in the node above (block weight × block score of 100); None where
    that is the points themselves. ``adjust`` marks what stands outside the 100; its points are 0. ``veto`` and
    ``not_applicable`` of a leaf are its piece's.
    """

    name: str
    points: Fraction
    path: tuple[str, ...]
    children: tuple[Indicator, ...] = ()
    piece: Piece | None = None
    explanation: str = ""
    standard: str = ""
    source: str = ""
    assumption: str = ""
    rounding: Rounding | None = None
    evidence: tuple[str, ...] = ()
    id: str = ""
    weight: Fraction | None = None
    adjust: Adjust | None = None
    veto: tuple[Condition, ...] = ()
    not_applicable: NotApplicable | None = None
    place: Place = NOWHERE

    @property
    def worth(self) -> Fraction:
        """What its full points are worth in the node above."""
        return self.points if self.weight is None else self.weight

    @property
    def level(self) -> int:
        """1 for 一级指标, 2 for 二级指标, 3 for 三级指标 …"""
        return len(self.path)

    def walk(self) -> Iterator[Indicator]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


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
    """What holds for the total: limits (None: none), vetoes on the whole evaluation."""

    high: Fraction | None = None
    low: Fraction | None = None
    veto: tuple[Condition, ...] = ()
    place: Place = NOWHERE


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

    ``excerpt`` says what is missing where the source shows only a part, whose points don't add up. ``bases`` are the
    rubrics that it is based on, the nearest first; ``sha256`` then covers all their files.
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

    @property
    def files(self) -> tuple[str, ...]:
        """The rubric's file and those of its bases."""
        return (self.file, *(base.file for base in self.bases))

    @property
    def most(self) -> Fraction:
        """The highest total that can be reached: the points and what stands outside them, held by the total's limit."""
        whole = self.points + sum((node.adjust.high for node in self.indicators if node.adjust), Fraction(0))
        return whole if self.total.high is None else min(whole, self.total.high)

    def walk(self) -> Iterator[Indicator]:
        """Every node in order, blocks before what they hold."""
        for indicator in self.indicators:
            yield from indicator.walk()

    def leaves(self) -> tuple[Indicator, ...]:
        """The indicators that are scored."""
        return tuple(node for node in self.walk() if node.piece is not None)
