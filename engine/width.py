"""Text in terminal columns: Chinese characters take two, and tables must line up all the same."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Iterator, Sequence

GAP = "  "
NARROWEST = 6
LONGEST_WHOLE = 16
CLOSING = "，。；：、！？）》〉】〕」』”’％%),.;:!? "
COUNTED = "分项个条人元万亿年月日天次行处"
OPENING = "（《〈【〔「『“‘(["


@lru_cache(maxsize=8192)
def char_width(char: str) -> int:
    """0 for combining and format characters, 2 for wide and full-width ones, else 1."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """How many terminal columns the text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def pad(text: str, columns: int, align: str = "<") -> str:
    """The text filled with spaces to ``columns``; ``align`` is ``<`` left, ``>`` right or ``^`` centred."""
    room = max(columns - width(text), 0)
    left = {"<": 0, ">": room, "^": room // 2}[align]
    return " " * left + text + " " * (room - left)


def cut(text: str, columns: int, mark: str = "...") -> str:
    """The text, shortened to ``columns`` with ``mark`` at its end where it is too long."""
    if width(text) <= columns:
        return text
    kept, room = "", columns - width(mark)
    for char in text:
        room -= char_width(char)
        if room < 0:
            break
        kept += char
    return kept + mark


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most ``columns``: broken at spaces in Latin text, anywhere in Chinese; the indent is kept on all."""
    indent = text[:len(text) - len(text.lstrip(" "))]
    room = max(columns - len(indent), 2)
    return [indent + line for part in text.lstrip(" ").split("\n") for line in _wrap_line(part, room)]


def hung(text: str, width: int, indent: str = "    ") -> list[str]:
    """The text in lines of at most ``width`` columns, those after the first set in by ``indent``."""
    first = wrap(text, width)
    if len(first) <= 1:
        return list(first) or [""]
    rest = text[len(first[0]):].lstrip()
    return [first[0], *(indent + line for line in wrap(rest, width - len(indent)))]


def _wrap_line(text: str, room: int) -> list[str]:
    lines, line, taken = [], "", 0
    for piece in _pieces(text):
        if line and taken + width(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, taken = "", 0
        while width(piece.rstrip()) > room:
            head = cut(piece, room, "") or piece[:1]
            lines.append(head)
            piece = piece[len(head):]
        line, taken = line + piece, taken + width(piece)
    return [*lines, line.rstrip()] if line or not lines else lines


def _may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters: not in front of a stop or a closing mark, not behind an opening one,
    not between a number and its unit."""
    if before in OPENING or (before.isdigit() and after in COUNTED):
        return False
    if before == " ":
        return after != " "
    if char_width(before) == 2:
        return after not in CLOSING
    return char_width(after) == 2 and after not in CLOSING


def _pieces(text: str) -> Iterator[str]:
    """What must not be broken: a Latin word with its space, one wide character with the marks that cling to it."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def table(rows: Sequence[Sequence[str]], headers: Sequence[str], aligns: Sequence[str] = (),
          max_width: int = 100) -> str:
    """A plain table: headers over a rule of dashes, columns two spaces apart, long cells wrapped.

    ``aligns`` gives ``<``, ``>`` or ``^`` for each column (left where absent). Only characters of the cells and ASCII
    are used, so that it prints on a GBK console.
    """
    sides = [aligns[index] if index < len(aligns) else "<" for index in range(len(headers))]
    widths = _column_widths([list(headers), *map(list, rows)], max_width)
    ruled = [*_table_row(headers, widths, sides), GAP.join("-" * columns for columns in widths)]
    for row in rows:
        ruled += _table_row(row, widths, sides)
    return "\n".join(ruled)


def _column_widths(rows: list[list[str]], max_width: int) -> list[int]:
    """Each column's natural width, the widest ones narrowed until all fit."""
    widths = [max(natural(str(row[index])) for row in rows if index < len(row)) for index in range(len(rows[0]))]
    return _narrowed(widths, [NARROWEST] * len(widths), max_width)


def natural(text: str) -> int:
    """The columns that the text takes unwrapped: its widest line."""
    return max(map(width, text.split("\n")))


def _narrowed(widths: list[int], least: list[int], max_width: int) -> list[int]:
    """The widths, of which the widest give way until all columns fit; none becomes less than its ``least``."""
    found, room = list(widths), max_width - len(GAP) * (len(widths) - 1)
    while sum(found) > room:
        free = [index for index, columns in enumerate(found) if columns > least[index]]
        if not free:
            break
        widest = max(free, key=found.__getitem__)
        step = min(sum(found) - room, max(1, found[widest] // 8))
        found[widest] = max(found[widest] - step, least[widest])
    return found


def _table_row(row: Sequence[str], widths: list[int], aligns: list[str]) -> list[str]:
    """One row as lines; a wrapped cell makes it taller."""
    cells = [wrap(row[index] if index < len(row) else "", columns) for index, columns in enumerate(widths)]
    height = max(map(len, cells))
    lines = []
    for number in range(height):
        texts = [pad(cell[number] if number < len(cell) else "", columns, align)
                 for cell, columns, align in zip(cells, widths, aligns, strict=True)]
        lines.append(GAP.join(texts).rstrip())
    return lines


@dataclass(frozen=True)
class Box:
    """A cell of a grid: its text, over ``span`` columns; ``align`` as in ``pad``."""

    text: str
    span: int = 1
    align: str = "<"


def grid(rows: Sequence[Sequence[Box]], heads: int, max_width: int) -> list[str] | None:
    """A table with cells over several columns: ``heads`` header rows over a rule, long cells wrapped.

    Words and numbers are kept whole. A blank line parts rows where any of them is taller than two lines. None where
    there is no room for so many columns. Every row must span the same number of columns.
    """
    widths = _grid_widths(rows, heads, max_width)
    if sum(widths) + len(GAP) * (len(widths) - 1) > max_width:
        return None
    drawn = [_grid_row(row, widths) for row in rows]
    rule = GAP.join("-" * columns for columns in widths)
    parted = any(len(lines) > 2 for lines in drawn[heads:])
    found = [line for lines in drawn[:heads] for line in lines] + ([rule] if heads else [])
    for number, lines in enumerate(drawn[heads:]):
        found += ([""] if parted and number else []) + lines
    return found


def _grid_widths(rows: Sequence[Sequence[Box]], heads: int, max_width: int) -> list[int]:
    """Each column's width: natural by its own cells and by headers over it, narrowed but for words and numbers."""
    count = sum(box.span for box in rows[0]) if rows else 0
    widths, least = [1] * count, [1] * count
    for number, row in enumerate(rows):
        column = 0
        for box in row:
            last = column + box.span - 1
            before = sum(widths[column:last]) + len(GAP) * (box.span - 1)
            if box.span == 1:
                least[last] = max(least[last], min(natural(box.text), NARROWEST), min(longest_piece(box.text), LONGEST_WHOLE))
            if box.span == 1 or number < heads:
                widths[last] = max(widths[last], natural(box.text) - before)
            column = last + 1
    return _narrowed(widths, least, max_width)


def longest_piece(text: str) -> int:
    """The columns of the longest part of the text that no line may break: a number, a Latin word, a character with its marks."""
    return max((width(piece.strip()) for line in text.split("\n") for piece in _pieces(line)), default=1)


def _grid_row(row: Sequence[Box], widths: list[int]) -> list[str]:
    """One row as lines; a box takes the columns that it spans and the gaps between them."""
    found, column = [], 0
    for box in row:
        own = widths[column:column + box.span]
        found.append((box, sum(own) + len(GAP) * (box.span - 1)))
        column += box.span
    return _table_row([box.text for box, _ in found], [columns for _, columns in found], [box.align for box, _ in found])
