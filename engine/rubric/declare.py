"""Declarations of a rubric: inputs, tables and values, and the scope of names that they make."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterable, Mapping

from ..exact import percent, plain
from ..figures_text import normal
from ..findings import Place
from ..language import Measure, Scope, Symbol, TableSymbols, declared_measure
from ..positions import MapNode, Node
from ..positions.reading import mapping, text, texts
from ..units import PERCENT, unit_of
from .builder import RubricBuilder
from .model import Input, Table
from .parameters import symbols as parameter_symbols


def read_input(name: str, node: Node, place: Place, builder: RubricBuilder) -> Input:
    """One declared input or column."""
    unit = text(node, "unit")
    get = node.get if isinstance(node, MapNode) else (lambda key: None)
    places = builder.number(get("places"))
    least, most = builder.number(get("min"), unit), builder.number(get("max"), unit)
    if least is not None and most is not None and least > most:
        builder.report("B146", place, name=name, min=plain(least), max=plain(most))
    for key, number in (("min", least), ("max", most)) if unit_of(unit) == PERCENT else ():
        _hundredth(name, key, get(key), number, builder)
    options = texts(node, "options")
    for index, option in enumerate(options):
        if option in options[:index]:
            builder.report("B122", place, name=option)
    return Input(
        name=name, type=text(node, "type", "number"), unit=unit, places=None if places is None else int(places),
        min=least, max=most, options=options, source=text(node, "source"), note=text(node, "note"),
        optional=text(node, "optional") == "true", place=place,
    )


def _hundredth(name: str, key: str, node: Node | None, number: Fraction | None, builder: RubricBuilder) -> None:
    """A bound of a percentage without %, which is read as so many percent like the figures: max: 1 is 1%."""
    written = normal(builder.written(node))
    if node is not None and number is not None and written[-1:].isdigit() and 0 < abs(number) <= Fraction(1, 100):
        builder.report("B261", node.place, name=name, key=key, text=written, read=percent(number),
                       meant=percent(number * 100))


def read_inputs(top: Node, builder: RubricBuilder, key: str = "inputs") -> dict[str, Input]:
    """All declared inputs (or the columns of a table) by name."""
    return {name: read_input(name, node, place, builder) for name, node, place in mapping(top, key)}


def read_tables(top: Node, builder: RubricBuilder) -> dict[str, Table]:
    """All tables with their columns; values on rows are read later, when the scope is known."""
    found = {}
    for name, node, place in mapping(top, "tables"):
        row = text(node, "row", name)
        found[name] = Table(name, row, text(node, "key", row), read_inputs(node, builder, "columns"),
                            keys=texts(node, "keys"), source=text(node, "source"), place=place)
    return found


def cell_names(table: Table, columns: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """The names 一季度支出进度 and 一季度的支出进度 for a table whose rows are known, each with (row, column)."""
    return {f"{key}{joint}{column}": (key, column)
            for key in table.keys for column in columns for joint in ("", "的")}


def symbol(item: Input, kind: str = "input") -> Symbol:
    """An input or column as the formula language sees it."""
    if item.type != "number":
        return Symbol(item.name, kind, item.type, item.place, options=item.options)
    return Symbol(item.name, kind, "number", item.place, declared_measure(item.name, item.unit))


def global_scope(top: Node, inputs: Mapping[str, Input], tables: Mapping[str, Table],
                 builder: RubricBuilder) -> Scope:
    """Every name that a formula outside a table row may use."""
    symbols = [symbol(item) for item in inputs.values()]
    symbols += [Symbol(name, "value", "number", place) for name, _, place in mapping(top, "values")]
    symbols += parameter_symbols(builder.parameters)
    table_symbols = []
    for name, node, _ in mapping(top, "tables"):
        table = tables[name]
        own = {item.name: symbol(item, "cell") for item in table.columns.values()
               if item.type != "text" and item.name != table.key}
        own |= {value: Symbol(value, "cell", "number", place) for value, _, place in mapping(node, "values")}
        numbers = [column for column in own.values() if column.type == "number"]
        table_symbols.append(TableSymbols(name, table.row, tuple(column.name for column in numbers),
                                          tuple(column.measure for column in numbers)))
        symbols += [replace(own[column], name=cell) for cell, (_, column) in cell_names(table, own).items()]
    return builder.scope_of(symbols, table_symbols)


def row_scope(builder: RubricBuilder, table: Table, values: Mapping[str, tuple[Place, Measure | None]]) -> Scope:
    """The scope of a formula on a table's row: its own columns and values first, then all global names."""
    own = [symbol(item, "column") for item in table.columns.values()]
    own += [Symbol(name, "column", "number", place, measure) for name, (place, measure) in values.items()]
    return builder.scope.extended(builder.scope_of(own).symbols)
