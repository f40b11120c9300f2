"""Texts as runs: what XML can't hold is replaced, line breaks and links are real ones, tones are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...model import BAD, GOOD, KEY, MUTED, NEW, OLD
from ...xml_text import xml_text
from ..svg import TONES
from .xml import NAMESPACES, Element, w, words, x

# Gives the relationship of an address.
Links = Callable[[str], str]

# Marks that Chinese and Latin typefaces both have: “”‘’—…·×÷±≤≥√Σ and the like.
_SHARED = re.compile("[\u00a1-\u2e7f]")
_PIECES = re.compile("(\n|\t)")
# An address up to the first mark that can't be part of one; Chinese text often follows without a space.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#](?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?")
LONGEST_ADDRESS = 2000


def has_link(text: str) -> bool:
    """Whether an address stands in the text."""
    return bool(_ADDRESS.search(text))


def runs(text: str, links: Links, tone: str = "") -> Iterator[Element]:
    """The text as runs, its addresses as links."""
    text, done = xml_text(text), 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(".,:;!?)'")
        if len(address) > LONGEST_ADDRESS:
            continue
        if match.start() > done:
            yield run(text[done:match.start()], tone)
        link = x("w:hyperlink", run(address, tone, "Hyperlink"))
        link.set(f"{{{NAMESPACES['r']}}}id", links(address))
        yield link
        done = match.start() + len(address)
    if done < len(text):
        yield run(text[done:], tone)


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
