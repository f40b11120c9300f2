"""The figures that a formula stands on in the end, as variables: their grids, their bounds, plain values for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Iterator, Mapping

from ...data.model import DepartmentData, Entry, Row
from ...language.tree import Aggregate, Name, Tree
from ...rubric.declare import cell_names
from ...rubric.model import Formula, Input, Rubric, Table, Value
from ...scoring.figure_text import MONEY

OTHERS = "甲"


@dataclass(frozen=True, order=True)
class Spot:
    """Where a figure stands: an input's name, or a cell of a table by the row's name and the column. Without a name it
    says only that the table is there, without rows."""

    name: str
    table: str = ""
    row: str = ""



def rows_of(table: Table) -> tuple[str, ...]:
    """The names of the rows that cases fill: those known beforehand, else one."""
    return table.keys or (OTHERS,)


class Surroundings:
    """One rubric and, if there is one, the data of a department that cases start from."""

    def __init__(self, rubric: Rubric, base: DepartmentData):
        self.rubric, self.base = rubric, base
        self._cells = {cell: (table, *where) for table in rubric.tables.values()
                       for cell, where in cell_names(table, (*table.columns, *table.values)).items()}

    def spots(self, formula: Formula, row: tuple[Table, str] | None = None) -> tuple[tuple[Spot, Input], ...]:
        """Every input and cell that a formula stands on, in the order in which it comes to them; ``row`` is the row that
        it is worked out on."""
        found: dict[Spot, Input] = {}
        self._collect(formula.tree, row, found, set())
        return tuple(found.items())

    def counted(self, formula: Formula, row: tuple[Table, str] | None = None) -> tuple[Value, ...]:
        """Every value over a table's rows that a formula stands on."""
        seen: set[str] = set()
        self._collect(formula.tree, row, {}, seen)
        return tuple(value for name, value in self.rubric.values.items() if name in seen and value.formula is None)

    def required(self, table: Table, row: str) -> dict[Spot, Input]:
        """The cells that a row must have, but for the one that names it."""
        return {Spot(name, table.name, row): declared for name, declared in table.columns.items()
                if name != table.key and not declared.optional}

    def _collect(self, tree: Tree, row: tuple[Table, str] | None, found: dict[Spot, Input], seen: set[str]) -> None:
        for node in tree.walk():
            if isinstance(node, Name):
                self._named(node.name, row, found, seen)
            elif isinstance(node, Aggregate):
                self._column(self.rubric.tables[node.table], node.column, found, seen)

    def _named(self, name: str, row: tuple[Table, str] | None, found: dict[Spot, Input], seen: set[str]) -> None:
        if row is not None and (name in row[0].columns or name in row[0].values):
            self._cell(row[0], row[1], name, found, seen)
        elif name in self.rubric.inputs:
            found.setdefault(Spot(name), self.rubric.inputs[name])
        elif name in self._cells:
            table, key, column = self._cells[name]
            self._cell(table, key, column, found, seen)
        elif name in self.rubric.values and name not in seen:
            seen.add(name)
            value = self.rubric.values[name]
            if value.formula is not None:
                self._collect(value.formula.tree, None, found, seen)
            else:
                table = self.rubric.tables[value.counted]
                for column in (table.key, *filter(None, (value.of, value.weight)), *value.where):
                    self._column(table, column, found, seen)

    def _column(self, table: Table, column: str, found: dict[Spot, Input], seen: set[str]) -> None:
        for key in rows_of(table):
            self._cell(table, key, column, found, seen)

    def _cell(self, table: Table, key: str, column: str, found: dict[Spot, Input], seen: set[str]) -> None:
        value = table.values.get(column)
        if value is None:
            found.setdefault(Spot(column, table.name, key), table.columns[column])
        elif value.formula is not None and f"{table.name}/{key}/{column}" not in seen:
            seen.add(f"{table.name}/{key}/{column}")
            self._collect(value.formula.tree, (table, key), found, seen)

    def stated(self, spot: Spot) -> Entry | None:
        """What the data that cases start from say of a figure."""
        if not spot.table:
            return self.base.inputs.get(spot.name)
        table = self.rubric.tables[spot.table]
        for row in self.base.tables.get(spot.table, ()):
            if table.key in row.cells and row.cells[table.key].text == spot.row:
                return row.cells.get(spot.name)
        return None

    def with_values(self, values: Mapping[Spot, Entry]) -> DepartmentData:
        """The data with these figures put in."""
        inputs = {**self.base.inputs, **{spot.name: entry for spot, entry in values.items() if not spot.table}}
        tables = dict(self.base.tables)
        for name in dict.fromkeys(spot.table for spot in values if spot.table):
            tables[name] = tuple(self._rows(self.rubric.tables[name], values))
        return replace(self.base, inputs=inputs, tables=tables)

    def _rows(self, table: Table, values: Mapping[Spot, Entry]) -> Iterator[Row]:
        old = {row.cells[table.key].text: row.cells for row in self.base.tables.get(table.name, ())
               if table.key in row.cells} if table.keys else {}
        given: dict[str, dict[str, Entry]] = {}
        for spot, entry in values.items():
            if spot.table == table.name and spot.name:
                given.setdefault(spot.row, {})[spot.name] = entry
        for key in dict.fromkeys([*old, *given]):
            yield Row({table.key: Entry(key, key), **old.get(key, {}), **given.get(key, {})})


def grid(declared: Input) -> Fraction:
    """The distance between two figures that may be stated: its places, two for money and percentages, else whole."""
    places = declared.places
    if places is None:
        places = 2 if declared.unit == "%" or declared.unit in MONEY else 0
    return Fraction(1, 10) ** (places + (2 if declared.unit == "%" else 0))


def allowed(declared: Input, value: Fraction) -> bool:
    """Whether a figure may be stated: on its grid and within its bounds."""
    return (value / grid(declared)).denominator == 1 and (declared.min is None or value >= declared.min) and (
        declared.max is None or value <= declared.max)
