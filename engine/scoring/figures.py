"""Every figure of one department: inputs as stated, values computed when first asked for, each with its steps."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Mapping, Sequence

from ..data.model import DepartmentData, Entry, Row
from ..exact import places_of, round_to
from ..findings import Place
from ..language import NothingToDivideBy, aggregates_used, evaluate, names_used, substitute
from ..language.tree import Binary, Tree
from ..language_choice import translate
from ..rubric.declare import cell_names
from ..rubric.methods import Evaluated
from ..rubric.model import Formula, Input, Rounding, Rubric, Table, Value
from ..trace import Step
from .figure_text import figure_text
from .scorecard import Figure

Rows = tuple[Mapping[str, Figure], ...]


class Figures:
    """The figures of one department under one rubric; each is worked out once. Without ``words`` formulas aren't written
    out with their figures, for scores of which only the number is wanted."""

    def __init__(self, rubric: Rubric, data: DepartmentData, words: bool = True):
        self.rubric, self.data, self.words = rubric, data, words
        self._made: dict[str, Figure] = {}
        self._rows: dict[str, Rows] = {}
        self._cells = {cell: (table.name, *where) for table in rubric.tables.values()
                       for cell, where in cell_names(table, (*table.columns, *table.values)).items()}

    def get(self, name: str) -> Figure:
        """The figure with this name: an input, a value, or a cell such as 一季度支出进度. Raises KeyError."""
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def all(self) -> Mapping[str, Figure]:
        """Every input and value, in the rubric's order."""
        return {name: self.get(name) for name in (*self.rubric.inputs, *self.rubric.values)}

    def rows(self, table: str) -> Rows:
        """The rows of a table, each with its columns and its computed values."""
        if table not in self._rows:
            self._rows[table] = ()
            declared = self.rubric.tables[table]
            self._rows[table] = tuple(self._row(declared, row) for row in self.data.tables.get(table, ()))
        return self._rows[table]

    def _make(self, name: str) -> Figure:
        if name in self.rubric.values:
            return self._value(self.rubric.values[name], None)
        if name in self.rubric.inputs:
            return _stated(self.rubric.inputs[name], self.data.inputs.get(name), name)
        table, key, column = self._cells[name]
        key_column = self.rubric.tables[table].key
        for row in self.rows(table):
            if row[key_column].value == key:
                return row[column]
        return Figure(name, None, missing=(f"{table}/{key}",))

    def _row(self, table: Table, row: Row) -> Mapping[str, Figure]:
        key = row.cells[table.key].text if table.key in row.cells else ""
        found = {column.name: _stated(column, row.cells.get(column.name), f"{key}{column.name}")
                 for column in table.columns.values()}
        for value in table.values.values():
            found[value.name] = self._value(value, found)
        return found

    def _value(self, value: Value, row: Mapping[str, Figure] | None) -> Figure:
        if value.formula is None:
            return self._aggregated(value)
        found = self.evaluate(value.formula, row=row)
        if found.value is None:
            return Figure(value.name, None, unit=value.unit, missing=found.missing, zero=bool(found.zero),
                          steps=(_value_step(value, found, None),), outcome=found.outcome or value.if_zero,
                          zero_formula=found.zero, data=found.data)
        return _rounded(value, found.value, (_value_step(value, found, found.value),))

    def _aggregated(self, value: Value) -> Figure:
        table = value.counted
        lacking = self._lacking(table)
        blank = lacking or tuple(dict.fromkeys(name for row in self.rows(table) for column in value.where
                                               for name in row[column].missing))
        if blank:
            return Figure(value.name, None, unit=value.unit, missing=blank)
        rows = [row for row in self.rows(table) if all(_says(row[column].value, wanted)
                                                       for column, wanted in value.where.items())]
        if value.count:
            return self._made_of_rows(value, Fraction(len(rows)), f"{table}：{len(rows)}")
        cells = [row[column] for row in rows for column in (value.of, value.weight) if column]
        missing = tuple(name for cell in cells for name in _missing(cell))
        if missing:
            return Figure(value.name, None, unit=value.unit, missing=missing)
        zero = next((cell for cell in cells if cell.zero), None)
        if zero is not None:
            return Figure(value.name, None, unit=value.unit, zero=True, outcome=zero.outcome or value.if_zero,
                          zero_formula=zero.zero_formula)
        if value.mean:
            return self._mean(value, rows)
        amount = sum((row[value.of].value for row in rows), Fraction(0)) * value.scale
        return self._made_of_rows(value, amount, "＋".join(figure_words(row[value.of]) for row in rows))

    def _mean(self, value: Value, rows: Sequence[Mapping[str, Figure]]) -> Figure:
        """The mean of a column, weighted by another; with nothing to divide by where there is no row or weight."""
        weights = [row[value.weight].value if value.weight else Fraction(1) for row in rows]
        whole = sum(weights, Fraction(0))
        if not whole:
            return Figure(value.name, None, unit=value.unit, zero=True, outcome=value.if_zero,
                          zero_formula=value_words(value))
        total = sum((row[value.of].value * weight for row, weight in zip(rows, weights, strict=True)), Fraction(0))
        words = "＋".join(figure_words(row[value.of]) + (f"×{figure_words(row[value.weight])}" if value.weight else "")
                         for row in rows)
        divisor = "＋".join(figure_words(row[value.weight]) for row in rows) if value.weight else str(len(rows))
        return self._made_of_rows(value, total / whole * value.scale, f"（{words}）÷（{divisor}）")

    def _made_of_rows(self, value: Value, amount: Fraction, words: str) -> Figure:
        stated = self.data.tables[value.counted]
        step = Step("value", value.name, name=value.name, formula=words, after=amount, unit=value.unit,
                    rubric=value.place, data=stated[0].place if stated else None)
        return _rounded(value, amount, (step,))

    def evaluate(self, formula: Formula, exact: bool = False, row: Mapping[str, Figure] | None = None) -> Evaluated:
        """The formula's value. Names stand for rounded figures; with ``exact`` for the unrounded ones."""
        figures = {name: self._named(name, row) for name in sorted(names_used(formula.tree))}
        columns = {key: self._column(*key) for key in aggregates_used(formula.tree)}
        used = [*figures.values(), *(cell for cells in columns.values() for cell in cells)]
        missing = tuple(dict.fromkeys(name for figure in used for name in _missing(figure)))
        missing += tuple(name for table, _ in columns for name in self._lacking(table))
        words = _substituted(formula.tree, figures, columns, exact) if self.words else ""
        place = next((figure.data for figure in used if figure.data), None)
        if missing:
            return Evaluated(None, words, missing, data=place)
        zero = next((figure for figure in used if figure.zero), None)
        if zero is not None:
            return Evaluated(None, words, (), zero.zero_formula or zero.name, zero.data or place, zero.outcome)
        return self._computed(formula, figures, columns, exact, words, place)

    def _computed(self, formula: Formula, figures: Mapping[str, Figure],
                  columns: Mapping[tuple[str, str], tuple[Figure, ...]], exact: bool, words: str,
                  place: Place | None) -> Evaluated:
        def pick(figure: Figure) -> Any:
            return figure.exact if exact and figure.exact is not None else figure.value

        tables: dict[str, list[dict[str, Any]]] = {}
        for (table, column), cells in columns.items():
            rows = tables.setdefault(table, [{} for _ in cells])
            for holder, cell in zip(rows, cells, strict=True):
                holder[column] = pick(cell)
        try:
            value = evaluate(formula.tree, {name: pick(figure) for name, figure in figures.items()}, tables)
        except NothingToDivideBy as error:
            divisor = error.node.right if isinstance(error.node, Binary) else error.node
            named = [figures[name].data for name in sorted(names_used(divisor)) if name in figures]
            return Evaluated(None, words, (), formula.text, next(filter(None, named), place))
        return Evaluated(value, words, data=place)

    def _named(self, name: str, row: Mapping[str, Figure] | None) -> Figure:
        return row[name] if row is not None and name in row else self.get(name)

    def _lacking(self, table: str) -> tuple[str, ...]:
        """The table itself where the data lack it; of a table whose rows are known beforehand, the rows that they lack."""
        if table not in self.data.tables:
            return (table,)
        declared = self.rubric.tables[table]
        there = {row_key(declared, row) for row in self.rows(table)} if declared.keys else set()
        return tuple(f"{table}/{key}" for key in declared.keys if key not in there)

    def _column(self, table: str, column: str) -> tuple[Figure, ...]:
        return tuple(row[column] for row in self.rows(table))


def _substituted(tree: Tree, figures: Mapping[str, Figure], columns: Mapping[tuple[str, str], tuple[Figure, ...]],
                 exact: bool) -> str:
    """The formula with its figures put in, as they are used: unrounded where ``exact``."""
    texts = {name: figure_words(figure, exact) for name, figure in figures.items()}
    return substitute(tree, texts, {key: [figure_words(cell, exact) for cell in cells]
                                    for key, cells in columns.items()})


def row_key(table: Table, row: Mapping[str, Figure]) -> str:
    """What names a row: 一季度."""
    key = row.get(table.key)
    return "" if key is None or key.value is None else str(key.value)


def _missing(figure: Figure) -> tuple[str, ...]:
    """What a figure lacks where it is needed: an optional one that isn't given is missing then, too."""
    return figure.missing or (figure.name,) * _is_blank(figure)


def _is_blank(cell: Figure) -> bool:
    """Whether nothing stands in an optional cell, which can't be added up."""
    return cell.value is None and not cell.zero


def value_words(value: Value) -> str:
    """A mean in the words of a message: 平均（发放率）."""
    return translate("“{table}”的“{column}”的平均").format(table=value.mean, column=value.of)


def _says(value: Any, wanted: str) -> bool:
    """Whether a cell is what a ``where`` asks for; 是 and 否 are truth values."""
    if isinstance(value, bool):
        return ("是" if value else "否") == wanted
    return str(value) == wanted


def figure_words(figure: Figure, exact: bool = False) -> str:
    """The figure with its unit, rounded unless ``exact``; its name where it is missing."""
    value = figure.exact if exact and figure.exact is not None else figure.value
    return figure.name if value is None else figure_text(value, figure.unit)


def _stated(declared: Input, entry: Entry | None, name: str) -> Figure:
    if entry is None or entry.value is None:
        missing = () if declared.optional else (name,)
        return Figure(name, None, unit=declared.unit, missing=missing, data=entry.place if entry else None)
    step = Step("figure", name, name=name, substituted=entry.text if entry.unit else "",
                after=entry.value if isinstance(entry.value, Fraction) else None, unit=declared.unit, rubric=declared.place, data=entry.place)
    # What was converted may have more decimals than the declared unit allows; all of them are shown.
    places = None if entry.unit else declared.places
    return Figure(name, entry.value, entry.value, declared.unit, places, (), False, entry.source,
                  entry.assumed, (step,), entry.place)


def _value_step(value: Value, found: Evaluated, result: Any) -> Step:
    return Step("value", value.name, name=value.name, formula=value.formula.text if value.formula else "",
                substituted=found.substituted, after=result, unit=value.unit,
                rubric=value.formula.place if value.formula else value.place, data=found.data)


def _rounded(value: Value, exact: Any, steps: tuple[Step, ...]) -> Figure:
    data = steps[0].data if steps else None
    if value.rounding.step is None or not isinstance(exact, Fraction):
        return Figure(value.name, exact, exact, value.unit, None, steps=steps, data=data)
    after = round_to(exact, value.rounding.step, value.rounding.mode)
    step = Step("rounding", value.rounding.text, name=value.name, formula=value.rounding.mode, before=exact,
                after=after, unit=value.unit, rubric=value.place)
    return Figure(value.name, after, exact, value.unit, _places(value.rounding, value.unit), steps=(*steps, step),
                  data=data)


def _places(rounding: Rounding, unit: str) -> int | None:
    return None if rounding.step is None else places_of(rounding.step * 100 if unit == "%" else rounding.step)
