"""How a score came about, opened from its cell: a panel over the page that a link shows and another hides, without script.

Each panel is shown while it is the target of the address (``:target``), which old browsers know too. On paper there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby

from ..model import Block, Cell, Detail, Document, ListItem, Paragraph, Table, flat
from .html_text import linked, list_lines

# Where a panel goes back to that several cells open: it stays in its place on the screen, so that nothing scrolls.
STILL = "still"


class Ways:
    """The panels of one document, and the links to them; the first link to each is where its panel goes back to."""

    def __init__(self, document: Document) -> None:
        self.details = document.details
        self.numbers = {detail.name: number for number, detail in enumerate(document.details, 1)}
        self.uses = Counter(cell.detail for cell in _cells(document) if cell.detail in self.numbers)

    def link(self, cell: Cell, content: str) -> str:
        """The content of the cell as a link to its panel; as it is, where there is none to open."""
        number = self.numbers.get(cell.detail)
        if number is None:
            return content
        name = f' id="k{number}"' if self.uses[cell.detail] == 1 else ""
        return f'<a class="way"{name} href="#t{number}" aria-label="{escape(cell.text)}，看计算过程">{content}</a>'

    def panels(self) -> Iterator[str]:
        """All panels that some cell opens, after the page."""
        opened = [detail for detail in self.details if self.uses[detail.name]]
        if opened:
            yield '<aside aria-label="计算过程">'
            if any(self.uses[detail.name] > 1 for detail in opened):
                yield f'<p id="{STILL}" tabindex="-1"></p>'
            for detail in opened:
                yield from self._panel(detail)
            yield "</aside>"

    def _panel(self, detail: Detail) -> Iterator[str]:
        number = self.numbers[detail.name]
        back = f"k{number}" if self.uses[detail.name] == 1 else STILL
        yield f'<section id="t{number}" tabindex="-1" role="dialog" aria-labelledby="h{number}">'
        yield f'<a class="veil" href="#{back}" tabindex="-1" aria-hidden="true"></a>'
        yield f'<div><a class="close" href="#{back}">关闭</a><h2 id="h{number}">{escape(detail.title)}</h2>'
        yield from _blocks(detail.blocks)
        yield "</div></section>"


def _cells(document: Document) -> Iterator[Cell]:
    for block in flat(document.blocks):
        if isinstance(block, Table):
            yield from (cell for row in (*block.header, *block.rows) for cell in row)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Official wording set apart, lists, paragraphs."""
    for kind, group in groupby(blocks, lambda block: getattr(block, "kind", type(block).__name__)):
        items = list(group)
        lines = [f"<p>{linked(block.text)}</p>" for block in items if isinstance(block, Paragraph)]
        yield from ["<blockquote>", *lines, "</blockquote>"] if kind == "quote" else lines
        yield from list_lines(block for block in items if isinstance(block, ListItem))
