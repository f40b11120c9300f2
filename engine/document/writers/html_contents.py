"""The table of contents of a page or a report, and the names by which its headings are linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from ...language_choice import translate
from ..contents import LEVELS
from ..model import PAGE, Document, Heading

FEWEST, MOST = 5, 30


def heading_names(document: Document) -> tuple[str, ...]:
    """The name by which each heading among the document's blocks can be linked, in their order; empty for none.

    In a report every heading below the title has one. A page names what its contents list: none where few, and the second
    level alone where both would make them long. Folded headings have none: a link can't open a fold everywhere.
    """
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    named = [heading.level in LEVELS if document.kind == PAGE else heading.level > 1 for heading in headings]
    if document.kind == PAGE and sum(named) > MOST:
        named = [heading.level == LEVELS[0] for heading in headings]
    if document.kind == PAGE and sum(named) < FEWEST:
        named = [False] * len(headings)
    return tuple(f"s{sum(named[:place + 1])}" if has else "" for place, has in enumerate(named))


def page_contents(document: Document, names: Sequence[str]) -> Iterator[str]:
    """The contents of a page as a list of links, in order."""
    if any(names):
        yield from (f'<nav aria-label="{escape(translate("目录"))}">', *_links(document, names), "</nav>")


def report_contents(document: Document, names: Sequence[str], asked: bool) -> Iterator[str]:
    """The contents of a report, which a small screen shows when they are asked for; on paper only where ``asked``.

    A box to tick, so that it needs no script and works in old browsers.
    """
    links = _links(document, names)
    if links:
        yield f'<nav class="contents{" asked" if asked else ""}" aria-label="目录">'
        yield from ('<input type="checkbox" id="contents" aria-label="显示目录">', '<label for="contents">目录</label>')
        yield from (*links, "</nav>")


def _links(document: Document, names: Sequence[str]) -> list[str]:
    """The list: headings of the second and third level that have names."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    found = [f'<li{_deeper(heading)}><a href="#{name}">{escape(heading.text)}</a></li>'
             for heading, name in zip(headings, names, strict=True) if name and heading.level in LEVELS]
    return ["<ul>", *found, "</ul>"] if found else []


def _deeper(heading: Heading) -> str:
    return ' class="deeper"' if heading.level == LEVELS[1] else ""
