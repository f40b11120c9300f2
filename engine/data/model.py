"""Department data as frozen data: every figure with where it stands and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Mapping

from ..entries import Deduction, Deductions, Entry, Goal
from ..findings import Finding, Place
from ..language_choice import translate
from ..positions import ScalarNode

__all__ = ["Deduction", "Deductions", "DepartmentData", "Entry", "Goal", "Row", "SectionChange"]

NOWHERE = Place("")


@dataclass(frozen=True)
class Row:
    """One row of a table: its cells by column name."""

    cells: Mapping[str, Entry] = field(hash=False)
    place: Place = NOWHERE


@dataclass(frozen=True)
class SectionChange:
    """How a department changes a section of the report's template: a text in its place, texts before or behind it, or none
    at all, with the reason (``omit``). The texts are templates themselves; ``place`` is where the section is named."""

    text: ScalarNode | None = None
    before: ScalarNode | None = None
    after: ScalarNode | None = None
    omit: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class DepartmentData:
    """What one department says for one year, of its whole spending or of one ``project`` (else empty).

    ``answers`` and ``deductions`` are keyed by (indicator, part or item path or ""); ``inputs`` and ``tables`` by name.
    ``not_applicable`` says by indicator (or 指标/要点) what doesn't apply to the department, with the reason as value.
    ``stated`` holds values that the published text states, to be compared with the computed ones; ``printed_points``
    the points that it prints for indicators and the total (合计). ``places`` says where the sections stand (``inputs``,
    ``answers``, ``answers/指标`` …); ``sections`` are sections of the report by their names;
    ``remarks`` are what is to be said of the file though it can be read.
    """

    department: str
    year: int
    rubric: str
    inputs: Mapping[str, Entry] = field(default_factory=dict, hash=False)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, hash=False)
    answers: Mapping[tuple[str, str], Entry] = field(default_factory=dict, hash=False)
    deductions: Mapping[tuple[str, str], Deductions] = field(default_factory=dict, hash=False)
    not_applicable: Mapping[str, Entry] = field(default_factory=dict, hash=False)
    goals: tuple[Goal, ...] = ()
    claimed: Mapping[str, Entry] = field(default_factory=dict, hash=False)
    claimed_total: Entry | None = None
    stated: Mapping[str, Entry] = field(default_factory=dict, hash=False)
    printed_points: Mapping[str, Entry] = field(default_factory=dict, hash=False)
    text: Mapping[str, Any] = field(default_factory=dict, hash=False)
    sections: Mapping[str, SectionChange] = field(default_factory=dict, hash=False)
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    file: str = ""
    sha256: str = ""
    project: str = ""
    remarks: tuple[Finding, ...] = ()

    @property
    def title(self) -> str:
        """Whose evaluation it is, apart from all others: the department, with its project."""
        return translate("{department}（{project}）").format(
            department=self.department, project=self.project) if self.project else self.department

    def section_place(self, section: str, indicator: str = "") -> Place:
        """Where to add something to a section: at the indicator's own key, else the section's, else the file's top."""
        top = Place(self.file, 1, 1)
        return self.places.get(f"{section}/{indicator}") or self.places.get(section) or top
