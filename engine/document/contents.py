"""The table of contents: what stands in it, where it stands, and as a list for formats without pages or links."""

from __future__ import annotations

from dataclasses import replace

from .model import Block, Contents, Document, Heading, ListItem, Paragraph

LEVELS = (2, 3)


def entries(document: Document) -> tuple[Heading, ...]:
    """The headings that a table of contents lists: those of the second and third level (一、 and （一）)."""
    return tuple(block for block in document.blocks if isinstance(block, Heading) and block.level in LEVELS)


def with_contents(made: Document) -> Document:
    """The document with a table of contents behind its title and the centred lines below that, unless it has one."""
    if has_contents(made):
        return made
    place = 0
    for block in made.blocks:
        if not (isinstance(block, Heading) and block.level == 1 or isinstance(block, Paragraph) and block.kind == "centre"):
            break
        place += 1
    return replace(made, blocks=(*made.blocks[:place], Contents(), *made.blocks[place:]))


def has_contents(document: Document) -> bool:
    """Whether the document has a table of contents at a place of its own."""
    return any(isinstance(block, Contents) for block in document.blocks)


def listed_contents(document: Document) -> Document:
    """The document with its table of contents, if it has one, as a list; the deeper entries set in."""
    items = tuple(ListItem(heading.text, heading.level - LEVELS[0]) for heading in entries(document))
    blocks: list[Block] = []
    for block in document.blocks:
        blocks += items if isinstance(block, Contents) else (block,)
    return replace(document, blocks=tuple(blocks))
