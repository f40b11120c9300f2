"""Text in cells of a workbook: what XML can't hold is replaced, what is longer than a cell may be says so."""

from __future__ import annotations

import re
from typing import Any

from ...language_choice import translate
from ...width import wrap

LONGEST_TEXT = 32767
_CONTROL = re.compile(r"[\x00-\x1f]+")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


def valid(text: str) -> str:
    """The text that a cell can hold: no lone surrogates, lines ended by ``\\n``, cut with a word where it is too long."""
    clean = _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    end = translate("……（超过一格能写的长度，以下略去）")
    return clean if len(clean) <= LONGEST_TEXT else clean[:LONGEST_TEXT - len(end)] + end


def named(text: str) -> str:
    """The text for a name or title, which holds no control characters at all."""
    return _CONTROL.sub(" ", valid(text))


def write_text_cell(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Writes text as text, whatever it looks like (=1+1 is no formula); a blank cell keeps its looks."""
    clean = valid(text)
    if clean.startswith("<r>") and clean.endswith("</r>"):
        # The library takes such a text for markup of its own, unless it comes in pieces.
        sheet.write_rich_string(row, column, look, clean[0], clean[1:], look)
    elif clean:
        sheet.write_string(row, column, clean, look)
    else:
        sheet.write_blank(row, column, None, look)


def shown_lines(text: str, columns: int) -> int:
    """How many lines the text takes in so many columns."""
    return len(wrap(valid(text), max(columns - 2, 2)))
