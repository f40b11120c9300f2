"""A family of rubrics over the years, as frozen data: versions, one row an indicator, one cell a version."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Mapping

from ..rubric.model import Indicator
from ..versions import Changes, Edit, Version
from ..versions.tree_edits import above_words
from ..versions.words import rule_lines

Names = tuple[str, ...]
ADDED, REMOVED, RETURNED = "added", "removed", "returned"
# What happened to an indicator as a whole, with the word that people read.
EVENTS: Mapping[str, str] = MappingProxyType({ADDED: "新增", REMOVED: "删去", RETURNED: "恢复"})


@dataclass(frozen=True)
class Cell:
    """One indicator in one version. ``node`` is None where that version doesn't have it.

    ``event`` says what happened to it as a whole: added, removed (in this version), returned (after a gap), else empty.
    ``edits`` are those against the version ``before``: the last one that had it; of values, parameters, figures and
    tables those that it stands on. ``before`` is that version's number, None where there is none.
    """

    node: Indicator | None
    event: str = ""
    edits: tuple[Edit, ...] = ()
    before: int | None = None

    @property
    def points(self) -> Fraction | None:
        """The points; None where it isn't there."""
        return self.node.points if self.node is not None else None

    @property
    def parent(self) -> str:
        """The block that it stands in (部门管理/资产管理); empty where it isn't there."""
        return above_words(self.node) if self.node is not None else ""

    @property
    def rule(self) -> Names:
        """The rule line by line; none where it isn't there or is a block."""
        return rule_lines(self.node.piece) if self.node is not None else ()


@dataclass(frozen=True)
class Row:
    """One indicator through all versions, in their order."""

    cells: tuple[Cell, ...]

    @cached_property
    def node(self) -> Indicator:
        """The indicator in the newest version that has it."""
        return next(cell.node for cell in reversed(self.cells) if cell.node is not None)

    @property
    def changed(self) -> bool:
        """Whether anything of it changed in any version."""
        return any(cell.event or cell.edits for cell in self.cells)


@dataclass(frozen=True)
class Strand:
    """One aspect (分值, 评分规则 …) over the versions, line by line.

    Every line has one text a version: lines that belong together stand on one line; empty where a version has none.
    """

    name: str
    lines: tuple[Names, ...]


@dataclass(frozen=True)
class History:
    """Versions from the oldest to the newest, a row for each indicator that any of them has (in the newest one's order,
    those that are gone where they stood), and the changes from each version to the next."""

    versions: tuple[Version, ...]
    rows: tuple[Row, ...]
    steps: tuple[Changes, ...]

    @cached_property
    def labels(self) -> Names:
        """What each version is called in a table: what follows the family in its id, the whole id where they are of
        several families, with the file's name where two have one id."""
        ids = [version.rubric.id for version in self.versions]
        families = {name.partition("/")[0] for name in ids}
        short = [name.partition("/")[2] or name if len(families) == 1 else name for name in ids]
        return tuple(label if short.count(label) == 1 else f"{label}（{version.rubric.file}）"
                     for label, version in zip(short, self.versions, strict=True))
