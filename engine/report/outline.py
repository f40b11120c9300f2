"""What a report holds, read without its figures: its headings, sections, tables and figures, and the department's texts."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from ..data.model import SectionChange
from ..rubric.model import Rubric
from .environment import ReportEnvironment
from .faults import TROUBLE, as_findings
from .names import SHORT_NAME
from .outline_texts import texts_in
from .outline_walk import ANNEX, FIGURE, HEADING, SECTION, TABLE, Item, Walk
from .wordings import problem_settings, wordings

__all__ = ["ANNEX", "FIGURE", "HEADING", "SECTION", "TABLE", "Item", "Outline", "outline", "section_names"]


@dataclass(frozen=True)
class Outline:
    """The items of a report in order, for a department that says the texts named in ``given``.

    ``wordings`` are the texts that the rubric's own wordings may use (problems and what is done about them)."""

    template: str
    items: tuple[Item, ...]
    given: frozenset[str] = frozenset()
    wordings: frozenset[str] = frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """The texts that the report can't do without and that the department doesn't say."""
        needed = dict.fromkeys(name for item in self.items for name in item.needs)
        return tuple(name for name in needed if name not in self.given)

    @property
    def unused(self) -> tuple[str, ...]:
        """The texts that the department says and the report never asks for."""
        asked = {name for item in self.items for name in (*item.needs, *item.may)}
        return tuple(sorted(self.given - asked - self.wordings - {SHORT_NAME}))


def outline(environment: ReportEnvironment, template: str, known: Mapping[str, object],
            changes: Mapping[str, SectionChange]) -> tuple[Item, ...]:
    """Everything in the template and those that it includes, in order, with the department's own sections in their places;
    ``known`` are names whose text can be told already (年度). Raises FindingsError as rendering would, for faults of
    language."""
    walk = Walk(environment, known, changes)
    try:
        walk.file(template)
    except TROUBLE as error:
        raise as_findings(error, environment.sources, (), ()) from None
    return tuple(item.item() for item in walk.items)


def texts_of_wordings(environment: ReportEnvironment, rubric: Rubric) -> frozenset[str]:
    """The department's texts that the wordings of the rubric's problems use, and those that tell what is done about them.
    A wording that can't be read uses none; rendering says so."""
    found = {str(group["measure"]) for group in problem_settings(rubric).get("groups") or () if group.get("measure")}
    for _, text in wordings(rubric):
        with suppress(*TROUBLE):
            found |= {name for name, _ in texts_in(environment.parse(text).body, {})}
    return frozenset(found)


def section_names(environment: ReportEnvironment, template: str) -> tuple[str, ...]:
    """The names of the template's own sections, each once. Raises as ``outline`` does."""
    found = outline(environment, template, {}, {})
    return tuple(dict.fromkeys(item.text for item in found if item.kind == SECTION))
