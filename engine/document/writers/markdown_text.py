"""Plain text in Markdown: no sign in it is read as markup, and it still reads well."""

from __future__ import annotations

import re

from ..addresses import pieces

_INLINE = re.compile(r"([\\`*\[\]]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])|~(?=~))")
_LINE_START = re.compile(r"^([#>+=-])")
_NO_SLUG = re.compile(r"[^\w\- ]")
# Signs next to a punctuation mark, a space or a sign of their own kind open or close nothing.
PLAIN_ENDS = re.compile(r"\w(.*\w)?", re.DOTALL)


def paragraph(text: str) -> str:
    """Text at the start of a line: nothing in it starts a heading, a quotation, a list or a rule."""
    return _LINE_START.sub(r"\\\1", inline(text))


def inline(text: str) -> str:
    """Text with no sign in it that Markdown would read; addresses stay whole."""
    return "".join(_entities(piece) if address else _escaped(piece) for piece, address in pieces(text))


def _entities(text: str) -> str:
    return re.sub(r"&(?=#?\w+;)", "&amp;", text).replace("<", "&lt;")


def _escaped(text: str) -> str:
    return _INLINE.sub(r"\\\1", _entities(text))


def slug(text: str, taken: dict[str, int]) -> str:
    """The name by which viewers such as GitHub's link a heading: no punctuation, spaces as hyphens, -1 … where it is there
    already. ``taken`` counts the names so far."""
    plain = _NO_SLUG.sub("", text.strip().lower()).replace(" ", "-")
    count = taken.get(plain, 0)
    taken[plain] = count + 1
    return f"{plain}-{count}" if count else plain
