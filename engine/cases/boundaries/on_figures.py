"""Cases at thresholds of figures: tiers, steps, bounds of formulas, conditions."""

from __future__ import annotations

from typing import Any, Iterator, Mapping

from ..model import VALUE
from .draft import SIDES, Found, Unwritten, beside
from .figures_for import Spot, Surroundings
from .rows import solve_rows
from .solve import Entries, Solution, idle_of, solve
from .turning import Turn, turns_of


def on_figures(around: Surroundings) -> Iterator[Found]:
    """Three cases for every threshold that figures, or rows of tables, can be put at."""
    for turn in turns_of(around.rubric):
        found = _solved(around, turn)
        if isinstance(found, str):
            yield Unwritten(f"{turn.where} ＝ {turn.cut_text}", found)
            continue
        idle = {spot: entry for spot, entry in idle_of(around, turn).items() if not spot.table or not spot.name}
        points = {side: {**inputs_of(around, _beside_none(idle, figures)), **({"answers": turn.picks} if turn.picks else {}),
                         **({"findings": turn.findings} if turn.findings else {})} for side, figures in found.points}
        yield from beside(turn.where, turn.cut_text, points, tuple(_shows(around, turn)))


def _beside_none(idle: Entries, figures: Entries) -> Entries:
    """The figures with the idle ones that they don't say anything of."""
    tables = {spot.table for spot in figures if spot.table}
    return {**{spot: entry for spot, entry in idle.items() if spot.table not in tables or not spot.table}, **figures}


def _solved(around: Surroundings, turn: Turn) -> Solution | str:
    """By one figure; by rows where that has fewer sides."""
    found = solve(around, turn)
    if isinstance(found, Solution) and len(found.points) == len(SIDES):
        return found
    by_rows = solve_rows(around, turn) if around.counted(turn.threshold.value, turn.row) else ""
    if isinstance(by_rows, Solution):
        return by_rows if isinstance(found, str) or len(by_rows.points) > len(found.points) else found
    return by_rows if by_rows and isinstance(found, str) else found


def _shows(around: Surroundings, turn: Turn) -> Iterator[tuple[str, str]]:
    """Where the result shows, and the value that is compared where it has a name."""
    if turn.kind != VALUE:
        yield turn.kind, turn.name
    name = turn.name if turn.kind == VALUE else turn.threshold.value.text
    if name in around.rubric.values or turn.kind == VALUE:
        yield VALUE, name


def inputs_of(around: Surroundings, figures: Entries) -> Mapping[str, Any]:
    """Figures as a case states them: names with their values, tables as lists of rows."""
    found: dict[str, Any] = {spot.name: entry.text for spot, entry in figures.items() if not spot.table}
    for table in dict.fromkeys(spot.table for spot in figures if spot.table):
        found[table] = list(_rows(around, table, figures))
    return {"inputs": found} if found else {}


def _rows(around: Surroundings, table: str, figures: Mapping[Spot, Any]) -> Iterator[Mapping[str, str]]:
    declared = around.rubric.tables[table]
    for key in dict.fromkeys(spot.row for spot in figures if spot.table == table and spot.name):
        cells = {spot.name: entry.text for spot, entry in figures.items() if (spot.table, spot.row) == (table, key)}
        yield {declared.key: key} | {name: cells[name] for name in declared.columns if name in cells}
