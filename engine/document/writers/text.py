"""Plain text for a terminal: everything within a width, every character printable on a GBK console."""

from __future__ import annotations

from collections.abc import Iterator

from ...width import hung, width, wrap
from ..contents import listed_contents
from ..model import Block, Chart, Document, Heading, ListItem, Note, PageBreak, Paragraph, Table
from ..opening import opened, shown_title
from ..words import worded
from .text_chart import chart_lines
from .text_table import table_lines

WIDTH = 100


def write_text(document: Document, width: int = WIDTH) -> str:
    """The document in lines of at most ``width`` columns (a Chinese character takes two); a blank line between blocks."""
    lines: list[str] = []
    before: Block | None = None
    for block in opened((*shown_title(document), *worded(listed_contents(document)).blocks)):
        glued = before is None or (isinstance(block, ListItem) and isinstance(before, ListItem)) or (
            isinstance(before, Heading) and not isinstance(block, Heading) and before.level > 1)
        lines += ([] if glued else [""]) + list(_block(block, width))
        before = block
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _block(block: Block, columns: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from _heading(block, columns)
    elif isinstance(block, Table):
        yield from table_lines(block, columns)
    elif isinstance(block, Chart):
        yield from chart_lines(block, columns)
    elif isinstance(block, PageBreak):
        yield "─" * (columns // 2)
    elif isinstance(block, ListItem):
        inward = "  " * block.depth
        yield from hung(f"{inward}· {block.text}", columns, f"{inward}  ")
    elif isinstance(block, Note):
        yield from hung(block.text, columns, "    ")
    elif isinstance(block, Paragraph):
        yield from wrap(block.text, columns)


def _heading(heading: Heading, columns: int) -> Iterator[str]:
    """The title over a double line, what is below it over a single one, the rest on a line of their own."""
    lines = wrap(heading.text, columns)
    yield from lines
    if heading.level <= 2:
        yield ("=" if heading.level == 1 else "-") * max(map(width, lines))
