"""Finding figures at which a value is exactly a cut, and those just beside it, by varying one figure.

As a function of one figure a value is linear-fractional wherever it doesn't turn: three evaluations fix it, and the
figure at the cut is verified by evaluating once more. Nothing is assumed of how the value rises or falls.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Callable, Iterator, Mapping

from ..data.model import Entry
from ..exact import percent, plain
from ..language_choice import translate
from ..rubric.model import Formula, Input
from ..scoring.figures import Figures
from .figures_for import Spot, Surroundings, allowed, grid
from .turning import Turn

# Round figures for what neither the data nor the rubric says: the first from which the cut can be reached is taken.
ROUND = (Fraction(100), Fraction(1000), Fraction(10000), Fraction(360))
PROBES = ((1, 2, 3), (Fraction(11, 10), Fraction(12, 10), Fraction(13, 10)), (Fraction(1, 2), Fraction(3, 5), Fraction(7, 10)),
          (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)), (10, 11, 12))
Entries = Mapping[Spot, Entry]
BELOW, AT, ABOVE = "below", "at", "above"


@dataclass(frozen=True)
class Solution:
    """``points``: where the value lies against the cut, and all figures that put it there, in order."""

    points: tuple[tuple[str, Entries], ...]


def solve(around: Surroundings, turn: Turn) -> Solution | str:
    """The figures below, at and above a threshold, or why there are none."""
    spots = around.spots(turn.threshold.value)
    if any(spot.table and not around.rubric.tables[spot.table].keys for spot, _ in spots):
        return translate("要靠表里的行数或各行的数凑出")
    numbers = [(spot, declared) for spot, declared in spots if declared.type == "number"]
    if not numbers:
        return translate("没有可以变动的数")
    context = _context(around, turn)
    best: Solution | None = None
    for start in (None, *ROUND):
        others = {spot: _entry(around, spot, declared, start) for spot, declared in context.items()}
        for spot, declared in numbers:
            found = _around_cut(around, turn, others, spot, declared)
            if found is not None and len(found.points) == 3:
                return found
            best = best or found
    return best or translate("变动一个数凑不出正好等于临界点的值")


def _context(around: Surroundings, turn: Turn) -> dict[Spot, Input]:
    """Every figure that the result needs: those of the value, of the rule, and of conditions that share any of them."""
    found = dict(around.spots(turn.threshold.value))
    for formula in turn.uses:
        found |= dict(around.spots(formula))
    for guard in turn.guards:
        own = dict(around.spots(guard))
        if own.keys() & found.keys():
            found |= own
    return found


def _entry(around: Surroundings, spot: Spot, declared: Input, start: Fraction | None) -> Entry:
    """A figure's value: as the data that cases start from state it (unless round figures are asked for), else a plain one."""
    stated = around.stated(spot)
    if stated is not None and stated.value is not None and (start is None or declared.type != "number"):
        return entry_of(declared, stated.value) if isinstance(stated.value, Fraction) else stated
    if declared.type == "bool":
        return Entry(False, translate("否"))
    if declared.type != "number":
        said = declared.options[0] if declared.options else spot.row or spot.name
        return Entry(said, said)
    return entry_of(declared, _round(declared, start or ROUND[0]))


def _round(declared: Input, start: Fraction) -> Fraction:
    value = Fraction(1) if declared.unit == "%" else start
    value = value if declared.max is None else min(value, declared.max)
    return value if declared.min is None else max(value, declared.min)


def entry_of(declared: Input, value: Fraction) -> Entry:
    """A figure as a data file states it."""
    return Entry(value, percent(value) if declared.unit == "%" else plain(value))


def _around_cut(around: Surroundings, turn: Turn, others: Entries, spot: Spot, declared: Input) -> Solution | None:
    """The three points along one figure; two where the third may not be stated; None where the cut can't be hit."""
    formula, cut = turn.threshold.value, turn.threshold.cut

    def value_at(at: Fraction) -> Fraction | None:
        data = around.with_values({**others, spot: entry_of(declared, at)})
        return _value(Figures(around.rubric, data), formula)

    for at in _candidates(value_at, cut, others[spot].value or ROUND[0]):
        if allowed(declared, at) and value_at(at) == cut:
            return _points(value_at, cut, at, others, spot, declared)
    return None


def _points(value_at: Callable[[Fraction], Fraction | None], cut: Fraction, at: Fraction, others: Entries, spot: Spot,
            declared: Input) -> Solution:
    found: dict[str, Fraction] = {}
    for near in (at - grid(declared), at + grid(declared)):
        value = value_at(near) if allowed(declared, near) else None
        if value is not None and value != cut:
            found.setdefault(BELOW if value < cut else ABOVE, near)
    found[AT] = at
    return Solution(tuple((side, {**others, spot: entry_of(declared, found[side])})
                          for side in (BELOW, AT, ABOVE) if side in found))


def _candidates(value_at: Callable[[Fraction], Fraction | None], cut: Fraction, start: Fraction) -> Iterator[Fraction]:
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


def _value(figures: Figures, formula: Formula) -> Fraction | None:
    found = figures.evaluate(formula, exact=True).value
    return found if isinstance(found, Fraction) else None
