"""Texts as Typst code: string literals, in which nothing acts; line breaks, links and tones around them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...addresses import pieces
from ...model import TONES, Cell, Span

_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')
# A long run of letters and signs would stick out of a narrow column: it may break behind a sign, or after so many letters.
_LONG = re.compile(r"[!-~]{24,}")
_BREAKS = re.compile(r"[/_\-.?&=:,;|]+(?=[^/])|[A-Za-z0-9]{16}(?=[A-Za-z0-9])")
ZERO_WIDTH = "\u200b"


def literal(text: str) -> str:
    """The text as a string literal of Typst."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return "\\" + char if char in '\\"' else f"\\u{{{ord(char):x}}}"


def content(text: str) -> str:
    """The text as an expression: lines apart, addresses as links, long runs of letters able to break."""
    return _added("linebreak()", (_linked(line) for line in text.split("\n")))


def _added(between: str, parts: Iterable[str]) -> str:
    return f" + {between} + ".join(parts) or literal("")


def _linked(line: str) -> str:
    return " + ".join(f"link({literal(piece)}, {_plain(piece)})" if address else _plain(piece)
                      for piece, address in pieces(line)) or literal("")


def _plain(text: str) -> str:
    return literal(_LONG.sub(lambda run: _BREAKS.sub(lambda match: match[0] + ZERO_WIDTH, run[0]), text.replace("\t", " ")))


def cell_content(cell: Cell) -> str:
    """What stands in a cell, in its pieces with their tones."""
    pieces = cell.spans or (Span(cell.text),)
    said = " + ".join(_toned(piece.text, piece.tone) for piece in pieces)
    return f"tone({literal(cell.tone)}, {said})" if cell.tone in TONES and cell.tone else said


def _toned(text: str, tone: str) -> str:
    return f"tone({literal(tone)}, {content(text)})" if tone else content(text)
