"""过程: a mark behind a score, by which a page opens how it came about; formats that can't open anything don't show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from markupsafe import Markup

from ..document import Block, Detail, Document, ListItem, Paragraph
from ..document.model import KEY
from ..explain import Explanation, explain
from ..findings import Place
from ..scoring.scorecard import Scorecard
from .neutral import MARK_END, MARK_START

TOTAL = "合计"
PART = "· "
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
    leaves = {"/".join(item.path): item for item in explain(card)} if names else {}
    return tuple(_detail(name, leaves.get(name) or _explained(card, name)) for name in names)


def _explained(card: Scorecard, name: str) -> Explanation:
    """A block or the total; of several that have the name, the one whose path it is."""
    found = explain(card, name)
    return next((item for item in found if "/".join(item.path) == name), found[0])


def _detail(name: str, item: Explanation) -> Detail:
    worth = f"（{item.worth}）" if item.worth else ""
    return Detail(name, f"{item.name}{worth}：{item.result}", tuple(_blocks(item)))


def _blocks(item: Explanation) -> Iterator[Block]:
    """The official wording, then the steps; each part of the score, and the result at the end, stands out."""
    yield from (Paragraph(line.strip(), "quote") for line in item.standard.splitlines() if line.strip())
    for number, line in enumerate(item.lines, 1):
        key = KEY if line.text.startswith(PART) or number == len(item.lines) else ""
        source = "、".join(filter(None, map(_at, (line.rubric, line.data))))
        yield ListItem(line.text.removeprefix(PART), line.depth, source, key)


def _at(place: Place | None) -> str:
    """The place that a line came from: data.yaml:33."""
    if place is None or not place.file:
        return ""
    name = PurePath(place.file).name
    return f"{name}:{place.cell or place.line}" if place.line else name
