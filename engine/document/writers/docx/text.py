"""Texts as runs: what XML can't hold is replaced, line breaks and links are real ones, tones are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...addresses import pieces
from ...model import BAD, GOOD, KEY, MUTED, NEW, OLD
from ...xml_text import clean
from ..svg import TONES
from .xml import Element, qualified, w, words, x

# Gives the relationship of an address.
Links = Callable[[str], str]

# Marks that Chinese and Latin typefaces both have: “”‘’—…·×÷±≤≥√Σ and the like.
_SHARED = re.compile("[\u00a1-\u2e7f]")
_PIECES = re.compile("(\n|\t)")


def runs(text: str, links: Links, tone: str = "") -> Iterator[Element]:
    """The text as runs, its addresses as links."""
    for piece, address in pieces(clean(text)):
        made = run(piece, tone, "Hyperlink" if address else "")
        if address:
            made = x("w:hyperlink", made)
            made.set(qualified("r:id"), links(piece))
        yield made


def run(text: str, tone: str = "", style: str = "") -> Element:
    """A run of text that is clean already; ``style`` names a character style."""
    made, hint = w("r"), bool(_SHARED.search(text))
    looks = _looks(tone, style, hint)
    if looks:
        made.append(w("rPr", *looks))
    for piece in _PIECES.split(text) if "\n" in text or "\t" in text else (text,):
        if piece:
            made.append(w("br") if piece == "\n" else w("tab") if piece == "\t" else words(piece))
    return made


def _looks(tone: str, style: str, hint: bool) -> list[Element]:
    """The properties of a run, in the order of the standard."""
    looks = [w("rStyle", val=style)] if style else []
    if hint:
        looks.append(w("rFonts", hint="eastAsia"))
    if tone == KEY:
        looks.append(w("b"))
    if tone == OLD:
        looks.append(w("strike"))
    if tone in (OLD, NEW, GOOD, BAD, MUTED) and not style:
        looks.append(w("color", val=TONES[tone].lstrip("#").upper()))
    if tone == NEW:
        looks.append(w("u", val="single"))
    return looks
