"""Markdown that reads well as it stands: pipe tables, plain HTML only where cells are merged."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Block, Caption, Document, Heading, ListItem, Note, PageBreak, Table
from .html_table import table_lines

_URL = re.compile(r"https?://[^\s<>|，。；、）]+")
_INLINE = re.compile(r"([\\`*\[\]]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|~(?=~))")
_LINE_START = re.compile(r"^([#>+=-])")
_RULES = {"left": "---", "center": ":---:", "right": "---:"}


def write_markdown(document: Document) -> str:
    """The document as Markdown (GFM)."""
    parts: list[str] = []
    before: Block | None = None
    for block in document.blocks:
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
    if isinstance(block, PageBreak):
        return "---"
    prefix = "- " if isinstance(block, ListItem) else ""
    text = block.text if not isinstance(block, Note) or block.text.startswith("注") else f"注：{block.text}"
    return prefix + "  \n".join(map(paragraph, text.split("\n")))


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
        yield f"**{inline(caption.text)}**"
        yield ""
    if caption.unit:
        yield inline(caption.unit)
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield from _caption(table.caption)
    if table.merged or len(table.header) != 1 or any(cell.header for row in table.rows for cell in row):
        yield from ["<table>", *table_lines(table, styled=False), "</table>"]
        return
    yield _row([cell.text for cell in table.header[0]])
    aligns = [cell.align for cell in table.rows[0]] if table.rows else ["left"] * table.columns
    yield "| " + " | ".join(_RULES[align] for align in aligns) + " |"
    for row in table.rows:
        yield _row([cell.text for cell in row])


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(inline(text).replace("|", "\\|").replace("\n", "<br>") for text in texts) + " |"
