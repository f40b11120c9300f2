"""A template's source in pieces: text, and what stands between ``{{ }}``, ``{% %}`` and ``{# #}``. No language, only signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TEXT, PRINT, BLOCK, COMMENT = "text", "print", "block", "comment"
CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
KINDS = {"{{": PRINT, "{%": BLOCK, "{#": COMMENT}
_OPENS = re.compile(r"\{\{|\{%|\{#")
_STRING = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.DOTALL)
_RAW = re.compile(r"[-+]?\s*raw\s*[-+]?")
_END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
_WORD = re.compile(r"[-+]?\s*(\w+)")


@dataclass(frozen=True)
class Tag:
    """One piece of a template. ``start`` is where ``inner`` begins in the source (0 is the first sign), behind the opening
    signs; ``closed`` says whether its closing signs follow."""

    kind: str
    inner: str
    start: int
    closed: bool = True

    @property
    def opening(self) -> int:
        """Where the piece begins, its opening signs included."""
        return self.start - (2 if self.kind != TEXT else 0)

    @property
    def word(self) -> str:
        """The first word: of a block what it does (if, for, endif …); empty where there is none."""
        found = _WORD.match(self.inner)
        return found[1] if found else ""

    @property
    def bare(self) -> str:
        """``inner`` with its strings blanked out, sign for sign."""
        return _STRING.sub(lambda found: " " * len(found[0]), self.inner)


def tags(source: str) -> Iterator[Tag]:
    """The pieces in order. What is not closed reaches to the end; text between raw and endraw is left out."""
    at = 0
    while at < len(source):
        found = _OPENS.search(source, at)
        stop = found.start() if found else len(source)
        if stop > at:
            yield Tag(TEXT, source[at:stop], at)
        if not found:
            return
        tag = _tag(source, found)
        yield tag
        at = tag.start + len(tag.inner) + 2
        if tag.kind == BLOCK and _RAW.fullmatch(tag.inner):
            end = _END_OF_RAW.search(source, at)
            at = end.end() if end else len(source)


def _tag(source: str, found: re.Match[str]) -> Tag:
    """The tag that opens here, up to its closing signs outside of strings."""
    kind, start, close = KINDS[found[0]], found.end(), CLOSES[found[0]]
    end = source.find(close, start)
    if end >= 0 and kind != COMMENT:
        blank = _STRING.sub(lambda string: " " * len(string[0]), source[start:])
        inside = blank.find(close)
        # A quote that is never closed would swallow the rest.
        end = start + inside if inside >= 0 else end
    return Tag(kind, source[start:end if end >= 0 else len(source)], start, end >= 0)
