"""A document's blocks as formats print them that have no title of their own and can't fold anything away."""

from __future__ import annotations

from collections.abc import Iterator

from .model import PAGE, Block, Document, Fold, Heading, Paragraph


def shown_title(document: Document) -> tuple[Block, ...]:
    """What stands above the blocks of a page: its title and subtitle, unless its first block is the title already."""
    first = document.blocks[0] if document.blocks else None
    if document.kind != PAGE or (isinstance(first, Heading) and first.level == 1):
        return ()
    subtitle = (Paragraph(document.subtitle, "plain"),) if document.subtitle else ()
    return (Heading(1, document.title), *subtitle)


def opened(blocks: tuple[Block, ...], level: int = 1) -> Iterator[Block]:
    """The blocks for formats that can't fold: those of a Fold follow a heading one level below the last one."""
    for block in blocks:
        level = block.level if isinstance(block, Heading) else level
        if isinstance(block, Fold):
            yield Heading(min(level + 1, 6), block.summary)
            yield from opened(block.blocks, min(level + 1, 6))
        else:
            yield block
