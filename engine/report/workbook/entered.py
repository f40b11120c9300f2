"""评分填报 and 绩效目标: what else scores come from: answers, judgements, findings that cost points, targets."""

from __future__ import annotations

from collections.abc import Iterator

from ...data.model import Deductions, Entry, Goal
from ...document import Cell, Sheet
from ...scoring.figure_text import figure_text
from ...scoring.scorecard import Scorecard
from .listed import list_sheet
from .numbers import amount
from .places import Places

ANSWERS, GOALS = "评分填报", "绩效目标"
ANSWER_COLUMNS = ("指标", "评分要点", "类别", "填报", "次数", "说明", "来源", "推定", "出处")
GOAL_COLUMNS = ("级别", "绩效指标", "目标", "完成情况", "单位", "是否达成", "完成程度", "分值", "自评得分", "说明", "来源", "推定", "出处")
ANSWERED, DEDUCTED, NOT_APPLICABLE, NOTHING_FOUND = "填报", "扣分问题", "不适用", "未发现扣分问题"


def entered_sheets(card: Scorecard, places: Places) -> tuple[Sheet, ...]:
    """评分填报, and 绩效目标; those that would be empty are left out."""
    answers, goals = tuple(_answers(card, places)), tuple(_goal(goal, places) for goal in card.data.goals)
    found = ((ANSWERS, ANSWER_COLUMNS, answers), (GOALS, GOAL_COLUMNS, goals))
    return tuple(list_sheet(card, name, columns, rows) for name, columns, rows in found if rows)


def _answers(card: Scorecard, places: Places) -> Iterator[tuple[Cell, ...]]:
    data = card.data
    for key, entry in data.answers.items():
        yield (*map(Cell, key), Cell(ANSWERED), _said(entry), Cell(""), Cell(entry.reason), *_notes(entry, places))
    for key, found in data.deductions.items():
        yield from _deductions(key, found, places)
    for name, entry in data.not_applicable.items():
        indicator, _, part = name.partition("/")
        yield (Cell(indicator), Cell(part), Cell(NOT_APPLICABLE), Cell(""), Cell(""), amount(entry.value), *_notes(entry, places))


def _deductions(key: tuple[str, str], found: Deductions, places: Places) -> Iterator[tuple[Cell, ...]]:
    """A row for each finding; one that says that there is none."""
    notes = Cell(found.source), Cell(found.assumed)
    if not found.items:
        yield (*map(Cell, key), Cell(DEDUCTED), Cell(NOTHING_FOUND), Cell(""), Cell(""), *notes, places.cell(found.place))
    for item in found.items:
        yield (*map(Cell, key), Cell(DEDUCTED), Cell(item.kind), amount(item.count), Cell(item.note), *notes, places.cell(item.place))


def _said(entry: Entry) -> Cell:
    """The answer; a level with the degree to which it was reached."""
    shown = amount(entry.value)
    return shown if entry.degree is None else Cell(f"{shown.text}（{figure_text(entry.degree, '%')}）")


def _notes(entry: Entry, places: Places) -> tuple[Cell, ...]:
    return Cell(entry.source), Cell(entry.assumed), places.cell(entry.place)


def _goal(goal: Goal, places: Places) -> tuple[Cell, ...]:
    degree = amount(goal.degree, "%") if goal.degree is not None else Cell(goal.level)
    met = Cell("" if goal.met is None else figure_text(goal.met))
    said = goal.reason or goal.not_applicable
    return (Cell("/".join(goal.path)), Cell(goal.name), Cell(goal.target_text), Cell(goal.actual_text), Cell(goal.unit), met, degree,
            amount(goal.points), amount(goal.claimed.value if goal.claimed else None), Cell(said), Cell(goal.source),
            Cell(goal.assumed), places.cell(goal.place))
