"""Finding tables whose number of rows of some kind puts a value at a cut, or just beside it (已完成项目数 ÷ 项目总数)."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations, product
from typing import Iterator, Mapping, Sequence

from ...data.figures import TRUE
from ...data.model import Entry
from ...language_choice import translate
from ...rubric.model import Input, Table, Value
from .draft import ABOVE, AT, BELOW, NO, YES
from .figures_for import Spot, Surroundings
from .solve import Entries, Solution, best_of, context_of, entry_at, value_of
from .turning import Turn

# Tables are tried with ten rows first, so that one row more or less is a small step, then with every number up to sixty.
SIZES = (10, 20, *(size for size in range(1, 61) if size not in (10, 20)))
KINDS, OTHER = 8, "其他"
Kind = Mapping[str, str]


def solve_rows(around: Surroundings, turn: Turn) -> Solution | str:
    """The figures with rows below, at and above a threshold, or why there are none: some rows are of one kind, the others
    of another (or not there)."""
    counted = around.counted(turn.threshold.value, turn.row)
    found: list[Solution] = []
    for table in dict.fromkeys(around.rubric.tables[value.counted] for value in counted):
        others = {spot: entry_at(around, spot, declared, None)
                  for spot, declared in context_of(around, turn).items() if spot.table != table.name}
        for first, second in _pairs(table, [value for value in counted if value.counted == table.name]):
            made = _with_rows(around, turn, others, table, first, second)
            found += [made] if made is not None else []
            if made is not None and len(made.points) == 3:
                return made
    return best_of(found) or translate("表里的行数凑不出临界点两边的值")


def _pairs(table: Table, counted: Sequence[Value]) -> Iterator[tuple[Kind, Kind | None]]:
    """Two kinds of row that values tell apart; one kind and nothing where the table's size itself counts."""
    columns = dict.fromkeys(column for value in counted for column in value.where)
    choices = [tuple(_choices(table.columns[column], column, counted)) for column in columns]
    kinds = [dict(zip(columns, picked, strict=True)) for picked in product(*choices)][:KINDS]
    yield from permutations(kinds, 2)
    if not table.keys:
        yield from ((kind, None) for kind in kinds)


def _choices(declared: Input, column: str, counted: Sequence[Value]) -> Iterator[str]:
    """What a cell may say: the words that are counted, then one that isn't."""
    wanted = dict.fromkeys(value.where[column] for value in counted if column in value.where)
    yield from wanted
    others = declared.options or ((YES, NO) if declared.type == "bool" else (OTHER,))
    yield from [other for other in others if other not in wanted][:1]


def _with_rows(around: Surroundings, turn: Turn, others: Entries, table: Table, first: Kind,
               second: Kind | None) -> Solution | None:
    """The cut by how many rows are of the first kind, in the smallest table that hits it."""
    for size in (len(table.keys),) if table.keys else SIZES if second is not None else (max(SIZES),):
        made = _Tables(around, others, table, first, second, size)
        if value_of(around, turn, made[0]) == value_of(around, turn, made[size]):
            return None
        found = _around(around, turn, made)
        if found is not None:
            return found
    return None


class _Tables:
    """The tables of one size by how many rows are of the first kind, each made when it is asked for."""

    def __init__(self, around: Surroundings, others: Entries, table: Table, first: Kind, second: Kind | None, size: int) -> None:
        self.around, self.others, self.table, self.first, self.second, self.size = around, others, table, first, second, size
        self.made: dict[int, Entries] = {}

    def __getitem__(self, count: int) -> Entries:
        if count not in self.made:
            rest = [self.second] * (self.size - count) if self.second is not None else []
            self.made[count] = _entries(self.around, self.others, self.table, [*[self.first] * count, *rest])
        return self.made[count]


def _around(around: Surroundings, turn: Turn, made: _Tables) -> Solution | None:
    """The table at the cut with those of one row more and one less; None where none is at the cut."""
    cut = turn.threshold.cut
    values: dict[int, Fraction | None] = {}

    def value(index: int) -> Fraction | None:
        if index not in values:
            values[index] = value_of(around, turn, made[index]) if 0 <= index <= made.size else None
        return values[index]

    for index in range(made.size + 1):
        if value(index) != cut:
            continue
        points = {AT: made[index]}
        for near in (index - 1, index + 1):
            other = value(near)
            if other is not None and other != cut:
                points.setdefault(BELOW if other < cut else ABOVE, made[near])
        return Solution(tuple((side, points[side]) for side in (BELOW, AT, ABOVE) if side in points))
    return None


def _entries(around: Surroundings, others: Entries, table: Table, kinds: Sequence[Kind]) -> Entries:
    """The figures with so many rows of these kinds."""
    found = dict(others)
    if not kinds:
        found[Spot("", table.name)] = Entry(None)
    names = table.keys or [f"{table.row}{number}" for number in range(1, len(kinds) + 1)]
    for name, kind in zip(names, kinds, strict=True):
        found[Spot(table.key, table.name, name)] = Entry(name, name)
        for spot, declared in around.required(table, name).items():
            found[spot] = entry_at(around, spot, declared, None)
        found |= {Spot(column, table.name, name): _cell(table.columns[column], said) for column, said in kind.items()}
    return found


def _cell(declared: Input, said: str) -> Entry:
    return Entry(said in TRUE, said) if declared.type == "bool" else Entry(said, said)
