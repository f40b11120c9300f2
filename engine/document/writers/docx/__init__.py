"""Documents for Word, WPS and LibreOffice, laid out as official documents are (GB/T 9704)."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from ...layout import page_runs
from ...model import Document
from ...opening import opened, shown_title
from ...words import worded
from ..xlsx_text import named
from .base import new_document
from .body import Body, ended
from .paragraphs import start_page
from .parts import Parts
from .saving import saved
from .sections import LANDSCAPE, UPRIGHT, footers, section
from .xml import Element, w

LONGEST_TITLE = 255


def write_docx(document: Document) -> bytes:
    """The document as a file for Word. The same document gives the same bytes.

    Blocks stand on upright pages; wide tables, and annexes that hold one, on landscape ones in sections of their own. Folded
    parts are open.
    """
    word = new_document()
    _describe(word, document)
    references = footers(word)
    whole = replace(document, blocks=tuple(opened((*shown_title(document), *worded(document).blocks))))
    body = word.element.body
    body.remove(body.sectPr)
    body.extend(_sections(whole, Parts(word.part), references))
    return saved(word)


def _describe(word: object, document: Document) -> None:
    core = word.core_properties  # type: ignore[attr-defined]
    core.title, core.language = named(document.title)[:LONGEST_TITLE], "zh-CN"
    core.author = core.comments = core.last_modified_by = ""
    core.revision = 1
    # The same document is the same file whenever it is written; no date at all is better than one that isn't true.
    for dated in [child for child in core._element if child.tag.endswith(("}created", "}modified"))]:
        core._element.remove(dated)


def _sections(document: Document, parts: Parts, references: list[Element]) -> list[Element]:
    """All that stands in the document: each section's elements, the properties of all but the last in its last paragraph."""
    writer, made = Body(document, parts), list[Element]()
    groups = [(LANDSCAPE if landscape else UPRIGHT, list(runs))
              for landscape, runs in groupby(page_runs(document.blocks), key=lambda run: run.landscape)] or [(UPRIGHT, [])]
    for place, (page, runs) in enumerate(groups):
        elements = list[Element]()
        for run in runs:
            new = writer.elements(run.blocks, page, run.annex)
            elements += [*start_page(new[0]), *new[1:]] if elements and new else new
        properties = section(page, references if place == 0 else [])
        if place == len(groups) - 1:
            made += [*ended(elements), properties]
        else:
            made += _closed(ended(elements), properties)
    return made


def _closed(elements: list[Element], properties: Element) -> list[Element]:
    """The elements of a section, its properties in its last paragraph."""
    last = elements[-1]
    last.find(w("pPr").tag).append(properties)
    return elements
