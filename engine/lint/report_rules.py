"""What lint says about a rubric's ``report``: its template and wordings parse and name only what there is."""

from __future__ import annotations

from ..findings import Finding
from ..report.sample import sample_context
from ..report.static_check import StaticCheck
from ..report.wordings import RubricPlaces, wordings
from ..rubric.model import Rubric


def lint_report(rubric: Rubric) -> list[Finding]:
    """The findings on ``report: template:`` with all that it includes, and on the wordings of problems."""
    if not rubric.report:
        return []
    places = RubricPlaces(rubric.file)
    check = StaticCheck(rubric.files, sample_context(rubric))
    found: list[Finding] = []
    for path, text in wordings(rubric):
        found += check.wording(places.source(path, text))
    template = rubric.report.get("template")
    if template:
        found += check.template(str(template), places.place(("report", "template")))
    kept = {(item.code, str(item.place), item.message): item for item in found}
    return list(kept.values())
