"""What lint says about a rubric's ``report``: its template and wordings parse and name only what there is."""

from __future__ import annotations

from ..data.model import DepartmentData
from ..findings import Finding, FindingsError
from ..positions import ScalarNode
from ..report.faults import Source
from ..report.render import check_sections
from ..report.sample import sample_context
from ..report.static_check import StaticCheck
from ..report.wordings import RubricPlaces, wordings
from ..rubric.model import Rubric


def lint_report(rubric: Rubric) -> list[Finding]:
    """The findings on ``report: template:`` with all that it includes, and on the wordings of problems."""
    if not rubric.report:
        return []
    places = RubricPlaces(rubric.file, rubric.sha256)
    template = str(rubric.report.get("template") or "")
    check = StaticCheck(rubric.files, sample_context(rubric), template)
    found: list[Finding] = []
    for path, text in wordings(rubric):
        found += check.wording(places.source(path, text))
    if template:
        found += check.template(template, places.place(("report", "template")))
    kept = {(item.code, str(item.place), item.message): item for item in found}
    return list(kept.values())


def lint_sections(data: DepartmentData, rubric: Rubric) -> list[Finding]:
    """The findings on what a department says otherwise than the report's template: sections that there aren't, and texts
    that couldn't be written."""
    if not data.sections:
        return []
    found: list[Finding] = []
    try:
        check_sections(rubric, data.sections)
    except FindingsError as error:
        found += error.findings
    check = StaticCheck(rubric.files, sample_context(rubric))
    for change in data.sections.values():
        for node in (change.before, change.text, change.after):
            if isinstance(node, ScalarNode):
                found += check.wording(Source(node.place.file, node.text, node))
    return found
