"""The whole way to a score: the steps of every figure that a leaf or part stands on, before its own steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Iterable, Iterator, Mapping

from ..language import aggregates_used, names_used
from ..language.tree import Tree
from ..rubric.model import Piece, Table, Value
from ..rubric.uses import formulas_of
from ..trace import Step
from .figures import Figures, row_key
from .scorecard import Figure, Scorecard


class Tracer:
    """Finds the steps of figures, each figure once, what a value needs before the value itself."""

    def __init__(self, scorecard: Scorecard):
        self.scorecard = scorecard
        self.figures = Figures(scorecard.rubric, scorecard.data)

    def piece(self, piece: Piece) -> tuple[Step, ...]:
        """The steps of all figures that scoring this leaf or part may read; its parts' own figures are left to them."""
        own = replace(piece, parts=())
        seen: dict[str, tuple[Step, ...]] = {}
        self._parameters(piece.parameters, seen)
        for formula in formulas_of(own):
            self._tree(formula.tree, seen, None, None)
        return tuple(step for steps in seen.values() for step in steps)

    def names(self, piece: Piece) -> tuple[str, ...]:
        """The names of all figures that scoring this leaf or part, with its parts, may read."""
        seen: dict[str, tuple[Step, ...]] = {}
        for formula in formulas_of(piece):
            self._tree(formula.tree, seen, None, None)
        return tuple(seen)

    def figure(self, name: str) -> tuple[Step, ...]:
        """The steps of one input, value, parameter or cell, and of all it stands on. Raises KeyError for an unknown name."""
        seen: dict[str, tuple[Step, ...]] = {}
        self._name(name, seen)
        return tuple(step for steps in seen.values() for step in steps)

    def _tree(self, tree: Tree, seen: dict[str, tuple[Step, ...]], table: Table | None,
              row: Mapping[str, Figure] | None) -> None:
        for name in sorted(names_used(tree)):
            if table is not None and row is not None and name in row:
                self._cell(table, row, name, seen)
            else:
                self._name(name, seen)
        for table_name, column in sorted(aggregates_used(tree)):
            declared = self.scorecard.rubric.tables[table_name]
            for each in self.figures.rows(table_name):
                self._cell(declared, each, column, seen)

    def _name(self, name: str, seen: dict[str, tuple[Step, ...]]) -> None:
        if name in seen:
            return
        if name in self.scorecard.rubric.parameters:
            self._parameters((name,), seen)
            return
        for table, row, column in self._cells_named(name):
            self._cell(table, row, column, seen)
            return
        figure = self.figures.get(name)
        value = self.scorecard.rubric.values.get(name)
        if value is not None and value.formula is not None:
            self._tree(value.formula.tree, seen, None, None)
        self._parameters(value.parameters if value is not None else (), seen)
        seen[name] = figure.steps

    def _parameters(self, names: Iterable[str], seen: dict[str, tuple[Step, ...]]) -> None:
        for name in names:
            item = self.scorecard.rubric.parameters[name]
            step = Step("parameter", item.shown, name=name, after=item.value, unit=item.unit, rubric=item.place)
            seen.setdefault(name, (step,))

    def _cells_named(self, name: str) -> Iterator[tuple[Table, Mapping[str, Figure], str]]:
        rubric = self.scorecard.rubric
        if name in rubric.inputs or name in rubric.values:
            return
        for table in rubric.tables.values():
            for row in self.figures.rows(table.name):
                for column in (*table.columns, *table.values):
                    if name in (f"{row_key(table, row)}{column}", f"{row_key(table, row)}的{column}"):
                        yield table, row, column

    def _cell(self, table: Table, row: Mapping[str, Figure], column: str, seen: dict[str, tuple[Step, ...]]) -> None:
        name = f"{row_key(table, row)}{column}"
        if name in seen:
            return
        value: Value | None = table.values.get(column)
        if value is not None and value.formula is not None:
            self._tree(value.formula.tree, seen, table, row)
        self._parameters(value.parameters if value is not None else (), seen)
        seen[name] = tuple(replace(step, name=name) for step in row[column].steps)
