"""Headings that number themselves on (一、 （一） 1. （1）), whatever is left out or put in, and of which none stands empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..numerals import chinese
from .model import Block, Document, Heading, PageBreak

TITLE_LEVEL = 1
_CHINESE = "[一二三四五六七八九十]+"
# What stands before and behind the number, by kind; the first two count in Chinese.
_KINDS = tuple(map(re.compile, (rf"(){_CHINESE}(、)", rf"(（){_CHINESE}(）)", r"()\d{1,2}([.．、])(?!\d)", r"(（)\d{1,2}(）)")))
_COUNTED_IN_CHINESE = 2
_DEEPEST = 10


def headed(document: Document) -> Document:
    """The document without headings that nothing stands under, and with the numbers of the others following each other.

    A heading's number counts those of its kind and level below the same heading; an annex counts for itself. The title, and
    headings without a number, stay as they are.
    """
    return replace(document, blocks=tuple(_counted(_standing(document.blocks))))


def _standing(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without headings after which one of the same or a higher level, or nothing, comes before any text."""
    kept: list[Block] = []
    empty_from = TITLE_LEVEL + 1  # headings of this level and deeper have no text below, seen from the end
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if block.level >= empty_from:
                continue
            empty_from = max(block.level, TITLE_LEVEL + 1)
        elif not isinstance(block, PageBreak):
            empty_from = _DEEPEST
        kept.append(block)
    return kept[::-1]


def _counted(blocks: Sequence[Block]) -> Iterator[Block]:
    counts: dict[tuple[int, int], int] = {}
    for block in blocks:
        if isinstance(block, PageBreak) and block.annex:
            counts = {}
        if not isinstance(block, Heading) or block.level == TITLE_LEVEL:
            yield block
            continue
        counts = {key: count for key, count in counts.items() if key[0] <= block.level}
        kind, found = next(((kind, found) for kind, sign in enumerate(_KINDS) if (found := sign.match(block.text))), (0, None))
        if found is None:
            yield block
            continue
        count = counts[block.level, kind] = counts.get((block.level, kind), 0) + 1
        number = chinese(count) if kind < _COUNTED_IN_CHINESE else str(count)
        yield replace(block, text=f"{found[1]}{number}{found[2]}{block.text[found.end():]}")
