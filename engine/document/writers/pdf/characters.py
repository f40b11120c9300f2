"""All texts of a document that a PDF prints, with the heading that they stand under, and their characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator

from ...chart_data import value_text
from ...model import Block, Chart, Document, Fold, Heading, ListItem, Note, Paragraph, Table
from ...opening import shown_title

# What the layout itself prints: page numbers, bullets, the heading of the contents, leaders.
OWN = "—0123456789•.目录"
AROUND = 8


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Each text with the heading above it."""
    heading = document.title
    for block in (*shown_title(document), *document.blocks):
        heading = block.text if isinstance(block, Heading) else heading
        yield from ((heading, text) for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Paragraph | Note):
        yield block.text
    elif isinstance(block, ListItem):
        yield from (block.text, block.source)
    elif isinstance(block, Table):
        yield from (block.caption.full, block.caption.unit) if block.caption else ()
        yield from (cell.text for row in (*block.header, *block.rows) for cell in row)
    elif isinstance(block, Chart):
        yield from (block.full, block.unit, block.note, *block.labels, *(series.name for series in block.series))
        yield from (value_text(block, value) for series in block.series for value in series.values)
    elif isinstance(block, Fold):
        yield from (block.summary, *(text for inner in block.blocks for text in _texts(inner)))


def characters(document: Document) -> set[str]:
    """The characters that need a glyph, the layout's own too."""
    found = set(OWN).union(*(text for _, text in texts(document)))
    return set(filter(needs_glyph, found))


def needs_glyph(char: str) -> bool:
    """Whether a font must have the character: not for line breaks, spaces, marks of direction and of variants."""
    if char in "\n\t\r":
        return False
    return unicodedata.category(char) not in ("Cf", "Zs", "Zl", "Zp") and not 0xFE00 <= ord(char) <= 0xFE0F \
        and not 0xE0100 <= ord(char) <= 0xE01EF


def places_of(document: Document, wanted: Container[str]) -> list[tuple[str, str, str]]:
    """The wanted characters, each with the heading and the piece of text in which it stands first, in their order."""
    found: dict[str, tuple[str, str, str]] = {}
    for heading, text in texts(document):
        for place, char in enumerate(text):
            if char in wanted and char not in found:
                piece = text[max(place - AROUND, 0):place + AROUND + 1].replace("\n", " ")
                found[char] = (char, heading, piece)
    return list(found.values())
