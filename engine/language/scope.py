"""The names that a formula may use, and the tables whose columns it may add up."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from ..findings import Finding, FindingsError, Place, finding
from ..units import normal_unit
from .measures import Measure
from .names import canonical
from .words import RESERVED

Kind = Literal["input", "value", "column", "cell", "parameter"]
Type = Literal["number", "bool", "choice", "text"]
CLOSE = 0.75


@dataclass(frozen=True)
class Symbol:
    """One declared name. ``kind``: input, value, column, cell, parameter; ``type``: number, bool, choice, text.

    ``measure`` is what a number is counted in; None where that isn't known (yet), and then it isn't checked.
    ``options`` are what a choice may be. A parameter that is a number is a constant with a name: ``value`` is what it
    stands for, ``text`` how that is written, ``unit`` the unit behind it.
    """

    name: str
    kind: str = "input"
    type: str = "number"
    place: Place | None = None
    measure: Measure | None = None
    options: tuple[str, ...] = ()
    value: Fraction | None = None
    text: str = ""
    unit: str = ""


@dataclass(frozen=True)
class TableSymbols:
    """A table as formulas see it: its name, what one row is called (季度), its numeric columns and their measures."""

    name: str
    row: str
    columns: tuple[str, ...]
    measures: tuple[Measure | None, ...] = ()

    def measure(self, column: str) -> Measure | None:
        """What a column is counted in; None where that isn't known."""
        at = self.columns.index(column) if column in self.columns else len(self.measures)
        return self.measures[at] if at < len(self.measures) else None


class Scope:
    """All names that a formula may use. Raises FindingsError where two names are spelled alike (B242, B243)."""

    def __init__(self, symbols: Iterable[Symbol] = (), tables: Iterable[TableSymbols] = ()):
        self.tables = tuple(tables)
        self._symbols: dict[str, Symbol] = {}
        faults: list[Finding] = []
        for symbol in symbols:
            key = canonical(symbol.name)
            other = self._symbols.setdefault(key, symbol)
            if other is not symbol:
                faults.append(finding("B242", symbol.place, name=symbol.name, other=other.name))
            elif not usable(key):
                faults.append(finding("B243", symbol.place, name=symbol.name))
        if faults:
            raise FindingsError(faults)

    def extended(self, symbols: Iterable[Symbol]) -> Scope:
        """This scope and some local names, which hide outer names of the same spelling."""
        local = Scope(symbols)
        local.tables = self.tables
        local._symbols = {**self._symbols, **local._symbols}
        return local

    def measured(self, names: Mapping[str, Measure], columns: Mapping[tuple[str, str], Measure]) -> Scope:
        """This scope where these names, and these (table, column) pairs, are now known to be counted so."""
        found = Scope()
        found._symbols = dict(self._symbols)
        for name, measure in names.items():
            key = canonical(name)
            if key in found._symbols:
                found._symbols[key] = replace(found._symbols[key], measure=measure)
        found.tables = tuple(
            replace(table, measures=tuple(columns.get((table.name, column), table.measure(column))
                                          for column in table.columns)) for table in self.tables)
        return found

    def measure_of_column(self, table: str, column: str) -> Measure | None:
        """What a table's column is counted in; None where that isn't known."""
        return next((item.measure(column) for item in self.tables if item.name == table), None)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that names here are declared with, as they are compared."""
        return frozenset(normal_unit(symbol.measure.unit.text) for symbol in self.symbols if symbol.measure)

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """Every name, in the order of declaration."""
        return tuple(self._symbols.values())

    def find(self, name: str) -> Symbol | None:
        """The symbol declared under this name, however it is spelled."""
        return self._symbols.get(canonical(name))

    @cached_property
    def by_canonical(self) -> Mapping[str, Symbol]:
        """The symbols by their canonical spelling."""
        return dict(self._symbols)

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """The lengths of the canonical names, longest first."""
        return tuple(sorted({len(key) for key in self._symbols}, reverse=True))

    def nearest(self, text: str, cutoff: float = 0.6) -> str:
        """The declared name most like this text, or an empty string."""
        key = canonical(text)
        if not self.lengths or len(key) > self.lengths[0] * (2 / cutoff - 1):
            return ""  # so much longer than any name that it can't be alike
        found = difflib.get_close_matches(key, self.by_canonical, 1, cutoff)
        return self.by_canonical[found[0]].name if found else ""


def nearest(text: str, names: Iterable[str], cutoff: float = 0.6) -> str:
    """The name most like this text, compared in canonical spelling, or an empty string."""
    by_key = {canonical(name): name for name in names}
    found = difflib.get_close_matches(canonical(text), by_key, 1, cutoff)
    return by_key[found[0]] if found else ""


def usable(key: str) -> bool:
    """Whether a canonical spelling can be a name: it has a letter, and isn't a number or a word of the language."""
    rest = key.lstrip("0123456789.,%")
    return any(char.isalpha() for char in key) and key not in RESERVED and (rest == key or rest not in RESERVED)
