"""Finding figures at which a value is exactly a cut, and those just beside it, by varying one figure.

As a function of one figure a value is linear-fractional wherever it doesn't turn: three evaluations fix it, and the
figure at the cut is verified by evaluating once more. Nothing is assumed of how the value rises or falls.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Callable, Iterable, Iterator, Mapping

from ...data.model import Entry
from ...exact import percent, plain
from ...language_choice import translate
from ...rubric.model import Formula, Input
from ...scoring.figures import Figures
from .draft import ABOVE, AT, BELOW, NO
from .figures_for import Spot, Surroundings, allowed, grid, rows_of
from .turning import Turn

# Round figures for what neither the data nor the rubric says: the first from which the cut can be reached is taken.
ROUND = (Fraction(100), Fraction(1000), Fraction(10000), Fraction(360))
# The same for percentages; not all at 100%, beyond which some can't go.
SHARES = (Fraction(1), Fraction(9, 10), Fraction(1, 2), Fraction(1, 5))
PROBES = ((1, 2, 3), (Fraction(11, 10), Fraction(12, 10), Fraction(13, 10)), (Fraction(1, 2), Fraction(3, 5), Fraction(7, 10)),
          (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)), (10, 11, 12))
Entries = Mapping[Spot, Entry]
# So far is looked for a figure that changes a value which roundings hold in place: doublings of the smallest step.
DOUBLINGS = 24
ValueAt = Callable[[Fraction], Fraction | None]


@dataclass(frozen=True)
class Solution:
    """``points``: where the value lies against the cut, and all figures that put it there, in order."""

    points: tuple[tuple[str, Entries], ...]


def solve(around: Surroundings, turn: Turn) -> Solution | str:
    """The figures below, at and above a threshold (as many of them as there are), or why there are none."""
    spots = around.spots(turn.threshold.value, turn.row)
    numbers = [(spot, declared) for spot, declared in spots if declared.type == "number"]
    if not numbers:
        return translate("没有可以变动的数")
    context, counted = context_of(around, turn), _counted_cells(around, turn)
    found: list[Solution] = []
    for start in (None, *ROUND):
        others = {spot: entry_at(around, spot, declared, start) for spot, declared in context.items()} | counted
        for spot, declared in numbers:
            line = _line(around, turn, others, spot, declared)
            found += [made] if (made := _around_cut(line, turn.threshold.cut)) is not None else []
            if found and len(found[-1].points) == 3:
                return found[-1]
    return best_of(found) or translate("变动一个数凑不出临界点两边的值")


def best_of(found: list[Solution]) -> Solution | None:
    """The solution with the most sides, the cut itself first."""
    return max(found, key=lambda item: (AT in dict(item.points), len(item.points)), default=None)


def context_of(around: Surroundings, turn: Turn) -> dict[Spot, Input]:
    """Every figure that the result needs: those of the value, of the rule, of conditions that share any of them, and what
    else a row must have."""
    found = dict(around.spots(turn.threshold.value, turn.row))
    for formula in turn.uses:
        found |= dict(around.spots(formula, turn.row))
    for guard in turn.guards:
        own = dict(around.spots(guard))
        if own.keys() & found.keys():
            found |= own
    own = dict(around.spots(turn.threshold.value, turn.row))
    found = {spot: declared for spot, declared in found.items() if spot in own or spot not in idle_of(around, turn)}
    for spot in [spot for spot in found if spot.table and not around.rubric.tables[spot.table].keys]:
        found = around.required(around.rubric.tables[spot.table], spot.row) | found
    return found


def _counted_cells(around: Surroundings, turn: Turn) -> dict[Spot, Entry]:
    """What the one row of a table says so that the values over its rows take it in."""
    return {Spot(column, value.counted, row): Entry(said, said)
            for value in around.counted(turn.threshold.value, turn.row)
            for row in rows_of(around.rubric.tables[value.counted])[:1] for column, said in value.where.items()}


def idle_of(around: Surroundings, turn: Turn) -> Entries:
    """The figures of counts that stand at none while another turns: 0, and tables without rows."""
    return none_of(around, turn.idle)


def none_of(around: Surroundings, counts: Iterable[Formula]) -> dict[Spot, Entry]:
    """Figures at which these counts are none."""
    found: dict[Spot, Entry] = {}
    for count in counts:
        for spot, declared in around.spots(count):
            if not spot.table:
                found[spot] = entry_of(declared, Fraction(0)) if declared.type == "number" else Entry(False, NO)
            elif not around.rubric.tables[spot.table].keys:
                found |= {spot: Entry(None), Spot("", spot.table): Entry(None)}
    return found


def value_of(around: Surroundings, turn: Turn, entries: Entries) -> Fraction | None:
    """The value that is compared, with these figures put in; None where it has none."""
    figures = Figures(around.rubric, around.with_values(entries), words=False)
    row = None
    if turn.row is not None:
        table, key = turn.row
        row = next((item for item in figures.rows(table.name) if item[table.key].value == key), None)
    found = figures.evaluate(turn.threshold.value, exact=turn.exact, row=row).value
    return found if isinstance(found, Fraction) else None


def entry_at(around: Surroundings, spot: Spot, declared: Input, start: Fraction | None) -> Entry:
    """A figure: as the data that cases start from state it (unless round figures are asked for), else a plain one."""
    stated = around.stated(spot)
    if stated is not None and stated.value is not None and (start is None or declared.type != "number"):
        return entry_of(declared, stated.value) if isinstance(stated.value, Fraction) else stated
    if declared.type == "bool":
        return Entry(False, NO)
    if declared.type != "number":
        said = declared.options[0] if declared.options else spot.row or spot.name
        return Entry(said, said)
    return entry_of(declared, _round(declared, start or ROUND[0]))


def _round(declared: Input, start: Fraction) -> Fraction:
    value = SHARES[ROUND.index(start)] if declared.unit == "%" else start
    value = value if declared.max is None else min(value, declared.max)
    return value if declared.min is None else max(value, declared.min)


def entry_of(declared: Input, value: Fraction) -> Entry:
    """A figure as a data file states it."""
    return Entry(value, percent(value) if declared.unit == "%" else plain(value))


@dataclass(frozen=True)
class _Line:
    """One figure that varies while the others stand."""

    value_at: ValueAt
    others: Entries
    spot: Spot
    declared: Input

    def allowed(self, at: Fraction) -> bool:
        """Whether the figure may be stated so."""
        return allowed(self.declared, at)

    def entries(self, at: Fraction) -> Entries:
        """All figures with this one put in."""
        return {**self.others, self.spot: entry_of(self.declared, at)}


def _line(around: Surroundings, turn: Turn, others: Entries, spot: Spot, declared: Input) -> _Line:
    def value_at(at: Fraction) -> Fraction | None:
        return value_of(around, turn, {**others, spot: entry_of(declared, at)})

    return _Line(value_at, others, spot, declared)


def _around_cut(line: _Line, cut: Fraction) -> Solution | None:
    """The points along one figure: the cut and what lies beside it, or only what lies on both sides of it where no figure
    hits it; None where nothing does."""
    step, nearest = grid(line.declared), None
    for at in _candidates(line.value_at, cut, line.others[line.spot].value or ROUND[0]):
        if line.allowed(at) and line.value_at(at) == cut:
            return _points(line, cut, at)
        low = floor(at / step) * step
        nearest = nearest or _straddling(line, cut, low, low + step)
    return nearest


def _straddling(line: _Line, cut: Fraction, low: Fraction, high: Fraction) -> Solution | None:
    """Two neighbouring figures on both sides of a cut that none hits."""
    found: dict[str, Fraction] = {}
    for at in (low, high):
        value = line.value_at(at) if line.allowed(at) else None
        if value is not None and value != cut:
            found[BELOW if value < cut else ABOVE] = at
    if len(found) < 2:
        return None
    return Solution(tuple((side, line.entries(found[side])) for side in (BELOW, ABOVE)))


def _points(line: _Line, cut: Fraction, at: Fraction) -> Solution:
    found = {AT: at}
    for sign in (-1, 1):
        near = _next_change(line, cut, at, sign * grid(line.declared))
        if near is not None:
            value = line.value_at(near)
            found.setdefault(BELOW if value is not None and value < cut else ABOVE, near)
    return Solution(tuple((side, line.entries(found[side])) for side in (BELOW, AT, ABOVE) if side in found))


def _next_change(line: _Line, cut: Fraction, at: Fraction, step: Fraction) -> Fraction | None:
    """The nearest figure in one direction whose value isn't the cut any more; None where there is none in reach."""
    def changes(count: int) -> bool:
        return line.value_at(at + count * step) not in (None, cut)

    count = 1
    while not changes(count):
        count *= 2
        if count > 2**DOUBLINGS or not line.allowed(at + count * step):
            return None
    low, high = count // 2, count
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if changes(middle) else (middle, high)
    return at + high * step if line.allowed(at + high * step) else None


def _candidates(value_at: ValueAt, cut: Fraction, start: Fraction) -> Iterator[Fraction]:
    """Figures at which the value may be the cut, from three evaluations each."""
    for factors in PROBES:
        ats = [start * factor for factor in factors]
        values = [value_at(at) for at in ats]
        known = [value for value in values if value is not None]
        found = fitted(ats, known, cut) if len(known) == len(ats) else None
        if found is not None:
            yield found


def fitted(ats: list[Fraction], values: list[Fraction], cut: Fraction) -> Fraction | None:
    """Where the linear-fractional function through three points takes a value; None where it is constant or never does.

    The cross-ratio of four points is that of their images.
    """
    (x1, x2, x3), (v1, v2, v3) = ats, values
    if len({v1, v2, v3}) < 3:
        return None
    if cut == v3:
        return x3
    ratio = (cut - v1) * (v2 - v3) / ((cut - v3) * (v2 - v1))
    divisor = (x2 - x3) - ratio * (x2 - x1)
    return None if not divisor else (x1 * (x2 - x3) - ratio * x3 * (x2 - x1)) / divisor
