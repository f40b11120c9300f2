"""An empty table for a rubric: the headings of its sheets."""

from __future__ import annotations

from typing import Iterator, Mapping

from ...rubric.model import Rubric
from ..answers import asked
from .names import Column, asked_columns, cells_of
from .row_sheets import GOALS_SHEET

BESIDE: Mapping[str, tuple[str, ...]] = {"judged": ("理由",), "aspects": ("理由",), "attain": ("实现程度", "理由")}
GOALS_COLUMNS = ("一级指标", "二级指标", "三级指标", "指标名称", "单位", "目标值", "完成值", "分值", "自评得分")


def columns_of(rubric: Rubric) -> tuple[str, ...]:
    """The headings of the departments' sheet: every figure, answer and number of findings that the rubric asks, and the
    reasons that must be given."""
    cells = [column for column in cells_of(rubric) if column.name == "".join(column.path[2:])]
    found = ["部门", *rubric.inputs, *(column.name for column in cells)]
    listed = {column.path for column in asked_columns(rubric) if column.kind}
    for column in asked_columns(rubric):
        if column.section == "answers" or column.kind or column.path not in listed:
            found += [column.name, *(f"{column.name}（{part}）" for part in _beside(rubric, column))]
    return tuple(dict.fromkeys(found))


def _beside(rubric: Rubric, column: Column) -> tuple[str, ...]:
    """What must be said with an answer: the reason of a judgement, the degree of a goal."""
    for leaf, piece, part, items in asked(rubric, "answers"):
        paths = ["/".join(filter(None, (part, item))) for item in items]
        if column.section == "answers" and leaf.name == column.path[0] and column.path[1] in paths:
            return BESIDE.get(piece.method, ())
    return ()


def sheet_columns(rubric: Rubric) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The other sheets by name with their headings: tables whose rows the department makes, and the KPI rows."""
    for table in rubric.tables.values():
        if not table.keys:
            yield table.name, ("部门", *table.columns)
    if any(asked(rubric, "goals")):
        yield GOALS_SHEET, ("部门", *GOALS_COLUMNS)
