"""The table of contents: a field that Word fills anew on request, with entries that lead to the headings until then."""

from __future__ import annotations

from collections.abc import Sequence

from ...contents import LEVELS
from ...model import Heading
from ...xml_text import clean
from .fields import closing, field, opening
from .paragraphs import paragraph
from .text import run
from .xml import Element, w

INSTRUCTION = 'TOC \\o "1-2" \\h \\z \\u'
# Word and WPS offer to update what stands in a block of this kind.
GALLERY = "Table of Contents"


def bookmark_name(place: int) -> str:
    """The bookmark of the heading that is the so-manieth entry (1 is the first)."""
    return f"_Toc{place:08d}"


def contents_element(headings: Sequence[Heading]) -> Element:
    """The table of contents.

    Only a program that lays out pages knows their numbers: none are printed until it has filled the field, rather than
    wrong ones.
    """
    lines = [_entry(heading, place) for place, heading in enumerate(headings, 1)] or [paragraph("TOC1", ())]
    begin = 1  # Behind the properties of the first line.
    for offset, part in enumerate(opening(INSTRUCTION)):
        lines[0].insert(begin + offset, part)
    lines[-1].append(closing())
    return w("sdt", w("sdtPr", w("docPartObj", w("docPartGallery", val=GALLERY), w("docPartUnique"))),
             w("sdtContent", paragraph("TOCHeading", [run("目录")]), *lines))


def _entry(heading: Heading, place: int) -> Element:
    name = bookmark_name(place)
    link = w("hyperlink", run(clean(heading.text)), w("r", w("tab")), *field(f"PAGEREF {name} \\h"), anchor=name, history=1)
    return paragraph(f"TOC{heading.level - LEVELS[0] + 1}", [link])
