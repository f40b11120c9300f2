"""Paragraphs of every kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...addresses import has_address
from ...model import Caption, Number
from ...xml_text import clean
from .fields import numbered
from .text import Links, run, runs
from .xml import Element, flag, w

STYLES_OF_KINDS = {"body": "BodyText", "plain": "PlainText", "quote": "PlainText", "centre": "CentredText", "right": "Signature"}


def paragraph(style: str, children: Iterable[Element], *properties: Element | None) -> Element:
    """A paragraph; its properties are in the order of the standard, behind its style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *children)


def text_paragraph(style: str, text: str, links: Links) -> Element:
    """A paragraph of text. One that holds an address breaks it anywhere, and isn't spread out to the margin for it."""
    if has_address(text):
        return paragraph(style, runs(text, links), w("wordWrap", val=0), w("jc", val="left"))
    return paragraph(style, runs(text, links))


def gap(break_before: bool = False) -> Element:
    """A paragraph that can't be seen: between two tables, or where a page or section ends with one."""
    return paragraph("Gap", (), flag("pageBreakBefore", break_before))


def table_caption(caption: Caption) -> Iterator[Element]:
    """What stands above a table: 表 1-2 and its title, then the unit at its right; both stay with the table."""
    if caption.text:
        yield paragraph("Caption", caption_runs(caption.number, caption.text), w("keepNext"))
    if caption.unit:
        yield paragraph("TableUnit", [run(clean(caption.unit))])


def caption_runs(number: Number | None, text: str) -> list[Element]:
    """The number, which counts itself, and the title of a table or figure."""
    return [*numbered(number), run(" " + clean(text))] if number else [run(clean(text))]


def keep_with_next(element: Element) -> None:
    """A paragraph that no page parts from what follows it."""
    # In the order of the standard this comes right behind the style.
    element[0].insert(1, w("keepNext"))


def start_page(element: Element) -> list[Element]:
    """The element at the top of a page: a paragraph says so itself, before a table stands one that can't be seen."""
    properties = element.find(element.tag.replace("}p", "}pPr")) if element.tag.endswith("}p") else None
    if properties is None:
        return [gap(True), element]
    # In the order of the standard it comes behind these three.
    before = sum(1 for child in properties if child.tag.rpartition("}")[2] in ("pStyle", "keepNext", "keepLines"))
    properties.insert(before, w("pageBreakBefore"))
    return [element]
