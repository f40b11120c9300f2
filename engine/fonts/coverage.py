"""Which characters a face has, as ranges of code points: read from the file once, looked up in no time."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .faces import Face

# Subtables of the character map (platform, encoding), the fullest first, as fontTools ranks them.
SUBTABLES = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
GROUPED, HEADER = 12, 16


@dataclass(frozen=True)
class Coverage:
    """Ranges of code points, both ends included, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, char: str) -> bool:
        place = bisect_right(self.starts, ord(char)) - 1
        return place >= 0 and ord(char) <= self.ends[place]


def coverage(face: Face) -> Coverage:
    """The characters of a face; none where its character map can't be read."""
    try:
        return _coverage(face.path, face.index, face.path.stat().st_mtime_ns)
    except OSError:
        return Coverage((), ())


@cache
def _coverage(path: Path, index: int, changed: int) -> Coverage:
    from fontTools.ttLib import TTFont

    try:
        with TTFont(path, fontNumber=index, lazy=True) as font:
            return _joined(_quick(font.reader["cmap"]) or ((code, code) for code in sorted(font.getBestCmap() or ())))
    except Exception:  # a broken file may raise anything
        return Coverage((), ())


def _quick(table: bytes) -> list[tuple[int, int]]:
    """The ranges of a table whose first choice is in groups (format 12): tens of thousands of characters, which the library
    would make a dictionary of. None for other tables."""
    count = struct.unpack_from(">H", table, 2)[0]
    offsets = {(platform, encoding): offset for platform, encoding, offset in
               struct.iter_unpack(">HHL", table[4:4 + 8 * count])}
    start = next((offsets[ids] for ids in SUBTABLES if ids in offsets), 0)
    if not start or struct.unpack_from(">H", table, start)[0] != GROUPED:
        return []
    length = struct.unpack_from(">L", table, start + 4)[0]
    return list(_groups(table[start + HEADER:start + length]))


def _groups(raw: bytes) -> Iterator[tuple[int, int]]:
    """The groups as ranges; glyph 0 is the box that stands for what is missing."""
    for start, end, glyph in struct.iter_unpack(">3L", raw[:len(raw) // 12 * 12]):
        if glyph or end > start:
            yield (start if glyph else start + 1), end


def _joined(ranges: Iterable[tuple[int, int]]) -> Coverage:
    starts, ends = list[int](), list[int]()
    for start, end in ranges:
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return Coverage(tuple(starts), tuple(ends))
