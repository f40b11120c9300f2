"""The text that a template gives → the document.

A small language, line by line: ``# 标题`` (one to six ``#``), ``- 条目``, pipe tables, ``::: 名称 内容`` for the rest,
and paragraphs. A blank line ends a paragraph; its lines are joined. In tables every row above the ``|---|`` line is a
header row; a cell ``<`` is one with the cell to its left, ``^`` with the one above; ``!`` before a text makes a header
cell; ``\\|`` is a pipe; ``<br>`` breaks the line. A table below ``::: 饼图`` (柱形图, 条形图) is drawn.
"""

from __future__ import annotations

import re

from ..document import Block, Caption, Contents, Document, Heading, ListItem, Note, PageBreak, Paragraph, Table
from ..document.numbering import numbered
from ..findings import FindingsError, finding
from .details import split_mark
from .drawn import DRAWN, drawn
from .grid import cell_text, merged_rows
from .neutral import restore

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_DIRECTIVE = re.compile(r":::\s*(\S+)\s*(.*)")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{2,}:?")
KINDS = {"居中": "centre", "落款": "right", "顶格": "plain"}
DIRECTIVES = ("表题", "单位", "宽表", *DRAWN, "注", "目录", "换页", "附件", *KINDS)


def parse(source: str) -> Document:
    """The document in this text, its tables and figures numbered. Raises FindingsError for an unknown directive, a crooked
    table, or a figure that can't be drawn."""
    return numbered(_Parser().parse(source))


class _Parser:
    """Reads line by line, holding the paragraph or table that is still open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.rows: list[str] = []
        self.caption, self.unit, self.wide, self.figure = "", "", False, ""

    def parse(self, source: str) -> Document:
        for line in source.split("\n"):
            self._line(line.strip())
        self._close()
        title = next((block.text for block in self.blocks if isinstance(block, Heading)), "")
        return Document(title, tuple(self.blocks))

    def _line(self, line: str) -> None:
        if line.startswith("|"):
            self._close_paragraph()
            self.rows.append(line)
            return
        self._close_table()
        heading, directive = _HEADING.fullmatch(line), _DIRECTIVE.fullmatch(line)
        if heading or directive or not line or line.startswith("- "):
            self._close_paragraph()
        if heading:
            self.blocks.append(Heading(len(heading[1]), _one_line(heading[2])))
        elif directive:
            self._directive(directive[1], directive[2])
        elif line.startswith("- "):
            self.blocks.append(ListItem(_one_line(line[2:])))
        elif line:
            self.lines.append(line)

    def _directive(self, name: str, text: str) -> None:
        if name not in DIRECTIVES:
            raise FindingsError([finding("B615", None, name=restore(name), options="、".join(DIRECTIVES))])
        if name == "表题":
            self.caption = _one_line(text)
        elif name == "单位":
            self.unit = _one_line(text)
        elif name == "宽表":
            self.wide = True
        elif name in DRAWN:
            self.caption, self.figure = _one_line(text), name
        elif name in ("换页", "附件"):
            self.blocks.append(PageBreak(name == "附件"))
        elif name == "目录":
            self.blocks.append(Contents())
        elif name == "注":
            self.blocks.append(Note("\n".join(_parts(text))))
        else:
            self.blocks.extend(Paragraph(part, KINDS[name]) for part in _parts(text))

    def _close(self) -> None:
        self._close_paragraph()
        self._close_table()

    def _close_paragraph(self) -> None:
        text = ""
        for line in self.lines:
            text += _gap(text, line) + line
        self.lines = []
        self.blocks.extend(Paragraph(part) for part in _parts(text))

    def _close_table(self) -> None:
        if self.rows:
            caption = Caption(self.caption, self.unit) if self.caption or self.unit else None
            table = _table(self.rows, caption, self.wide)
            self.blocks.append(drawn(table, self.figure) if self.figure else table)
            self.rows, self.caption, self.unit, self.wide, self.figure = [], "", "", False, ""


def _gap(before: str, after: str) -> str:
    """Lines of Chinese text join without a space; between two Latin words there is one."""
    return " " if before and before[-1].isascii() and after[0].isascii() else ""


def _parts(text: str) -> list[str]:
    return [part.strip() for part in cell_text(split_mark(text)[0]).split("\n") if part.strip()]


def _one_line(text: str) -> str:
    return " ".join(_parts(text))


def _cells(line: str) -> list[str]:
    inner = line[1:-1] if len(line) > 1 and line.endswith("|") and not line.endswith("\\|") else line[1:]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]


def _align(mark: str) -> str:
    return "center" if mark.startswith(":") and mark.endswith(":") else "right" if mark.endswith(":") else "left"


def _table(lines: list[str], caption: Caption | None, wide: bool) -> Table:
    rows = [_cells(line) for line in lines]
    rule = next((number for number, row in enumerate(rows) if all(map(_RULE.fullmatch, row))), None)
    width = len(rows[0])
    for row in rows:
        if len(row) != width:
            raise FindingsError([finding("B610", None, row=restore(" | ".join(row)), found=len(row), expected=width)])
    aligns = ["left"] * width if rule is None else [_align(mark) for mark in rows[rule]]
    header, body = ([], rows) if rule is None else (rows[:rule], rows[rule + 1:])
    return Table(merged_rows(header, aligns, True), merged_rows(body, aligns, False), width, caption, wide)
