"""What the columns of a table may be called, and where in a data file what they hold belongs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Iterable, Iterator, Mapping, Sequence

from ...language.names import canonical
from ...rubric.declare import cell_names
from ...rubric.methods.deduct import Amounts
from ...rubric.model import Indicator, Piece, Rubric
from ...units import unit_of
from ..answers import asked
from ..exempt import exemptions

DEPARTMENT, PROJECT, YEAR, RUBRIC = "department", "project", "year", "rubric"
DEPARTMENTS = ("部门", "部门名称", "预算单位", "单位名称", "部门（单位）", "填报单位", "评价单位", "单位")
HEADS: Mapping[str, tuple[str, ...]] = {
    PROJECT: ("项目", "项目名称"), YEAR: ("年度", "年份"), RUBRIC: ("指标体系",)}
TOTALS = ("合计（自评）", "总分（自评）", "自评总分", "自评合计", "自评总得分")
# What a column says about another, whose name it repeats: 名称（理由）.
PARTS: Mapping[str, str] = {
    "理由": "reason", "实现程度": "degree", "来源": "source", "出处": "source", "推定": "assumed", "假定": "assumed",
    "单位": "unit", "说明": "note", "问题": "note"}
ALLOWED: Mapping[str, frozenset[str]] = {
    "inputs": frozenset({"source", "assumed", "reason", "unit"}), "cells": frozenset({"source", "assumed", "reason", "unit"}),
    "answers": frozenset({"reason", "degree", "source", "assumed"}), "findings": frozenset({"source", "assumed", "note"}),
    "claimed": frozenset({"source", "assumed"}), "claimed_total": frozenset({"source", "assumed"}),
    "not_applicable": frozenset({"source"}),
}
CLAIMED, EXEMPT = "（自评）", "（不适用）"
# The department's texts, which no rubric knows: 引言（文字）.
TEXT = "文字"


@dataclass(frozen=True)
class Column:
    """What a column holds. ``section`` is the key of the data file (``cells`` for those of a table whose rows are known),
    ``path`` what stands below it, ``kind`` the kind of finding that is counted.

    ``part`` is ``value``, or what is said about the value: ``source``, ``reason`` … ``unit`` is the declared unit, and
    ``stated`` another one that the heading states for the whole column. ``name`` is how the rubric calls it. Columns are
    equal where they hold the same.
    """

    section: str
    path: tuple[str, ...] = ()
    part: str = "value"
    kind: str = ""
    unit: str = field(default="", compare=False)
    stated: str = field(default="", compare=False)
    name: str = field(default="", compare=False)


@dataclass(frozen=True)
class Names:
    """The columns that some rubrics know, by their canonical name."""

    columns: Mapping[str, Column]

    def column(self, heading: str) -> Column | None:
        """What a heading means: a name, or a name with what is said of it in brackets behind (any text of the department's
        with （文字）); None for all others."""
        plain = canonical(heading)
        known = self.columns.get(plain)
        if known is not None or not plain.endswith(")"):
            return known
        base, _, said = plain[:-1].rpartition("(")
        if said == TEXT and base:
            return Column("text", (base,), name=heading)
        found = self.columns.get(base)
        if found is None or found.part != "value":
            return None
        part = PARTS.get(said, "")
        if part in ALLOWED.get(found.section, ()):
            return replace(found, part=part)
        if not found.unit or not said or not unit_of(said).like(unit_of(found.unit)):
            return None
        # The declared unit says nothing more: a bare 0.195 below （%） is as doubtful as anywhere.
        return replace(found, stated="" if canonical(found.unit) == said else said)

    @property
    def known(self) -> list[str]:
        """The names as the rubrics write them, for suggestions."""
        return list(dict.fromkeys(column.name for column in self.columns.values()))


def names_of(rubrics: Sequence[Rubric]) -> Names:
    """The columns that any of the rubrics knows. Figures come before answers of the same name, answers before heads."""
    found: dict[str, Column] = {}
    for make in (_figures, cells_of, asked_columns, _short, _claims, _exempt):
        for rubric in rubrics:
            for column in make(rubric):
                found.setdefault(canonical(column.name), column)
    for name in TOTALS:
        found.setdefault(canonical(name), Column("claimed_total", name=name))
    for section, names in HEADS.items():
        for name in names:
            found.setdefault(canonical(name), Column(section, name=name))
    found |= {canonical(name): Column(DEPARTMENT, name=name) for name in DEPARTMENTS if name != "单位" or "单位" not in found}
    return Names(found)


def _figures(rubric: Rubric) -> Iterator[Column]:
    for name, declared in rubric.inputs.items():
        yield Column("inputs", (name,), unit=declared.unit, name=name)


def cells_of(rubric: Rubric) -> Iterator[Column]:
    """一季度支出进度, of a table whose rows are known: the table, the column that names its rows, the row, the column."""
    for table in rubric.tables.values():
        columns = [column for column in table.columns if column != table.key]
        for name, (key, column) in cell_names(table, columns).items():
            path = (table.name, table.key, key, column)
            yield Column("cells", path, unit=table.columns[column].unit, name=name)


def asked_columns(rubric: Rubric) -> Iterator[Column]:
    """指标/要点/条目: answers; 指标/要点 and 指标/要点/种类: how many were found."""
    for section in ("answers", "findings"):
        for leaf, piece, part, items in asked(rubric, section):
            for item in items:
                path = "/".join(filter(None, (part, item)))
                yield Column(section, (leaf.name, path), name="/".join(filter(None, (leaf.name, path))))
            for kind in _kinds(piece) if section == "findings" else ():
                yield Column(section, (leaf.name, part), kind=kind, name="/".join(filter(None, (leaf.name, part, kind))))


def _kinds(piece: Piece) -> tuple[str, ...]:
    """The kinds of findings that the department lists."""
    settings = piece.settings
    return tuple(name for name, kind in settings.kinds.items() if kind.count is None) if isinstance(
        settings, Amounts) else ()


def _short(rubric: Rubric) -> Iterator[Column]:
    """The indicator's name alone, where it asks one thing only."""
    for leaf in rubric.leaves():
        own = list(_of_leaf(leaf, rubric))
        if len(own) == 1:
            yield replace(own[0], name=leaf.name)


def _of_leaf(leaf: Indicator, rubric: Rubric) -> Iterator[Column]:
    yield from (column for column in asked_columns(rubric) if column.path[0] == leaf.name and not column.kind)


def _claims(rubric: Rubric) -> Iterator[Column]:
    for name in _pieces(rubric):
        yield Column("claimed", (name,), name=name + CLAIMED)


def _exempt(rubric: Rubric) -> Iterator[Column]:
    for name, _ in exemptions(rubric):
        yield Column("not_applicable", (name,), name=name + EXEMPT)


def _pieces(rubric: Rubric) -> Iterable[str]:
    """Indicators and 指标/要点, which have scores."""
    yield from (node.name for node in rubric.walk())
    yield from (f"{leaf.name}/{part.name}" for leaf in rubric.leaves() if leaf.piece for part in leaf.piece.parts)
