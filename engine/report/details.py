"""过程: a mark behind a score, by which a page opens how it came about; formats that can't open anything don't show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from markupsafe import Markup

from ..document import Block, Detail, Document, ListItem, Paragraph
from ..explain import Explanation, Line, explain
from ..findings import Place
from ..scoring.scorecard import Scorecard
from .neutral import MARK_END, MARK_START

TOTAL = "合计"
_MARK = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")


def mark(name: str) -> Markup:
    """The mark as it passes through a template: unseen, and nothing that a text could hold. ``name`` is an indicator's path
    joined by ``/``, or 合计."""
    return Markup(f"{MARK_START}{name}{MARK_END}")


def split_mark(text: str) -> tuple[str, str]:
    """A text without its marks, and the name in the last of them (empty: there is none)."""
    found = _MARK.findall(text)
    return (_MARK.sub("", text), found[-1]) if found else (text, "")


def details(card: Scorecard, document: Document) -> tuple[Detail, ...]:
    """What the cells of the document can open, each once, in their order."""
    rows = [row for table in document.tables for row in (*table.header, *table.rows)]
    names = dict.fromkeys(cell.detail for row in rows for cell in row if cell.detail)
    return tuple(_detail(name, item) for name in names for item in explain(card, name)[:1])


def _detail(name: str, item: Explanation) -> Detail:
    return Detail(name, f"{item.name}：{item.result}", tuple(_blocks(item)))


def _blocks(item: Explanation) -> Iterator[Block]:
    yield from (Paragraph(line, "plain") for line in item.standard.splitlines() if line.strip())
    yield from (ListItem(_line(line)) for line in item.lines)


def _line(line: Line) -> str:
    """The line with the places that it came from: 〔data.yaml:33〕."""
    return "　" * line.depth + line.text + "".join(map(_at, (line.rubric, line.data)))


def _at(place: Place | None) -> str:
    if place is None or not place.file:
        return ""
    name = PurePath(place.file).name
    return f"〔{name}:{place.cell or place.line}〕" if place.line else f"〔{name}〕"
