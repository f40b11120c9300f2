"""A CSV file as cells: decoded, its separator found, each cell with its line and column in the file."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ...findings import Finding, FindingsError, Place, finding
from ...positions.source import LIMIT
from .cells import Cell, Grid, text_cell, trimmed

SEPARATORS = (",", "\t", ";")
ENCODINGS = ("utf-8-sig", "gb18030")
QUOTE = '"'


def read_csv(content: bytes, file: str, name: str) -> Grid:
    """The cells of a CSV file. Raises FindingsError (B733 for bytes in neither UTF-8 nor GB18030, B730 for quotes
    without their partner)."""
    if len(content) > LIMIT:
        raise FindingsError([finding("B007", Place(file), size=len(content), limit=LIMIT)])
    text = _decoded(content, file).replace("\r\n", "\n").replace("\r", "\n")
    cutter = Cutter(text, _separator(text), file, tuple(_starts(text)))
    return Grid(name, file, trimmed(cutter.rows()))


def _decoded(content: bytes, file: str) -> str:
    """Spreadsheets save UTF-8 with a mark, or the country's own encoding."""
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FindingsError([finding("B733", Place(file), name=file)])


def _separator(text: str) -> str:
    """The separator of the first line that has any: the one that stands there most often, a comma where none does."""
    for line in text.split("\n"):
        counts = {mark: line.count(mark) for mark in SEPARATORS}
        if any(counts.values()):
            return max(SEPARATORS, key=lambda mark: counts[mark])
    return SEPARATORS[0]


def _starts(text: str) -> list[int]:
    return [0, *(index + 1 for index, char in enumerate(text) if char == "\n")]


@dataclass(frozen=True)
class Cutter:
    """Cuts a text into rows of cells; quotes may hold separators, line ends and doubled quotes."""

    text: str
    separator: str
    file: str
    starts: tuple[int, ...]

    def rows(self) -> list[list[Cell]]:
        """Every row. Raises FindingsError (B730)."""
        rows: list[list[Cell]] = [[]]
        at = 0
        while at < len(self.text):
            cell, at = self._cell(at)
            rows[-1].append(cell)
            if self.text[at:at + 1] == "\n":
                rows.append([])
            at += 1
        return rows

    def _cell(self, start: int) -> tuple[Cell, int]:
        """The cell that begins here, and where its separator or line end stands."""
        if self.text[start] == QUOTE:
            return self._quoted(start)
        end = self._end(start)
        bare = self.text[start:end]
        lead = len(bare) - len(bare.lstrip())
        return text_cell(bare, self._place(start + lead, len(bare.strip()))), end

    def _quoted(self, start: int) -> tuple[Cell, int]:
        parts, at = [], start + 1
        while True:
            close = self.text.find(QUOTE, at)
            if close < 0:
                raise FindingsError([self._unpaired(start)])
            parts.append(self.text[at:close])
            if self.text[close + 1:close + 2] != QUOTE:
                break
            parts.append(QUOTE)
            at = close + 2
        end = self._end(close + 1)
        if self.text[close + 1:end].strip():
            raise FindingsError([self._unpaired(start)])
        return text_cell("".join(parts), self._place(start + 1, close - start - 1)), end

    def _end(self, start: int) -> int:
        """Where the next separator or line end stands."""
        line = self.starts[bisect_right(self.starts, start)] - 1 if self.starts[-1] > start else len(self.text)
        found = self.text.find(self.separator, start, line)
        return line if found < 0 else found

    def _place(self, at: int, length: int) -> Place:
        line = bisect_right(self.starts, at) - 1
        begin = self.starts[line]
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.text)
        return Place(self.file, line + 1, at - begin + 1, max(min(length, end - at), 1), self.text[begin:end])

    def _unpaired(self, start: int) -> Finding:
        return finding("B730", self._place(start, 1))
