"""Reading values in the order in which they need each other, so that every value's unit is known before it is used."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from graphlib import CycleError, TopologicalSorter
from typing import Iterator, Mapping

from ..findings import Place
from ..language import (
    Binary,
    Measure,
    Number,
    Tree,
    aggregates_used,
    canonical,
    ends_in_percent,
    names_used,
    parameters_used,
)
from ..positions import MapNode, Node
from ..positions.reading import mapping, text
from ..units import PERCENT, PIECES, Unit, unit_of
from .builder import RubricBuilder
from .declare import cell_names, row_scope
from .model import Formula, Rounding, Table, Value

Key = tuple[str, str]


@dataclass(frozen=True)
class Draft:
    """One value before its unit is known: on a table's rows, or (``table`` empty) by itself."""

    table: str
    name: str
    node: Node
    place: Place
    tree: Tree | None

    @property
    def key(self) -> Key:
        """Table and name."""
        return self.table, self.name

    @property
    def declared(self) -> Unit | None:
        """The unit that the rubric states for it; % where its formula ends in × 100%."""
        unit = text(self.node, "unit")
        if unit:
            return unit_of(unit)
        return PERCENT if self.tree is not None and ends_in_percent(self.tree) else None


class ValueReader:
    """Reads all values of a rubric; afterwards the builder's scope knows what each is counted in."""

    def __init__(self, top: MapNode, tables: Mapping[str, Table], builder: RubricBuilder, rate: Rounding):
        self.tables, self.builder, self.rate = tables, builder, rate
        self.measures: dict[Key, Measure] = {}
        self.made: dict[Key, Value] = {}
        self.rows = {name: mapping(_below(top, name), "values") for name in tables}
        found = [self._draft("", *entry) for entry in mapping(top, "values")]
        found += [self._draft(table, *entry) for table, entries in self.rows.items() for entry in entries]
        self.drafts = {draft.key: draft for draft in found}

    def run(self) -> tuple[dict[str, Table], dict[str, Value]]:
        """The tables with the values of their rows, and the values by name, in the file's order."""
        self._know({key: Measure(draft.declared) for key, draft in self.drafts.items() if draft.declared is not None})
        for batch in self._batches():
            found = {key: self._finish(self.drafts[key]) for key in batch}
            self._know({key: measure for key, measure in found.items() if measure is not None})
        tables = {name: replace(table, values={key[1]: self.made[key] for key in self.drafts if key[0] == name})
                  for name, table in self.tables.items()}
        return tables, {key[1]: self.made[key] for key in self.drafts if not key[0]}

    def _draft(self, table: str, name: str, node: Node, place: Place) -> Draft:
        written = node.get("formula") if isinstance(node, MapNode) else None
        return Draft(table, name, node, place, self._local(table).parsed(written))

    def _local(self, table: str) -> RubricBuilder:
        """The builder with the names that a formula there may use."""
        if not table:
            return self.builder
        own = {name: (place, self.measures.get((table, name))) for name, _, place in self.rows[table]}
        return self.builder.within(row_scope(self.builder, self.tables[table], own))

    def _know(self, found: Mapping[Key, Measure]) -> None:
        """Puts what is known now into the scope: by the value's name, or by the column and its cells."""
        self.measures |= found
        names, columns = {}, {}
        for (table, name), measure in found.items():
            if not table:
                names[name] = measure
                continue
            columns[table, name] = measure
            names |= dict.fromkeys(cell_names(self.tables[table], [name]), measure)
        self.builder.scope = self.builder.scope.measured(names, columns)

    def _batches(self) -> Iterator[tuple[Key, ...]]:
        """The values, those first that others need; those in a circle come last, their units unknown."""
        sorter = TopologicalSorter({key: self._needs(draft) for key, draft in self.drafts.items()})
        left = dict.fromkeys(self.drafts)
        with suppress(CycleError):
            sorter.prepare()
        while ready := sorter.get_ready():
            yield ready
            sorter.done(*ready)
            for key in ready:
                left.pop(key, None)
        if left:
            yield tuple(left)

    def _needs(self, draft: Draft) -> set[Key]:
        """The values without a declared unit that a value is made of."""
        cells = {canonical(cell): (table.name, column) for table in self.tables.values()
                 for cell, (_, column) in cell_names(table, [name for name, _, _ in self.rows[table.name]]).items()}
        found = {(text(draft.node, key), text(draft.node, "of")) for key in ("sum", "mean")}
        if draft.tree is not None:
            found |= set(aggregates_used(draft.tree))
            for name in names_used(draft.tree):
                found |= {(draft.table, name), ("", name), cells.get(canonical(name), ("", name))}
        return {key for key in found if key in self.drafts and key != draft.key
                and self.drafts[key].declared is None}

    def _finish(self, draft: Draft) -> Measure | None:
        """Makes the value; gives back what it is counted in."""
        formula, measure, scale = None, None, Fraction(1)
        if draft.tree is not None and isinstance(draft.node, MapNode):
            formula = self._local(draft.table).fitted(draft.node.get("formula"), draft.tree, draft.declared, draft.name)
            measure = formula.measure if formula is not None else None
            self._guessed(draft, formula)
        elif text(draft.node, "count"):
            measure = Measure(draft.declared) if draft.declared is not None else Measure(PIECES, loose=draft.name)
        else:
            measure, scale = self._summed(draft)
        self.made[draft.key] = self._value(draft, formula, measure, scale)
        return self.measures.get(draft.key) or measure

    def _summed(self, draft: Draft) -> tuple[Measure | None, Fraction]:
        """What a sum or mean over a column is counted in, and the factor from the column's unit to that."""
        column = self.builder.scope.measure_of_column(text(draft.node, "sum") or text(draft.node, "mean"),
                                                      text(draft.node, "of"))
        if column is None or draft.declared is None:
            return column, Fraction(1)
        if column.unit.like(draft.declared):
            return Measure(draft.declared), column.unit.factor_to(draft.declared)
        if not column.loose:
            self.builder.report("B252", draft.place, name=draft.name, found=column.words, wanted=draft.declared.words)
        return Measure(draft.declared), Fraction(1)

    def _guessed(self, draft: Draft, formula: Formula | None) -> None:
        """Says which unit was taken where a number without one was multiplied with, and none is declared."""
        measure = formula.measure if formula is not None and draft.declared is None else None
        if measure is None or not measure.loose or measure.unit.pure or measure.unit.is_score or formula is None:
            return
        if any(isinstance(item, Binary) and item.op == "×" and any(
                isinstance(side, Number) and not side.unit for side in item.children) for item in formula.tree.walk()):
            self.builder.report("B257", formula.place, name=draft.name, found=measure.words, loose=measure.loose)

    def _value(self, draft: Draft, formula: Formula | None, measure: Measure | None, scale: Fraction) -> Value:
        node, builder = draft.node, self.builder
        kinds = [key for key in ("formula", "count", "sum", "mean") if isinstance(node, MapNode) and node.get(key) is not None]
        if len(kinds) != 1:
            builder.report("B114", draft.place, name=draft.name, count=len(kinds))
        unit = text(node, "unit") or (draft.declared.text if draft.declared else measure.unit.text if measure else "")
        where = {key: value.text for key, value, _ in mapping(node, "where") if hasattr(value, "text")}
        given = node.get("round") if isinstance(node, MapNode) else None
        rounding = builder.rounding(given, self.rate if unit == "%" else Rounding())
        in_formula = parameters_used(draft.tree) if draft.tree is not None else ()
        return Value(
            name=draft.name, unit=unit, formula=formula, count=text(node, "count"), sum=text(node, "sum"),
            of=text(node, "of"), where=where, rounding=rounding,
            if_zero=text(node, "if_zero"), table=draft.table, assumption=text(node, "assumption"),
            note=text(node, "note"), scale=scale,
            parameters=tuple(dict.fromkeys(filter(None, (*in_formula, rounding.parameter)))), place=draft.place,
            mean=text(node, "mean"), weight=text(node, "weight"),
        )


def _below(top: MapNode, table: str) -> Node | None:
    holder = top.get("tables")
    return holder.get(table) if isinstance(holder, MapNode) else None
