"""Unseen marks in what a template writes: from which line of which file a table's row or a directive came."""

from __future__ import annotations

import re
from typing import Any

from .neutral import LINE_DIGITS

_BASE = len(LINE_DIGITS)
_MARK = re.compile(f"[{LINE_DIGITS[0]}-{LINE_DIGITS[-1]}]{{2}}")
# What is read line by line and may be found at fault only there: rows of tables, directives.
_READ_LATER = re.compile(r"(?m)^([ \t]*)(?=\||:::)")
Spot = tuple[str, int]


class LayoutFault(Exception):
    """What a template wrote can't be laid out: a code, what to fill into it, the row of the table where it is (0 is the
    first of those given; None: all of it), and the word there that is at fault."""

    def __init__(self, code: str, row: int | None = None, word: str = "", /, **params: Any):
        super().__init__(code)
        self.code, self.row, self.word, self.params = code, row, word, params


class LineMarks:
    """Marks of templates; each stands for a source (its key) and a line of it."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []

    def marked(self, data: str, key: str, line: int) -> str:
        """Static text of a template that begins in this line, with a mark before each row and directive."""
        return _READ_LATER.sub(lambda found: found[1] + self._mark(key, line + data.count("\n", 0, found.start())), data)

    def _mark(self, key: str, line: int) -> str:
        if len(self.spots) >= _BASE ** 2:
            return ""
        self.spots.append((key, line))
        high, low = divmod(len(self.spots) - 1, _BASE)
        return LINE_DIGITS[high] + LINE_DIGITS[low]

    @property
    def crowded(self) -> bool:
        """Whether there is no longer room for the marks of a big template."""
        return len(self.spots) > _BASE ** 2 // 2

    def spot(self, mark: str) -> Spot | None:
        """Where a mark comes from; None for none, or one that isn't of these."""
        if not _MARK.fullmatch(mark):
            return None
        number = LINE_DIGITS.index(mark[0]) * _BASE + LINE_DIGITS.index(mark[1])
        return self.spots[number] if number < len(self.spots) else None


def split_line(line: str) -> tuple[str, str]:
    """A line without its marks, and the first of them (empty: there is none)."""
    found = _MARK.search(line)
    return (_MARK.sub("", line), found[0]) if found else (line, "")
