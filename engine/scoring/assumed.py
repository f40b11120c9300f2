"""What a department's data take for granted: every figure or answer that no source discloses, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterator, Mapping

from ..data.model import DepartmentData, Entry, Goal, Row
from ..findings import Place


@dataclass(frozen=True)
class Assumed:
    """One thing that is assumed. ``section`` is the data file's: inputs, answers, findings, goals, claimed, stated."""

    section: str
    name: str
    text: str
    reason: str
    place: Place


def assumed_of(data: DepartmentData) -> tuple[Assumed, ...]:
    """Everything the data file marks ``assumed``, in its order within each section."""
    return (*_entries("inputs", data.inputs), *_tables(data.tables), *_answers(data), *_deductions(data),
            *_goals(data.goals), *_entries("claimed", data.claimed), *_entries("stated", data.stated))


def _entries(section: str, entries: Mapping[str, Entry]) -> Iterator[Assumed]:
    for name, entry in entries.items():
        if entry.assumed:
            yield Assumed(section, name, entry.text, entry.assumed, entry.place)


def _tables(tables: Mapping[str, tuple[Row, ...]]) -> Iterator[Assumed]:
    """A table that is assumed for one reason throughout is one thing; else each of its assumed cells is."""
    for name, rows in tables.items():
        cells = [(next(iter(row.cells.values())), column, cell) for row in rows for column, cell in row.cells.items()]
        reasons = {cell.assumed for _, _, cell in cells}
        if len(reasons) == 1 and (reason := reasons.pop()):
            yield Assumed("inputs", name, "", reason, rows[0].place)
            continue
        for key, column, cell in cells:
            if cell.assumed:
                yield Assumed("inputs", f"{name}/{_key(key)}/{column}", cell.text, cell.assumed, cell.place)


def _key(entry: Any) -> str:
    return entry.text or str(entry.value)


def _answers(data: DepartmentData) -> Iterator[Assumed]:
    for (indicator, item), entry in data.answers.items():
        if entry.assumed:
            yield Assumed("answers", joined(indicator, item), entry.text, entry.assumed, entry.place)


def _deductions(data: DepartmentData) -> Iterator[Assumed]:
    for (indicator, part), said in data.deductions.items():
        if said.assumed:
            yield Assumed("findings", joined(indicator, part), "", said.assumed, said.place)


def _goals(goals: tuple[Goal, ...]) -> Iterator[Assumed]:
    for goal in goals:
        if goal.assumed:
            yield Assumed("goals", goal.name, goal.actual_text, goal.assumed, goal.place)


def joined(*names: str) -> str:
    """指标/要点, without the empty ones."""
    return "/".join(filter(None, names))
