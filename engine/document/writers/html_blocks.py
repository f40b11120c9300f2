"""The blocks of a page or report, one after the other: what was said so far decides how the next one is written."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import count, groupby

from ...language_choice import translate
from ..contents import has_contents, with_contents
from ..layout import PageRun, header_aligned, page_runs
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
)
from ..opening import shown_title
from .html_chart import chart_lines
from .html_contents import heading_names, page_contents, report_contents
from .html_details import Ways
from .html_table import table_lines
from .html_text import linked, list_lines

SHORT = 8


class Body:
    """The body of one document. A report is written as sheets of paper, a page as one long column."""

    def __init__(self, document: Document) -> None:
        self.page = document.kind == PAGE
        self.asked = has_contents(document)
        self.document = document if self.page else with_contents(document)
        self.names = heading_names(self.document)
        self.ways = Ways(document)
        self.charts, self.named = count(1), iter(self.names)
        self.heading = ""

    def lines(self) -> Iterator[str]:
        """Everything between ``<body>`` and its end."""
        first = next(filter(None, self.names), "")
        if first and not self.page:
            yield f'<a class="skip" href="#{first}">跳到正文</a>'
        yield from ("<main>", *(self._page() if self.page else self._report()), "</main>", *self.ways.panels())

    def _page(self) -> Iterator[str]:
        above = shown_title(self.document)
        if above:
            yield from ("<header>", *self._blocks(above, False), "</header>")
        yield from () if self.asked else page_contents(self.document, self.names)
        yield from self._blocks(self.document.blocks, True)

    def _report(self) -> Iterator[str]:
        for run in page_runs(self.document.blocks):
            yield from (f'<section class="{_sheet(run)}">', *self._blocks(run.blocks, True), "</section>")

    def _blocks(self, blocks: tuple[Block, ...], top: bool) -> Iterator[str]:
        """The blocks; headings have their names where they stand at the ``top`` level of the document."""
        for _, group in groupby(blocks, lambda block: isinstance(block, ListItem)):
            run = list(group)
            yield from list_lines(block for block in run if isinstance(block, ListItem))
            for block in run:
                yield from self._block(block, next(self.named) if top and isinstance(block, Heading) else "")

    def _block(self, block: Block, name: str) -> Iterator[str]:
        if isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Chart):
            yield from chart_lines(block, f"c{next(self.charts)}", below=not self.page)
        elif isinstance(block, Fold):
            inner = self._blocks(block.blocks, False)
            yield from ("<details>", f"<summary>{escape(block.summary)}</summary>", *inner, "</details>")
        elif isinstance(block, Contents):
            yield from (page_contents(self.document, self.names) if self.page
                        else report_contents(self.document, self.names, self.asked))
        elif isinstance(block, Heading):
            self.heading = block.text
            named = f' id="{name}"' if name else ""
            yield f"<h{block.level}{named}>{escape(block.text)}</h{block.level}>"
        elif not isinstance(block, ListItem):
            yield _simple(block)

    def _table(self, table: Table) -> Iterator[str]:
        label = escape(table.caption.full) if table.caption and table.caption.text else ""
        # A box that scrolls must be reachable by keyboard, and then needs a name.
        name = label or escape(self.heading)
        named = f' role="region" aria-label="{name}"' if name else ""
        if table.wide:
            yield f'<p class="hint" aria-hidden="true">{translate("← 左右滑动看全表 →")}</p>'
        kind = "box" + " wide" * table.wide + " keyed" * (self.page and _keyed(table)) + " short" * self._short(table)
        yield f'<div class="{kind}" tabindex="0"{named}>'
        yield "<table>"
        if table.caption:
            unit = f'<span class="unit">{escape(table.caption.unit)}</span>' if table.caption.unit else ""
            yield f"<caption>{label}{unit}</caption>"
        yield from table_lines(header_aligned(table) if self.page else table, "page" if self.page else "report", self.ways.link)
        yield from ("</table>", "</div>")

    def _short(self, table: Table) -> bool:
        """Whether a report's table should stay on one page, caption and all."""
        return not self.page and not table.wide and len(table.rows) <= SHORT


def _sheet(run: PageRun) -> str:
    return "sheet" + " land" * run.landscape + " annex" * run.annex


def _keyed(table: Table) -> bool:
    """Whether each row begins with a header of its own, which then stays in sight while the others scroll."""
    return bool(table.rows) and all(row and row[0].header and row[0].rowspan == 1 for row in table.rows)


def _simple(block: Paragraph | Note | PageBreak) -> str:
    if isinstance(block, PageBreak):
        return '<div class="page"></div>'
    if isinstance(block, Note):
        return f'<p class="note">{linked(block.text)}</p>'
    if block.kind == "quote":
        return f"<blockquote><p>{linked(block.text)}</p></blockquote>"
    kind = "" if block.kind == "body" else f' class="{block.kind}"'
    return f"<p{kind}>{linked(block.text)}</p>"
