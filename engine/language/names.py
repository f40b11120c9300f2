"""How names are compared: after NFKC, with one form of quotes and without spaces (DESIGN 5a.5)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .words import SIGNS, SUPERSCRIPTS

QUOTES = frozenset("“”„‟\"＂″〝〞「」『』﹁﹂﹃﹄‘’‚‛'＇′`｀")
INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f")


@dataclass(frozen=True)
class Glyph:
    """One folded character. ``start``/``end`` are offsets of what it was folded from; ``spaced`` says a gap precedes.

    ``plain`` is the character as syntax may read it: ASCII (full-width forms included) or the character itself;
    empty for look-alikes such as ``²`` or ``①``, which NFKC would make a digit. ``wordy`` says whether it can stand in
    a name that isn't declared; declared names may hold anything.
    """

    char: str
    plain: str
    start: int
    end: int
    spaced: bool
    wordy: bool


@lru_cache(maxsize=4096)
def canonical(name: str) -> str:
    """The form in which two spellings of one name are equal. Kept, since a rubric's names are compared thousands of times."""
    return "".join(glyph.char for glyph in fold(name))


def fold(text: str) -> tuple[Glyph, ...]:
    """The text's folded characters, without spaces, each with where it came from."""
    found: list[Glyph] = []
    spaced = False
    for start, end in _clusters(text):
        cluster = text[start:end]
        if cluster in INVISIBLE:
            continue
        folded = '"' if cluster in QUOTES else unicodedata.normalize("NFKC", cluster)
        if not folded.strip():
            spaced = True
            continue
        wordy = cluster not in SUPERSCRIPTS and all(char.isalnum() or char in '_"' for char in folded)
        for char in folded:
            if not char.isspace():
                found.append(Glyph(char, _plain(cluster), start, end, spaced, wordy))
                spaced = False
    return tuple(found)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a character and the combining marks after it, so that NFKC may join them."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, index
            start = index


def _plain(cluster: str) -> str:
    if len(cluster) != 1 or unicodedata.normalize("NFKC", cluster) == cluster or cluster in QUOTES:
        return '"' if cluster in QUOTES else cluster if len(cluster) == 1 else ""
    if 0xFF01 <= ord(cluster) <= 0xFF5E:
        return chr(ord(cluster) - 0xFEE0)
    return cluster if cluster in SIGNS else ""
