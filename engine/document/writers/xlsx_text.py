"""Text in cells of a workbook: what XML can't hold is replaced, what is longer than a cell may be says so."""

from __future__ import annotations

import re
from typing import Any

from ...language_choice import translate
from ...width import wrap
from ..xml_text import clean

LONGEST_TEXT = 32767
_CONTROL = re.compile(r"[\x00-\x1f]+")


def valid(text: str) -> str:
    """The text that a cell can hold: clean for XML, cut with a word where it is too long."""
    held, end = clean(text), translate("……（超过一格能写的长度，以下略去）")
    return held if len(held) <= LONGEST_TEXT else held[:LONGEST_TEXT - len(end)] + end


def named(text: str) -> str:
    """The text for a name or title, which holds no control characters at all."""
    return valid(_CONTROL.sub(" ", text))


def write_text_cell(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    """Writes text as text, whatever it looks like (=1+1 is no formula); a blank cell keeps its looks."""
    held = valid(text)
    if held.startswith("<r>") and held.endswith("</r>"):
        # The library takes such a text for markup of its own, unless it comes in pieces.
        sheet.write_rich_string(row, column, look, held[0], held[1:], look)
    elif held:
        sheet.write_string(row, column, held, look)
    else:
        sheet.write_blank(row, column, None, look)


def shown_lines(text: str, columns: int) -> int:
    """How many lines the text takes in so many columns."""
    return len(wrap(valid(text), max(columns - 2, 2)))
