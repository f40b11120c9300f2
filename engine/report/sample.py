"""What templates see of a rubric before there are data: every name there will be, with nothing behind it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from markupsafe import Markup

from ..data.model import DepartmentData, Entry, Goal, Row
from ..rubric.model import Rubric, Table
from ..scoring.score import score
from .context import base_context
from .names import Names
from .problems import Problem


class Unknown:
    """A value about which nothing can be said before there are data."""


UNKNOWN = Unknown()


def sample_context(rubric: Rubric) -> dict[str, Any]:
    """The context of a template, made from a department that has said nothing yet."""
    tables = {name: _rows(table) for name, table in rubric.tables.items()}
    data = DepartmentData("", rubric.year, rubric.id, tables=tables, goals=(Goal(("", "", ""), "", None, ""),))
    context: dict[str, Any] = base_context(score(rubric, data))
    problem = Problem("", (), Fraction(0), Markup())
    return {**context, "文": UNKNOWN, "假定": [Names(dict.fromkeys(("名称", "填报", "理由"), ""))],
            "存在问题": [problem.view(1)], "改进措施": [Names({"标题": "", "内容": ""})], "扣分指标": [""]}


def _rows(table: Table) -> tuple[Row, ...]:
    return tuple(Row(_cells(table, key)) for key in table.keys or ("",))


def _cells(table: Table, key: str) -> Mapping[str, Entry]:
    return {name: Entry(key, key) if name == table.key and key else Entry(None) for name in table.columns}
