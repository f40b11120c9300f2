"""Tables and figures numbered by chapter: 表 1-1, 表 1-2, 图 1-1 in the chapter 一、."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..numerals import chinese
from .model import Block, Chart, Document, Heading, Number, PageBreak, Table

TABLE, FIGURE = "表", "图"
CHAPTER_LEVEL = 2
_CHAPTER = re.compile(r"([一二三四五六七八九十]+)、")
_OWN_NUMBER = re.compile(r"[表图]\s*[0-9０-９一二三四五六七八九十]")
_CHAPTERS = {chinese(number): number for number in range(1, 100)}


def numbered(document: Document) -> Document:
    """The document with a number for every table that has a caption, and for every chart.

    A chapter is a heading of the second level that begins with a numeral (一、); the count begins anew in each. Annexes, and
    other chapters without a numeral, aren't numbered. A document without any chapters is numbered throughout. A caption that
    brings a number of its own (表1 …) keeps it.
    """
    chapters = any(_chapter_of(block) for block in document.blocks)
    state = _Counting(0, chapters)
    return replace(document, blocks=tuple(map(state.block, document.blocks)))


class _Counting:
    """How many tables and figures there have been in the chapter."""

    def __init__(self, chapter: int, chapters: bool) -> None:
        self.chapter, self.chapters, self.annex = chapter, chapters, False
        self.seen: Counter[str] = Counter()

    def block(self, block: Block) -> Block:
        """The block as it is printed; what it says of the chapter is kept."""
        if isinstance(block, PageBreak):
            self.annex = block.annex
        elif isinstance(block, Heading) and block.level <= CHAPTER_LEVEL and self.chapters:
            self.chapter = _chapter_of(block)
            self.seen.clear()
        elif isinstance(block, Table) and block.caption and block.caption.text and not _OWN_NUMBER.match(block.caption.text):
            return replace(block, caption=replace(block.caption, number=self._next(TABLE)))
        elif isinstance(block, Chart) and not _OWN_NUMBER.match(block.title):
            return replace(block, number=self._next(FIGURE))
        return block

    def _next(self, word: str) -> Number | None:
        if self.annex or (self.chapters and not self.chapter):
            return None
        self.seen[word] += 1
        return Number(word, self.chapter, self.seen[word])


def _chapter_of(block: Block) -> int:
    """The number of the chapter that the block begins; 0 where it begins none."""
    found = _CHAPTER.match(block.text) if isinstance(block, Heading) and block.level == CHAPTER_LEVEL else None
    return _CHAPTERS.get(found[1], 0) if found else 0
