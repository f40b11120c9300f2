"""The blocks of a document as paragraphs, tables and drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ...chart_data import chart_table
from ...contents import LEVELS, entries
from ...layout import is_annex_mark, leads
from ...model import PAGE, Block, Chart, Contents, Document, Heading, ListItem, Note, Paragraph, Table
from ...xml_text import clean
from .charts import chart_paragraph
from .contents import bookmark_name, contents_element
from .paragraphs import STYLES_OF_KINDS, caption_runs, gap, keep_with_next, paragraph, start_page, table_caption, text_paragraph
from .parts import Parts
from .sections import Page
from .tables import table_element
from .text import run
from .xml import Element, w

DEEPEST = 5


class Body:
    """Writes blocks one after the other, and remembers how many headings there have been."""

    def __init__(self, document: Document, parts: Parts) -> None:
        self.parts, self.page = parts, document.kind == PAGE
        self.listed = entries(document)
        self.contents = any(isinstance(block, Contents) for block in document.blocks)
        self.headings = 0

    def elements(self, blocks: Sequence[Block], page: Page, annex: bool) -> list[Element]:
        """The blocks that stand on pages of one kind."""
        made: list[Element] = []
        for place, block in enumerate(blocks):
            new = list(self._block(block, page, annex))
            if place and new and isinstance(blocks[place - 1], Contents):
                new = [*start_page(new[0]), *new[1:]]
            if leads(blocks, place):
                keep_with_next(new[-1])
            if made and new and _is_table(made[-1]) and _is_table(new[0]):
                made.append(gap())
            made += new
        return made

    def _block(self, block: Block, page: Page, annex: bool) -> Iterator[Element]:
        if isinstance(block, Heading):
            yield self._heading(block, annex)
        elif isinstance(block, Table):
            yield from self._table(block, page)
        elif isinstance(block, Chart):
            yield from self._chart(block, page)
        elif isinstance(block, Contents):
            yield contents_element(self.listed)
        elif isinstance(block, Paragraph) and annex and is_annex_mark(block):
            yield paragraph("AnnexMark", [run(block.text)])
        elif isinstance(block, Paragraph):
            # A page has hardly any other paragraphs, and its headings are set in.
            kind = "body" if self.page and block.kind == "plain" else block.kind
            yield text_paragraph(STYLES_OF_KINDS.get(kind, "BodyText"), block.text, self.parts.link)
        elif isinstance(block, Note):
            yield text_paragraph("Note", block.text, self.parts.link)
        elif isinstance(block, ListItem):
            yield text_paragraph("ListBullet", block.text, self.parts.link)

    def _heading(self, heading: Heading, annex: bool) -> Element:
        style = "Title" if heading.level == 1 else f"Heading{min(heading.level - 1, DEEPEST)}"
        if annex and heading.level == LEVELS[0]:
            style = "AnnexHeading"
        text: list[Element] = [run(clean(heading.text))]
        if self.contents and heading.level in LEVELS:
            self.headings += 1
            number = self.parts.number()
            text = [w("bookmarkStart", id=number, name=bookmark_name(self.headings)), *text, w("bookmarkEnd", id=number)]
        return paragraph(style, text)

    def _table(self, table: Table, page: Page) -> Iterator[Element]:
        if table.caption:
            yield from table_caption(table.caption)
        if table.columns and (table.header or table.rows):
            yield table_element(table, page.text_width, page.text_height, self.parts.link)

    def _chart(self, chart: Chart, page: Page) -> Iterator[Element]:
        """The figure, its caption below it, its note; the numbers as a table where nothing can be drawn."""
        if not chart.labels or not chart.series:
            yield from self._table(chart_table(chart), page)
            return
        yield chart_paragraph(chart, page, self.parts)
        yield paragraph("Caption", caption_runs(chart.number, chart.title))
        if chart.note:
            yield text_paragraph("Note", chart.note, self.parts.link)


def _is_table(element: Element) -> bool:
    return bool(element.tag.endswith("}tbl"))


def ended(elements: Iterable[Element]) -> list[Element]:
    """The elements with a paragraph at their end: what holds the end of a section must be one."""
    made = list(elements)
    return made if made and made[-1].tag.endswith("}p") else [*made, gap()]
