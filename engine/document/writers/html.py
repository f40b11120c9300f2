"""One self-contained HTML page: no script, no network; an official document for print, or a page for the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from types import MappingProxyType

from ...language_choice import current_language, translate
from ..layout import header_aligned
from ..model import (
    PAGE,
    Block,
    Chart,
    Contents,
    Document,
    Fold,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Table,
    flat,
    shown_title,
)
from ..words import worded
from .html_chart import chart_lines
from .html_contents import contents, names_of
from .html_page_style import CHART_STYLE, FOLD_STYLE, MARK_STYLE, PAGE_STYLE
from .html_style import STYLE
from .html_table import lines_of, table_lines

# Escaped text: an address ends before any sign that can't be in one, and before a closing stop.
_URL = re.compile(r"https?://(?:[\w\-.~:/?#@!$*+,=%]|&amp;)+", re.ASCII)

WIDE_HINT = "← 左右滑动看全表 →"
NO_NAMES: Mapping[int, str] = MappingProxyType({})


def write_html(document: Document) -> str:
    """The document as one page. Every text is escaped; addresses become links."""
    english = document.kind == PAGE and current_language() == "en"
    lines = [
        "<!DOCTYPE html>", f'<html lang="{"en" if english else "zh-CN"}">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>", "<style>", style_of(document), "</style>", "</head>", "<body>", "<main>",
    ]
    return "\n".join([*lines, *_Page(worded(document)).lines(), "</main>", "</body>", "</html>"]) + "\n"


def style_of(document: Document) -> str:
    """The style that the page needs: its kind's, and what its marks and charts need."""
    blocks = tuple(flat(document.blocks))
    cells = [cell for table in document.tables for row in (*table.header, *table.rows) for cell in row]
    wanted = (
        (PAGE_STYLE if document.kind == PAGE else STYLE, True),
        (MARK_STYLE, any(cell.tone or cell.spans for cell in cells)),
        (CHART_STYLE, any(isinstance(block, Chart) for block in blocks)),
        (FOLD_STYLE, any(isinstance(block, Fold) for block in blocks)),
    )
    return "\n".join(style for style, needed in wanted if needed)


class _Page:
    """The body of one page: what was said so far decides how the next block is written."""

    def __init__(self, document: Document) -> None:
        self.document, self.page = document, document.kind == PAGE
        self.names = names_of(document) if self.page else {}
        self.charts = count(1)
        self.heading = ""

    def lines(self) -> Iterator[str]:
        """Everything between ``<main>`` and its end."""
        above = shown_title(self.document)
        if above:
            yield from ("<header>", *self._blocks(above), "</header>")
        yield from contents(self.document, self.names) if self.page else ()
        yield from self._blocks(self.document.blocks, self.names)

    def _blocks(self, blocks: tuple[Block, ...], names: Mapping[int, str] = NO_NAMES) -> Iterator[str]:
        listing = False
        for place, block in enumerate(blocks):
            item = isinstance(block, ListItem)
            if item != listing:
                yield "<ul>" if item else "</ul>"
            listing = item
            yield from self._block(block, names.get(place, ""))
        if listing:
            yield "</ul>"

    def _block(self, block: Block, name: str) -> Iterator[str]:
        if isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Chart):
            yield from chart_lines(block, f"c{next(self.charts)}")
        elif isinstance(block, Fold):
            yield from ("<details>", f"<summary>{escape(block.summary)}</summary>", *self._blocks(block.blocks), "</details>")
        elif isinstance(block, Contents):
            yield from contents(self.document, self.names)
        elif isinstance(block, Heading):
            self.heading = block.text
            named = f' id="{name}"' if name else ""
            yield f"<h{block.level}{named}>{escape(block.text)}</h{block.level}>"
        else:
            yield _simple(block)

    def _table(self, table: Table) -> Iterator[str]:
        label = escape(table.caption.full) if table.caption and table.caption.text else ""
        # A box that scrolls must be reachable by keyboard, and then needs a name.
        name = label or escape(self.heading)
        named = f' role="region" aria-label="{name}"' if name else ""
        if table.wide:
            hint = translate("← 左右滑动看全表 →") if self.page else WIDE_HINT
            yield f'<p class="hint" aria-hidden="true">{hint}</p>'
        kind = "box" + (" wide" if table.wide else "") + (" keyed" if self.page and _keyed(table) else "")
        yield f'<div class="{kind}" tabindex="0"{named}>'
        yield "<table>"
        if table.caption:
            unit = f'<span class="unit">{escape(table.caption.unit)}</span>' if table.caption.unit else ""
            yield f"<caption>{label}{unit}</caption>"
        yield from table_lines(header_aligned(table), "page") if self.page else table_lines(table, "report")
        yield from ("</table>", "</div>")


def _keyed(table: Table) -> bool:
    """Whether each row begins with a header of its own, which then stays in sight while the others scroll."""
    return bool(table.rows) and all(row and row[0].header and row[0].rowspan == 1 for row in table.rows)


def _simple(block: Paragraph | Note | ListItem | PageBreak) -> str:
    if isinstance(block, PageBreak):
        return '<div class="page"></div>'
    if isinstance(block, ListItem):
        return f"<li>{_linked(block.text)}</li>"
    if isinstance(block, Note):
        return f'<p class="note">{_linked(block.text)}</p>'
    kind = "" if block.kind == "body" else f' class="{block.kind}"'
    return f"<p{kind}>{_linked(block.text)}</p>"


def _linked(text: str) -> str:
    def link(match: re.Match[str]) -> str:
        address = match[0].rstrip(",.:!?")
        return f'<a href="{address}">{address}</a>{match[0][len(address):]}'

    return _URL.sub(link, lines_of(text))
