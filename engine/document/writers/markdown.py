"""Markdown that reads well as it stands: pipe tables, figures as their numbers, contents as links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..chart_data import chart_table
from ..contents import LEVELS
from ..model import Block, Caption, Chart, Contents, Document, Heading, ListItem, Note, PageBreak, Paragraph, Table
from ..opening import opened, shown_title
from ..words import worded
from .markdown_table import caption_lines, pipe_lines, table_lines
from .markdown_text import inline, paragraph, slug

CONTENTS = "目录"


def write_markdown(document: Document) -> str:
    """The document as Markdown (GFM)."""
    blocks = tuple(opened((*shown_title(document), *worded(document).blocks)))
    parts: list[str] = []
    before: Block | None = None
    for block in blocks:
        text = "\n".join(_contents(document, blocks)) if isinstance(block, Contents) else _block(block)
        glued = isinstance(block, ListItem) and isinstance(before, ListItem)
        parts.append(("" if not parts else "\n" if glued else "\n\n") + text)
        before = block
    return "".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return "#" * block.level + " " + inline(block.text)
    if isinstance(block, Table):
        return "\n".join(table_lines(block))
    if isinstance(block, Chart):
        return "\n".join(_chart(block))
    prefix = "  " * block.depth + "- " if isinstance(block, ListItem) else ""
    prefix = "> " if isinstance(block, Paragraph) and block.kind == "quote" else prefix
    text = block.text if isinstance(block, (ListItem, Note, Paragraph)) else ""
    return prefix + "  \n".join(map(paragraph, text.split("\n"))) if not isinstance(block, PageBreak) else "---"


def _chart(chart: Chart) -> Iterator[str]:
    """The numbers of the chart as a table, its caption below like that of a figure, and its note."""
    table = chart_table(chart)
    yield from pipe_lines(table)
    below = table.caption or Caption("")
    yield from ("", *list(caption_lines(below))[:1])
    if chart.note:
        yield from ("", paragraph(chart.note.replace("\n", " ")))


def _contents(document: Document, blocks: Sequence[Block]) -> Iterator[str]:
    """The headings of the second and third level as links, the deeper ones set in; none of what is folded away."""
    yield f"**{CONTENTS}**"
    yield ""
    taken: dict[str, int] = {}
    listed = {id(block) for block in document.blocks}
    for block in blocks:
        if isinstance(block, Heading):
            name = slug(block.text, taken)
            if block.level in LEVELS and id(block) in listed:
                yield "  " * (block.level - LEVELS[0]) + f"- [{inline(block.text)}](#{name})"
