"""A workbook: its own sheets, else one for each section (headings of level 2); real numbers, merged cells, native charts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import xlsxwriter

from ...language_choice import translate
from ..model import Block, Document, Heading, Sheet
from ..opening import opened, shown_title
from ..words import worded
from .xlsx_formats import Formats
from .xlsx_sheet import SheetWriter
from .xlsx_text import named

LONGEST_NAME = 31
_REFUSED = re.compile(r"[\[\]:*?/\\]")
# The same document gives the same bytes, so that the time of writing isn't kept.
CREATED = datetime.datetime(2000, 1, 1)


def write_xlsx(document: Document) -> bytes:
    """The document as a workbook for Excel, WPS or LibreOffice. The same document gives the same bytes."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": named(document.title)[:255], "created": CREATED})
    formats = Formats(book)
    taken: set[str] = set()
    for plan in document.sheets or sections(document):
        sheet = book.add_worksheet(sheet_name(plan.name, taken))
        SheetWriter(book, sheet, formats, plan).write(worded(replace(document, blocks=plan.blocks)).blocks)
    book.close()
    return target.getvalue()


def sections(document: Document) -> Iterator[Sheet]:
    """A sheet for each section; what stands before the first one has a sheet of its own."""
    name, found = translate("概要"), list[Block]()
    started = False
    for block in opened((*shown_title(document), *document.blocks)):
        if isinstance(block, Heading) and block.level == 2:
            if found or started:
                yield Sheet(name, tuple(found))
            name, found, started = block.text, [], True
        found.append(block)
    if found or not started:
        yield Sheet(name, tuple(found))


def sheet_name(text: str, taken: set[str]) -> str:
    """A valid name that no other sheet has (whatever its case), which is then added to ``taken``."""
    plain = " ".join(_REFUSED.sub(" ", named(text)).split())
    name, number = _cut(plain, LONGEST_NAME).strip("' ") or "Sheet", 1
    first = name
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = _cut(first, LONGEST_NAME - len(f" ({number})")) + f" ({number})"
    taken.add(name.casefold())
    return name


def _cut(text: str, units: int) -> str:
    """The text, cut to so many UTF-16 units, which is what Excel counts."""
    return text.encode("utf-16-le")[:units * 2].decode("utf-16-le", "ignore")
