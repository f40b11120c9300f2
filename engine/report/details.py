"""过程: a mark behind a score, by which a page opens how it came about; formats that can't open anything don't show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from ..document import Block, Detail, Document, ListItem, Paragraph
from ..document.model import KEY
from ..explain import Explanation, explain_paths, file_names, place_text
from ..language_choice import CHINESE, speaking
from ..scoring.scorecard import Scorecard
from .neutral import MARK_END, MARK_START

TOTAL = "合计"
PART = "· "
_MARK = re.compile(f"{MARK_START}([^{MARK_END}]*){MARK_END}")


def mark(name: str) -> Markup:
    """The mark as it passes through a template: unseen, and nothing that a text could hold. ``name`` is the path of an
    indicator, part or row joined by ``/``, or 合计."""
    return Markup(f"{MARK_START}{name}{MARK_END}")


def split_mark(text: str) -> tuple[str, str]:
    """A text without its marks, and the name in the last of them (empty: there is none)."""
    found = _MARK.findall(text)
    return (_MARK.sub("", text), found[-1]) if found else (text, "")


def details(card: Scorecard, document: Document) -> tuple[Detail, ...]:
    """What the cells of the document can open, each once, in their order; in Chinese, as a report is.
    What a name stands for must be certain: a row that shares its name with another opens nothing."""
    rows = [row for table in document.tables for row in (*table.header, *table.rows)]
    names = tuple(dict.fromkeys(cell.detail for row in rows for cell in row if cell.detail))
    with speaking(CHINESE):
        found = explain_paths(card, names) if names else {}
    files = file_names(place.file for item in found.values() for line in item.lines for place in (line.rubric, line.data)
                       if place is not None)
    return tuple(_detail(name, found[name], files) for name in names if name in found)


def _detail(name: str, item: Explanation, files: Mapping[str, str]) -> Detail:
    worth = f"（{item.worth}）" if item.worth else ""
    return Detail(name, f"{item.name}{worth}：{item.result}", tuple(_blocks(item, files)))


def _blocks(item: Explanation, files: Mapping[str, str]) -> Iterator[Block]:
    """The official wording, then the steps; each part of the score, and the result at the end, stands out."""
    yield from (Paragraph(line.strip(), "quote") for line in item.standard.splitlines() if line.strip())
    for number, line in enumerate(item.lines, 1):
        key = KEY if line.text.startswith(PART) or number == len(item.lines) else ""
        places = (place_text(place, files) for place in (line.rubric, line.data))
        yield ListItem(line.text.removeprefix(PART), line.depth, "、".join(filter(None, places)), key)
