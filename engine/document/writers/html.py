"""One self-contained HTML page: no script, no network; looks like an official document, prints on A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from ..model import Block, Document, Heading, ListItem, Note, PageBreak, Paragraph, Table
from .html_style import STYLE
from .html_table import lines_of, table_lines

# Escaped text: an address ends before any sign that can't be in one, and before a closing stop.
_URL = re.compile(r"https?://(?:[\w\-.~:/?#@!$*+,=%]|&amp;)+", re.ASCII)

WIDE_HINT = "← 左右滑动看全表 →"


def write_html(document: Document) -> str:
    """The document as one page. Every text is escaped; addresses become links."""
    lines = [
        "<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>", "<style>", STYLE, "</style>", "</head>", "<body>", "<main>",
    ]
    return "\n".join([*lines, *_blocks(document.blocks), "</main>", "</body>", "</html>"]) + "\n"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    listing, heading = False, ""
    for block in blocks:
        item = isinstance(block, ListItem)
        if item != listing:
            yield "<ul>" if item else "</ul>"
        listing = item
        heading = block.text if isinstance(block, Heading) else heading
        yield from _table(block, heading) if isinstance(block, Table) else (_simple(block),)
    if listing:
        yield "</ul>"


def _simple(block: Heading | Paragraph | Note | ListItem | PageBreak) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, PageBreak):
        return '<div class="page"></div>'
    if isinstance(block, ListItem):
        return f"<li>{_linked(block.text)}</li>"
    if isinstance(block, Note):
        text = block.text if block.text.startswith("注") else f"注：{block.text}"
        return f'<p class="note">{_linked(text)}</p>'
    kind = "" if block.kind == "body" else f' class="{block.kind}"'
    return f"<p{kind}>{_linked(block.text)}</p>"


def _linked(text: str) -> str:
    def link(match: re.Match[str]) -> str:
        address = match[0].rstrip(",.:!?")
        return f'<a href="{address}">{address}</a>{match[0][len(address):]}'

    return _URL.sub(link, lines_of(text))


def _table(table: Table, heading: str) -> Iterator[str]:
    label = escape(table.caption.text) if table.caption and table.caption.text else ""
    # A box that scrolls must be reachable by keyboard, and then needs a name.
    name = label or escape(heading)
    named = f' role="region" aria-label="{name}"' if name else ""
    if table.wide:
        yield f'<p class="hint" aria-hidden="true">{WIDE_HINT}</p>'
    yield f'<div class="box{" wide" if table.wide else ""}" tabindex="0"{named}>'
    yield "<table>"
    if table.caption:
        unit = f'<span class="unit">{escape(table.caption.unit)}</span>' if table.caption.unit else ""
        yield f"<caption>{label}{unit}</caption>"
    yield from table_lines(table, styled=True)
    yield from ("</table>", "</div>")
