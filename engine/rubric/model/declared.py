"""What a rubric declares: roundings, parameters, inputs, values, tables, and the formulas over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Mapping

from ...findings import Place
from ...language.measures import Measure
from ...language.tree import Tree

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
