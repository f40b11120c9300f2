"""Strands as tables: versions beside each other, or one block a version with what changed."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..document import Block, Cell as Box, Table
from ..document.model import KEY, MUTED, NEW
from ..language_choice import translate
from .marks import NOTHING
from .model import Strand
from .shown import ABSENT, CAME, CHANGED, FIRST, SAME, WENT, Entry, entries

TONES = {SAME: MUTED, CHANGED: KEY, CAME: NEW, WENT: KEY, ABSENT: MUTED}


def strand_table(strands: Sequence[Strand], there: Sequence[bool], labels: Sequence[str]) -> Table:
    """One row a line, one column a version; what is the same as in the version before isn't repeated."""
    header = (Box(translate("方面"), header=True), *(Box(label, header=True) for label in labels))
    rows = tuple(tuple(row) for strand in strands for row in _rows(strand, there))
    return Table((header,), rows, len(header), wide=len(labels) > 3)


def _rows(strand: Strand, there: Sequence[bool]) -> Iterator[list[Box]]:
    for number, line in enumerate(entries(strand, there)):
        head = [Box(strand.name, rowspan=len(strand.lines), header=True)] if number == 0 else []
        yield head + [Box(_text(item), tone=TONES.get(item.state, "")) for item in line]


def _text(item: Entry) -> str:
    if item.state in (SAME, WENT):
        return translate("同左") if item.state == SAME else translate("（删去）")
    return NOTHING if item.state == ABSENT else item.text


def version_blocks(strands: Sequence[Strand], there: Sequence[bool], number: int) -> Iterator[Block]:
    """One version by itself: the first one that has the thing whole, of the others what changed, before and after;
    nothing where nothing changed."""
    lines = [(strand.name, line[number]) for strand in strands for line in entries(strand, there)]
    first = [(name, item.text) for name, item in lines if item.state == FIRST]
    news = [(name, item.old or NOTHING, item.text or translate("（删去）")) for name, item in lines if item.news]
    if first:
        yield _columns((translate("方面"), translate("内容")), first)
    elif news:
        yield _columns((translate("方面"), translate("原来"), translate("现在")), news)


def _columns(names: Sequence[str], lines: Sequence[Sequence[str]]) -> Table:
    """A table whose first column says each aspect once."""
    rows = []
    for number, line in enumerate(lines):
        head = "" if number and lines[number - 1][0] == line[0] else line[0]
        rows.append((Box(head, header=True), *(Box(text) for text in line[1:])))
    return Table((tuple(Box(name, header=True) for name in names),), tuple(rows), len(names))
