"""The text that a template gives → the document.

A small language, line by line: ``# 标题`` (one to six ``#``), ``- 条目``, pipe tables, ``::: 名称 内容`` for the rest,
and paragraphs. A blank line ends a paragraph; its lines are joined. In tables every row above the ``|---|`` line is a
header row; a cell ``<`` is one with the cell to its left, ``^`` with the one above; ``!`` before a text makes a header
cell; ``\\|`` is a pipe; ``<br>`` breaks the line. A table below ``::: 饼图`` (柱形图, 条形图) is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..document import (
    Block,
    Caption,
    Cell,
    Contents,
    Document,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Table,
)
from ..findings import FindingsError, Place, finding
from .details import split_mark
from .drawn import DRAWN, drawn
from .faults import did_you_mean
from .grid import cell_text, merged_rows
from .line_marks import LayoutFault, split_line
from .neutral import restore

HEADING_LINE = re.compile(r"(#{1,6})\s+(.*)")
DIRECTIVE_LINE = re.compile(r":::\s*(\S+)\s*(.*)")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-{2,}:?")
KINDS = {"居中": "centre", "落款": "right", "顶格": "plain"}
BEFORE_TABLES = ("表题", "单位", "宽表", *DRAWN)
DIRECTIVES = (*BEFORE_TABLES, "注", "目录", "换页", "附件", *KINDS)
# Where a word stands in the line that a mark comes from (``line_marks``).
Where = Callable[[str, str], Place | None]


def parse(source: str, where: Where = lambda mark, word: None) -> Document:
    """The document in this text, nothing numbered yet. Raises FindingsError for an unknown directive, a crooked table, or a
    figure that can't be drawn, at the place that ``where`` tells."""
    return _Parser(where).parse(source)


class _Parser:
    """Reads line by line, holding the paragraph or table that is still open."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.rows: list[str] = []
        self.caption, self.unit, self.wide, self.figure = "", "", False, ""
        # The marks of the rows that are held, of the directive that draws them, and of the line that is being read.
        self.marks: list[str] = []
        self.drawer, self.mark = "", ""
        # The last directive that a table must follow, and its mark.
        self.awaiting: tuple[str, str] | None = None

    def parse(self, source: str) -> Document:
        for line in source.split("\n"):
            text, self.mark = split_line(line)
            self._line(text.strip())
        self._close()
        self._nothing_awaited()
        title = next((block.text for block in self.blocks if isinstance(block, Heading)), "")
        return Document(title, tuple(self.blocks))

    def _line(self, line: str) -> None:
        if line.startswith("|"):
            self._close_paragraph()
            self.rows.append(line)
            self.marks.append(self.mark)
            return
        self._close_table()
        heading, directive = HEADING_LINE.fullmatch(line), DIRECTIVE_LINE.fullmatch(line)
        if line and not (directive and directive[1] in BEFORE_TABLES):
            self._nothing_awaited()
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
            place = self.where(self.mark, restore(name))
            raise FindingsError([finding("B615", place, name=restore(name),
                                         suggestion=did_you_mean(restore(name), DIRECTIVES))])
        if name in BEFORE_TABLES:
            self.awaiting = name, self.mark
        if name == "表题":
            self.caption = _one_line(text)
        elif name == "单位":
            self.unit = _one_line(text)
        elif name == "宽表":
            self.wide = True
        elif name in DRAWN:
            self.caption, self.figure, self.drawer = _one_line(text), name, self.mark
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
            try:
                self.blocks.append(self._table())
            except LayoutFault as fault:
                raise FindingsError([finding(fault.code, self._place(fault), **fault.params)]) from None
            self.rows, self.marks, self.caption, self.unit, self.wide, self.figure = [], [], "", "", False, ""
            self.awaiting = None

    def _nothing_awaited(self) -> None:
        """Raises FindingsError (B641) where a table was announced and something else comes."""
        if self.awaiting:
            name, mark = self.awaiting
            raise FindingsError([finding("B641", self.where(mark, name), name=name)])

    def _table(self) -> Block:
        caption = Caption(self.caption, self.unit) if self.caption or self.unit else None
        table = _table(self.rows, caption, self.wide)
        return drawn(table, self.figure) if self.figure else table

    def _place(self, fault: LayoutFault) -> Place | None:
        """Where the fault is: in its row, else at the directive that draws the table."""
        if fault.row is None:
            return self.where(self.drawer, self.figure)
        return self.where(self.marks[fault.row], fault.word)


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


def _table(lines: Sequence[str], caption: Caption | None, wide: bool) -> Table:
    rows = [_cells(line) for line in lines]
    rule = next((number for number, row in enumerate(rows) if all(map(_RULE.fullmatch, row))), None)
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) != width:
            raise LayoutFault("B610", number, "|", row=restore(" | ".join(row)), found=len(row), expected=width)
    aligns = ["left"] * width if rule is None else [_align(mark) for mark in rows[rule]]
    head = 0 if rule is None else rule + 1
    header = _merged(rows[:head - 1] if head else [], 0, aligns, True)
    return Table(header, _merged(rows[head:], head, aligns, False), width, caption, wide)


def _merged(rows: Sequence[Sequence[str]], first: int, aligns: Sequence[str], header: bool) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a part of the table whose first row is row ``first`` of it all."""
    try:
        return merged_rows(rows, aligns, header)
    except LayoutFault as fault:
        fault.row = first + (fault.row or 0)
        raise
