"""填报数据: every figure as it was used, and the tables of rows, each on a sheet of its own with a filter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...data.model import Row
from ...document import Cell, Sheet
from ...explain import counting_rules
from ...rubric.model import Rubric, Table
from ...scoring.scorecard import Figure, Scorecard
from .listed import list_sheet
from .numbers import amount
from .places import Places
from .steps import constant

NAME = "填报数据"
COLUMNS = ("名称", "类别", "数值", "单位", "公式", "算式", "来源", "推定", "出处")
STATED, COMPUTED, CONSTANT = "填报数", "计算值", "参数"
NOT_GIVEN, NO_VALUE = "未填", "除数为零"
NOTES = ("来源", "推定", "出处")


def figure_sheets(card: Scorecard, places: Places) -> tuple[Sheet, ...]:
    """The sheet of inputs, values and parameters; then one for each table that the department filled in."""
    rows = [*_figures(card, places), *_parameters(card, places)]
    tables = (_table(card, card.rubric.tables[name], places) for name, found in card.tables.items() if found)
    return (list_sheet(card, NAME, COLUMNS, rows), *tables)


def _figures(card: Scorecard, places: Places) -> Iterator[tuple[Cell, ...]]:
    rubric, formulas = card.rubric, _formulas(card.rubric)
    for name, figure in card.figures.items():
        value = rubric.values.get(name)
        kind, place = (STATED, figure.data) if value is None else (COMPUTED, value.place)
        yield (Cell(name), Cell(kind), number(figure), Cell(figure.unit), Cell(formulas.get(name, "")), Cell(_put_in(figure, rubric)),
               Cell(figure.source), Cell(figure.assumed), places.cell(place))


def _parameters(card: Scorecard, places: Places) -> Iterator[tuple[Cell, ...]]:
    for item in card.rubric.parameters.values():
        shown = constant(item.value, "", item.shown)
        yield (Cell(item.name), Cell(CONSTANT), shown, Cell(item.unit), Cell(""), Cell(""), Cell(item.source), Cell(""),
               places.cell(item.place))


def number(figure: Figure, otherwise: str = NOT_GIVEN) -> Cell:
    """The figure in its unit, which stands beside it; a word where there is none, ``otherwise`` where it needn't be given."""
    if figure.value is None:
        return Cell(NO_VALUE if figure.zero else f"缺 {'、'.join(figure.missing)}" if figure.missing else otherwise)
    return amount(figure.value, "%" if figure.unit == "%" else "", figure.places if figure.value != figure.exact else None)


def _formulas(rubric: Rubric) -> Mapping[str, str]:
    """How each value is defined: its formula, or what it counts, in words."""
    stated = {value.name: value.formula.text for value in rubric.values.values() if value.formula is not None}
    return {**stated, **{name: rule.words for name, rule in counting_rules(rubric).items()}}


def _put_in(figure: Figure, rubric: Rubric) -> str:
    """A value with its figures put in; what was stated in another unit, as it was stated."""
    adds = {name for name, rule in counting_rules(rubric).items() if rule.adds}
    return next((step.formula if step.name in adds else step.substituted for step in figure.steps
                 if step.kind in ("value", "figure")), "")


def _table(card: Scorecard, table: Table, places: Places) -> Sheet:
    """A table's rows as they were used, with its computed columns at the right."""
    units = {**{name: column.unit for name, column in table.columns.items()}, **{name: value.unit for name, value in table.values.items()}}
    heads = [f"{name}（{unit}）" if unit else name for name, unit in units.items()]
    given = card.data.tables.get(table.name, ())
    rows = [(*(number(row[name], "") for name in units), *_notes(row, entered, places))
            for row, entered in zip(card.tables[table.name], given, strict=True)]
    return list_sheet(card, table.name, (*heads, *NOTES), rows)


def _notes(row: Mapping[str, Figure], entered: Row, places: Places) -> tuple[Cell, ...]:
    """Where the row's cells are from, each source once; what of it was assumed, by column."""
    sources = dict.fromkeys(figure.source for figure in row.values() if figure.source)
    assumed = [f"{name}：{figure.assumed}" for name, figure in row.items() if figure.assumed]
    return Cell("；".join(sources)), Cell("；".join(assumed)), places.cell(entered.place)
