"""A scorecard → a report: context, template, document, writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from ..data.model import SectionChange
from ..document import Document
from ..document.contents import with_contents
from ..document.headings import headed
from ..document.numbering import numbered
from ..document.writers import WRITERS
from ..findings import FindingsError, finding
from ..language_choice import CHINESE, current_language, speaking
from ..rubric.model import Rubric
from ..scoring.scorecard import Scorecard
from .chinese import in_chinese
from .context import full_context
from .details import details
from .environment import ReportEnvironment
from .loader import LEVELS_UP, FolderLoader, template_folders
from .outline import Outline, outline, section_names, texts_of_wordings
from .parse import parse
from .sections import check_names
from .wordings import RubricPlaces, WordingPath
from .workbook import workbook

DEFAULT_TEMPLATE = "generic/report.md.j2"
# The writers that print a report, in the order in which they are offered.
FORMATS = ("docx", "html", "md", "pdf", "xlsx")
TEXTS = ("md", "html")


def render(scorecard: Scorecard, format: str = "md", template: str | None = None, *, contents: bool = False) -> str:
    """The report of one department as text.

    ``format`` is ``md`` or ``html``; ``render_bytes`` gives any format. ``template`` is a template's name below a templates
    folder or the path of a file; without it the rubric's ``report: template:`` is used, else a plain one that fits any
    rubric. ``contents`` adds a table of contents where the template has none. Amounts are printed in the units that the
    rubric declares. The same scorecard gives the same text. Raises FindingsError (B6xx) with the template's line where
    something is wrong with it, or where it needs a figure that is missing.
    """
    if format not in TEXTS:
        raise FindingsError([finding("B611", None, format=format, options="、".join(TEXTS))])
    return WRITERS[format].text(document(scorecard, template, contents=contents))


def render_bytes(scorecard: Scorecard, format: str, template: str | None = None, *, contents: bool = False) -> bytes:
    """The report of one department as the bytes of a file of any of ``FORMATS``, texts as UTF-8 (see ``render``)."""
    return render_files(scorecard, (format,), template, contents=contents)[format]


def render_files(scorecard: Scorecard, formats: Iterable[str], template: str | None = None, *,
                 contents: bool = False) -> dict[str, bytes]:
    """The report of one department in several formats, each as the bytes of a file; the template is rendered once."""
    wanted = tuple(formats)
    for format in wanted:
        if format not in FORMATS:
            raise FindingsError([finding("B611", None, format=format, options="、".join(FORMATS))])
    told = in_chinese(scorecard)
    made = document(told, template, contents=contents)
    return {format: file_of(told, made, format) for format in wanted}


def file_of(scorecard: Scorecard, made: Document, format: str) -> bytes:
    """The bytes of one file, of a report that has been made already (``document``)."""
    written = WRITERS[format].write(DOCUMENTS.get(format, _as_it_is)(scorecard, made))
    return written if isinstance(written, bytes) else written.encode("utf-8")


def _as_it_is(scorecard: Scorecard, made: Document) -> Document:
    return made


# Formats that print more than the report, and what makes of a scorecard and its report the document that is written.
DOCUMENTS: Mapping[str, Callable[[Scorecard, Document], Document]] = MappingProxyType({"xlsx": workbook})


def sources_of(rubric: Rubric, template: str | None = None) -> tuple[Path, ...]:
    """The files and folders that reports under a rubric are made of, beside the data: the rubric and its bases, the
    template and those that it names wherever that can be told, and the folders in which templates are looked for."""
    environment, name = _environment(rubric, {}, template)
    with suppress(FindingsError):
        outline(environment, name, {}, {})
    loader = environment.loader
    folders = loader.folders if isinstance(loader, FolderLoader) else ()
    files = (*rubric.files, *environment.sources)
    return tuple(dict.fromkeys((*(Path(file) for file in files if file and Path(file).is_file()), *folders)))


def document(scorecard: Scorecard, template: str | None = None, *, contents: bool = False) -> Document:
    """The report before a writer gives it a form (see ``render``). It is Chinese; what is wrong is said in the language in force."""
    scorecard, language = in_chinese(scorecard), current_language()
    environment, name = _environment(scorecard.rubric, scorecard.data.sections, template)
    places = RubricPlaces(scorecard.rubric.file, scorecard.rubric.sha256)

    def write_wording(text: str, context: Mapping[str, Any], path: WordingPath) -> Markup:
        with speaking(language):
            return environment.write_text(places.source(path, text), context)

    try:
        with speaking(CHINESE):
            context = full_context(scorecard, write_wording)
    except RecursionError:  # pragma: no cover - only a rubric built by hand can nest so deep
        raise FindingsError([finding("B606", None, detail="RecursionError")]) from None
    check_sections(scorecard.rubric, scorecard.data.sections, template)
    written = environment.write(name, context, None if template else places.place(("report", "template")))
    made = numbered(headed(parse(written, environment.place)))
    made = replace(made, details=details(scorecard, made))
    return with_contents(made) if contents else made


def report_outline(scorecard: Scorecard, template: str | None = None) -> Outline:
    """What the department's report holds, before its figures and texts are needed: headings, sections, tables, figures.

    Raises FindingsError for faults of the template's language, and (B617) for sections that it doesn't have."""
    data = scorecard.data
    check_sections(scorecard.rubric, data.sections, template)
    environment, name = _environment(scorecard.rubric, data.sections, template)
    known = {"部门": data.department, "项目": data.project, "年度": data.year, "上年": data.year - 1,
             "题名": scorecard.rubric.title}
    items = outline(environment, name, known, data.sections)
    return Outline(name, items, frozenset(data.text), texts_of_wordings(environment, scorecard.rubric))


def check_sections(rubric: Rubric, changes: Mapping[str, SectionChange], template: str | None = None) -> None:
    """Raises FindingsError (B617) where a section is changed that the template doesn't have."""
    if changes:
        environment, name = _environment(rubric, {}, template)
        check_names(changes, section_names(environment, name))


def _environment(rubric: Rubric, changes: Mapping[str, SectionChange],
                 template: str | None) -> tuple[ReportEnvironment, str]:
    """The environment in which a department's template is read, and the template's name there."""
    name, extra = _chosen(rubric, template)
    return ReportEnvironment(template_folders(rubric.files, extra), changes, name), name


def _chosen(rubric: Rubric, template: str | None) -> tuple[str, tuple[Path, ...]]:
    name = template or str(rubric.report.get("template") or DEFAULT_TEMPLATE)
    if template and Path(template).is_file():
        file = Path(template).resolve()
        # A template in a tree of templates finds the others of that tree under their names there.
        home = next((folder for folder in list(file.parents)[:LEVELS_UP] if folder.name == "templates"), file.parent)
        return file.relative_to(home).as_posix(), (home,)
    return name, ()
