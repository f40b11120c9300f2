"""A scorecard → a report: context, template, document, writer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from ..document import Document
from ..document.writers import WRITERS
from ..findings import FindingsError, finding
from ..scoring.scorecard import Scorecard
from .context import full_context
from .environment import ReportEnvironment
from .loader import template_folders
from .parse import parse
from .wordings import RubricPlaces, WordingPath

DEFAULT_TEMPLATE = "generic/report.md.j2"
# The writers that print a report today; a workbook of one has a form of its own.
FORMATS = ("md", "html")


def render(scorecard: Scorecard, format: str = "md", template: str | None = None) -> str:
    """The report of one department as text.

    ``format`` names a writer (``md``, ``html``). ``template`` is a template's name below a templates folder or the path
    of a file; without it the rubric's ``report: template:`` is used, else a plain one that fits any rubric. Amounts are
    printed in the units that the rubric declares. The same scorecard gives the same text. Raises FindingsError (B6xx)
    with the template's line where something is wrong with it, or where it needs a figure that is missing.
    """
    if format not in FORMATS:
        raise FindingsError([finding("B611", None, format=format, options="、".join(FORMATS))])
    return WRITERS[format].text(document(scorecard, template))


def document(scorecard: Scorecard, template: str | None = None) -> Document:
    """The report before a writer gives it a form (see ``render``)."""
    name, extra = _chosen(scorecard, template)
    environment = ReportEnvironment(template_folders(scorecard.rubric.files, extra))
    places = RubricPlaces(scorecard.rubric.file)

    def write_wording(text: str, context: Mapping[str, Any], path: WordingPath) -> Markup:
        return environment.write_text(places.source(path, text), context)

    try:
        context = full_context(scorecard, write_wording)
    except RecursionError:  # pragma: no cover - only a rubric built by hand can nest so deep
        raise FindingsError([finding("B606", None, detail="RecursionError")]) from None
    return parse(environment.write(name, context, None if template else places.place(("report", "template"))))


def _chosen(scorecard: Scorecard, template: str | None) -> tuple[str, tuple[Path, ...]]:
    name = template or str(scorecard.rubric.report.get("template") or DEFAULT_TEMPLATE)
    if template and Path(template).is_file():
        return Path(template).name, (Path(template).resolve().parent,)
    return name, ()
