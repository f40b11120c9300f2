"""Sections: upright and landscape pages, and the page numbers at their feet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .fields import field
from .paragraphs import paragraph
from .styles import LINE
from .text import run
from .xml import Element, w

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

FOOTER_SIZE = 280


@dataclass(frozen=True)
class Page:
    """A page of A4, in twentieths of a point; ``foot`` is from the paper's lower edge to the page number."""

    width: int
    height: int
    top: int
    right: int
    bottom: int
    left: int
    foot: int

    @property
    def text_width(self) -> int:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """The height of the text."""
        return self.height - self.top - self.bottom


# 37, 26, 35 and 28 mm; the page number stands 7 mm below the text.
UPRIGHT = Page(11906, 16838, 2098, 1474, 1984, 1588, 1300)
# The same page turned: its bound side is above.
LANDSCAPE = Page(16838, 11906, 1588, 1984, 1474, 2098, 790)


def section(page: Page, references: list[Element]) -> Element:
    """The properties of a section that begins on a new page; ``references`` are its footers, those of the section before
    where there are none."""
    orient = {"orient": "landscape"} if page is LANDSCAPE else {}
    return w("sectPr", *references, w("type", val="nextPage"), w("pgSz", w=page.width, h=page.height, **orient),
             w("pgMar", top=page.top, right=page.right, bottom=page.bottom, left=page.left, header=850, footer=page.foot, gutter=0),
             w("cols", space=720), w("docGrid", type="lines", linePitch=LINE))


def footers(document: WordDocument) -> list[Element]:
    """The page numbers of the document, — 1 —, odd ones at the right and even ones at the left; the references to them."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, side in ((first.footer, "right"), (first.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer._element
        for child in list(element):
            element.remove(child)
        element.append(_number(side))
    found = [child for child in document.element.body.sectPr if child.tag.endswith("}footerReference")]
    for child in found:
        document.element.body.sectPr.remove(child)
    return found


def _number(side: str) -> Element:
    """The page number, one character from the edge of the text."""
    indent = w("ind", **{f"{side}Chars": 100, side: FOOTER_SIZE})
    return paragraph("Footer", [run("— "), *field("PAGE", run("1")), run(" —")], indent, w("jc", val=side))
