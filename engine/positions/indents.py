"""Lines that stand too far left or right: by how many spaces, and with which line they should align, where that is sure."""

from __future__ import annotations

from dataclasses import dataclass

from ..findings import Finding, finding
from .line_traps import Line, line_at, read_lines
from .source import Source

SHOWN = 30


@dataclass(frozen=True)
class Level:
    """A mapping (or list) that is open: the column of its keys (or dashes), the last line that belongs to it, and its
    keys so far (of a list, those with which its items begin)."""

    column: int
    listed: bool
    line: int
    keys: tuple[str, ...]


def indent_slip(source: Source, number: int) -> Finding | None:
    """What is wrong with the indent of a line (from 0) at which the parser stopped; None where it is not, or where two
    lines are as likely to be the one with which it should align."""
    line = line_at(source, number)
    text = line.text.strip()
    column = len(line.text) - len(line.text.lstrip(" "))
    opened = _levels(source, number)
    levels = [level for level in opened if level.listed == text.startswith("- ")]
    if not line.pair or not levels or any(level.column == column for level in opened):
        return None
    away = sorted(_likely(levels, line.key), key=lambda level: abs(level.column - column))
    if len(away) > 1 and abs(away[0].column - column) == abs(away[1].column - column):
        return None
    meant, by = away[0], column - away[0].column
    if by < 0 and len(meant.keys) == 1 and meant.column % 2 and not column % 2:
        # The first line of its block stands off the grid of two, this one on it: it is the first that slipped.
        return _told(source, meant.line, -by, number)
    return _told(source, number, by, meant.line)


def _told(source: Source, number: int, by: int, other: int) -> Finding:
    """A line that stands ``by`` spaces too far right (or left), and the line with which it should align."""
    text, shown = source.lines[number].lstrip(" "), source.lines[other].strip()
    column = len(source.lines[number]) - len(text)
    return finding("B192" if by > 0 else "B193", source.place(number, column, len(text.rstrip())), count=abs(by),
                   line=other + 1, text=shown if len(shown) <= SHOWN else shown[:SHOWN] + "…")


def _likely(levels: list[Level], key: str) -> list[Level]:
    """The levels in which the key makes sense: a list whose items begin with it, a mapping that hasn't got it yet and
    has keys like it (names among names, English keys among English ones). All, where it makes sense in none."""
    found = [level for level in levels if (key in level.keys) == level.listed] or levels
    return [level for level in found if level.keys[-1].isascii() == key.isascii()] or found


def _levels(source: Source, number: int) -> list[Level]:
    """The levels that are open before a line, with those further right that it closes."""
    found: dict[tuple[int, bool], Level] = {}
    for line in read_lines(source):
        if line.number >= number:
            break
        first = len(line.text) - len(line.text.lstrip(" "))
        found = {key: level for key, level in found.items() if key[0] <= first}
        for column, listed in _opened(line, first):
            before = found.get((column, listed))
            keys = (*(before.keys if before is not None else ()), line.key)
            found[column, listed] = Level(column, listed, line.number, keys)
    return list(found.values())


def _opened(line: Line, first: int) -> list[tuple[int, bool]]:
    """The columns of a line's dashes and of its key."""
    dashes = [(index, True) for index in range(first, line.start) if line.text[index] == "-"]
    return dashes + ([(line.start, False)] if line.pair else [])
