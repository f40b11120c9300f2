"""What no report may hold, whatever the data: checked on the document, and on its text as Markdown."""

from __future__ import annotations

import re

from engine.document import Chart, Document, Heading, PageBreak, Paragraph, Table
from engine.document.writers import WRITERS

DOUBLED = re.compile(r"[，。；、：？！]{2}|[（《“]\s*[）》”]|[（“][，。；、]|[，、；：]）|为[，。；]|\{\{|\}\}|\{%|%\}|None|<br>")
NUMERALS = "零一二三四五六七八九十"
KINDS = (r"([一二三四五六七八九十]+)、", r"（([一二三四五六七八九十]+)）", r"(\d+)\. ", r"（(\d+)）")


def tidy(document: Document) -> str:
    """The report as Markdown, after it was looked through."""
    _texts(document)
    _headings(document)
    for table in document.tables:
        _rectangle(table)
    return WRITERS["md"].text(document)


def _texts(document: Document) -> None:
    texts = [block.text for block in document.blocks if hasattr(block, "text")]
    texts += [cell.text for table in document.tables for row in (*table.header, *table.rows) for cell in row]
    for text in texts:
        found = DOUBLED.search(text)
        assert found is None, f"{text[max(0, found.start() - 20):found.end() + 20]!r}"
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.kind == "body":
            assert block.text.endswith(("。", "：", "！", "？")), block.text
        if isinstance(block, Chart):
            assert len(block.labels) > 1 and any(value for series in block.series for value in series.values), block.title


def _headings(document: Document) -> None:
    """No heading without text below, and the numbers of each kind count on."""
    blocks = document.blocks
    counts: dict[tuple[int, int], int] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, PageBreak) and block.annex:
            counts = {}
        if not isinstance(block, Heading):
            continue
        below = [other for other in blocks[place + 1:] if not isinstance(other, PageBreak)]
        assert below, block.text
        assert not isinstance(below[0], Heading) or below[0].level > block.level, block.text
        counts = {key: count for key, count in counts.items() if key[0] <= block.level}
        for kind, pattern in enumerate(KINDS):
            found = re.match(pattern, block.text)
            if found:
                counts[block.level, kind] = counts.get((block.level, kind), 0) + 1
                said = int(found[1]) if found[1].isdigit() else NUMERALS.index(found[1])
                assert said == counts[block.level, kind], block.text


def _rectangle(table: Table) -> None:
    """Merged cells fill the table: every row is as wide as the table."""
    for rows in (table.header, table.rows):
        held = [0] * table.columns
        for row in rows:
            free = [column for column in range(table.columns) if not held[column]]
            assert sum(cell.colspan for cell in row) == len(free)
            held = [max(0, count - 1) for count in held]
            taken = iter(free)
            for cell in row:
                for _ in range(cell.colspan):
                    held[next(taken)] = cell.rowspan - 1
        assert not any(held)
