"""The faces of one font file: their families in every language, their weight. Files that are broken have none."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

REGULAR = 400
# Names 1 and 16 of the name table: the family, and the family of which the first is one weight.
FAMILY_NAMES = (16, 1)
# Bit 18 of OS/2's code pages: simplified Chinese.
SIMPLIFIED = 1 << 18


@dataclass(frozen=True)
class Face:
    """One face: its file and its place there (0 in a file of one), the names of its family (the one in English first), its
    weight (400 is regular, 700 bold), whether it slants, whether it says that it has simplified Chinese."""

    path: Path
    index: int
    families: tuple[str, ...]
    weight: int = REGULAR
    slanted: bool = False
    chinese: bool = False

    @property
    def family(self) -> str:
        """The name to show."""
        return self.families[0]


def faces_in(path: Path) -> tuple[Face, ...]:
    """The faces of a file, none if it can't be read as a font. The same file is read once."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return _faces_in(path, state.st_mtime_ns, state.st_size)


@cache
def _faces_in(path: Path, changed: int, size: int) -> tuple[Face, ...]:
    # Only here: what needs no fonts doesn't load the library. It may raise anything over a broken file.
    from fontTools.ttLib import TTCollection, TTFont

    try:
        with path.open("rb") as file:
            if file.read(4) == b"ttcf":
                file.seek(0)
                fonts = TTCollection(file, lazy=True).fonts
                return tuple(face for index, font in enumerate(fonts) for face in _face(path, index, font))
            file.seek(0)
            return _face(path, 0, TTFont(file, lazy=True))
    except Exception:
        return ()


def _face(path: Path, index: int, font: Any) -> tuple[Face, ...]:
    """The face; none where it has no family's name."""
    families, metrics = _families(font), font["OS/2"]
    chinese = bool(getattr(metrics, "ulCodePageRange1", 0) & SIMPLIFIED)
    slanted = bool(metrics.fsSelection & 1)
    return (Face(path, index, families, metrics.usWeightClass, slanted, chinese),) if families else ()


def _families(font: Any) -> tuple[str, ...]:
    records = [record for record in font["name"].names if record.nameID in FAMILY_NAMES]
    records.sort(key=lambda record: (not _is_english(record), FAMILY_NAMES.index(record.nameID)))
    return tuple(dict.fromkeys(filter(None, map(_text, records))))


def _is_english(record: Any) -> bool:
    return (record.platformID, record.langID) in ((3, 0x409), (1, 0))


def _text(record: Any) -> str:
    try:
        return str(record.toUnicode()).strip("\0 ")
    except UnicodeDecodeError:
        return ""
