"""One difference between two versions of a rubric, in the words of the field: an edit (修改)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Mapping

from ..findings import Place

Names = tuple[str, ...]

# What an edit does, with the word that people read. Those in SCORES can bear on a score, the others can't.
KINDS: Mapping[str, str] = MappingProxyType({
    "added": "新增", "removed": "删去", "moved": "移动", "points": "分值", "weight": "权重", "tiers": "档次",
    "options": "情形得分", "items": "条目改名", "formula": "公式", "deduction": "扣分", "rule": "评分规则", "method": "评分方法", "veto": "否决",
    "full_when": "直接得分", "not_applicable": "不适用", "limits": "得分上下限", "if_zero": "除数为零", "compare": "比较用的值",
    "rounding": "取舍", "value": "计算值", "parameter": "参数", "input": "填报数据", "table": "填报的表", "total": "总分",
    "grades": "等次", "renamed": "改名", "wording": "文字", "check": "勾稽关系", "report": "报告", "title": "标题",
    "value_added": "计算值", "value_removed": "计算值",
})
SILENT = frozenset({"value_added", "value_removed", "grades", "renamed", "wording", "check", "report", "title"})


@dataclass(frozen=True)
class Line:
    """One line of a rule, old beside new; empty on the side that doesn't have it."""

    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return self.old != self.new


@dataclass(frozen=True)
class Edit:
    """One thing that differs between two versions.

    ``key`` names it within the comparison, the same from either side. ``kind`` is one of ``KINDS``. ``path`` is the
    indicator's (the new one; the old one where it is gone), empty for what stands outside the tree; ``name`` is the
    part, value, parameter … that it is about, empty for the indicator itself. ``old`` and ``new`` say it in short, ``lines`` line by
    line, ``old_text`` and ``new_text`` are the official wordings. ``stake`` is how many points of the total it can bear
    on. ``by`` and ``likeness`` say how a renamed one was recognised (see ``match.Pair``). ``added`` and ``removed``
    are about a whole branch; ``below`` are then the names of its leaves.
    """

    key: str
    kind: str
    path: Names = ()
    name: str = ""
    old: str = ""
    new: str = ""
    lines: tuple[Line, ...] = ()
    old_text: str = ""
    new_text: str = ""
    stake: Fraction = Fraction(0)
    by: str = ""
    likeness: Fraction | None = None
    below: Names = ()
    old_place: Place | None = None
    new_place: Place | None = None

    @property
    def scores(self) -> bool:
        """Whether it can bear on a score."""
        return self.kind not in SILENT
