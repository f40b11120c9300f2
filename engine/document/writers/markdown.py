"""Markdown that reads well as it stands: pipe tables, plain HTML only where cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..chart_data import chart_table
from ..contents import listed_contents
from ..model import (
    KEY,
    NEW,
    OLD,
    Block,
    Caption,
    Cell,
    Chart,
    Document,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Span,
    Table,
    opened,
    shown_title,
)
from ..words import worded
from .html_table import table_lines

_URL = re.compile(r"https?://[^\s<>|，。；、）]+")
_INLINE = re.compile(r"([\\`*\[\]]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|~(?=~))")
_LINE_START = re.compile(r"^([#>+=-])")
# Signs next to a punctuation mark, a space or a sign of their own kind open or close nothing.
_PLAIN_ENDS = re.compile(r"\w(.*\w)?", re.DOTALL)
_MARKS = {OLD: ("~~", "del"), NEW: ("**", "ins"), KEY: ("**", "strong")}
_RULES = {"left": "---", "center": ":---:", "right": "---:"}


def write_markdown(document: Document) -> str:
    """The document as Markdown (GFM)."""
    parts: list[str] = []
    before: Block | None = None
    for block in opened((*shown_title(document), *worded(listed_contents(document)).blocks)):
        text = _block(block)
        glued = isinstance(block, ListItem) and isinstance(before, ListItem)
        parts.append(("" if not parts else "\n" if glued else "\n\n") + text)
        before = block
    return "".join(parts) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return "#" * block.level + " " + inline(block.text)
    if isinstance(block, Table):
        return "\n".join(_table(block))
    if isinstance(block, Chart):
        return "\n".join(_chart(block))
    prefix = "- " if isinstance(block, ListItem) else ""
    text = block.text if isinstance(block, (ListItem, Note, Paragraph)) else ""
    return prefix + "  \n".join(map(paragraph, text.split("\n"))) if not isinstance(block, PageBreak) else "---"


def _chart(chart: Chart) -> Iterator[str]:
    """The chart as a table of its numbers, with its note."""
    yield from _table(chart_table(chart))
    if chart.note:
        yield from ("", paragraph(chart.note.replace("\n", " ")))


def paragraph(text: str) -> str:
    """Text at the start of a line: nothing in it starts a heading, a quotation, a list or a rule."""
    return _LINE_START.sub(r"\\\1", inline(text))


def inline(text: str) -> str:
    """Text with no sign in it that Markdown would read; addresses stay whole."""
    parts, end = [], 0
    for match in _URL.finditer(text):
        parts += [_escaped(text[end:match.start()]), _entities(match[0])]
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


def _entities(text: str) -> str:
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\1", _entities(text))


def _caption(caption: Caption | None) -> Iterator[str]:
    if caption is None:
        return
    if caption.text:
        yield f"**{inline(caption.full)}**"
        yield ""
    if caption.unit:
        yield inline(caption.unit)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield from _caption(table.caption)
    if table.merged or len(table.header) != 1 or any(cell.header for row in table.rows for cell in row):
        yield from ["<table>", *table_lines(table), "</table>"]
        return
    yield _row(table.header[0])
    aligns = [cell.align for cell in table.rows[0]] if table.rows else ["left"] * table.columns
    yield "| " + " | ".join(_RULES[align] for align in aligns) + " |"
    for row in table.rows:
        yield _row(row)


def _row(cells: tuple[Cell, ...]) -> str:
    return "| " + " | ".join(_cell(cell).replace("|", "\\|").replace("\n", "<br>") for cell in cells) + " |"


def _cell(cell: Cell) -> str:
    return "".join(map(_span, cell.spans)) if cell.spans else inline(cell.text)


def _span(span: Span) -> str:
    """A marked piece: ~~taken away~~, **added** or emphasised; as HTML where the signs wouldn't be read as marks."""
    text, marks = inline(span.text), _MARKS.get(span.tone)
    if marks is None or not span.text.strip():
        return text
    sign, tag = marks
    return f"{sign}{text}{sign}" if _PLAIN_ENDS.fullmatch(span.text) else f"<{tag}>{text}</{tag}>"
