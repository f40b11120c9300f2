"""Looking at a file before it is read, so that a slip in its name gets a helpful answer."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Sequence

from ..findings import Finding, FindingsError, Place, finding

DATA_SUFFIXES = (".yaml", ".yml")
SNIFFED = 4096


def is_file(ref: str) -> bool:
    """Whether a rubric's name on the command line is that of a file, not an id."""
    path = Path(ref)
    return path.suffix.lower() in DATA_SUFFIXES or path.is_file()


def readable(path: Path) -> Path:
    """The path, if a text file can be read there, or a table, which may be a workbook. Raises FindingsError (B701–B705)
    saying what is there instead."""
    problem = _problem(path)
    if problem is not None:
        raise FindingsError([problem])
    return path


def readable_ones(paths: Sequence[Path]) -> tuple[list[Path], list[Finding]]:
    """The folders, and the files that can be read; and what is to be said of the others, so that they stop nothing."""
    found: list[Path] = []
    said: list[Finding] = []
    for path in paths:
        try:
            found.append(path if path.is_dir() else readable(path))
        except FindingsError as error:
            said += error.findings
    return found, said


def _problem(path: Path) -> Finding | None:
    place, name = Place(str(path)), str(path)
    if path.is_dir():
        inside = "、".join(_data_files(path)[:5]) or "-"
        return finding("B703", place, name=name, inside=inside)
    if not path.exists():
        near = similar(path)
        return finding("B702", place, name=name, near="、".join(near)) if near else finding("B701", place, name=name)
    try:
        with open(path, "rb") as file:
            head = file.read(SNIFFED) if path.is_file() else b""
    except PermissionError:
        return finding("B704", place, name=name)
    # Reading YAML takes time to import, which --help needn't wait for.
    from ..positions.kinds import SHEETS, TABLES, other_kind

    if path.suffix.lower() in (*TABLES, *SHEETS):
        return None  # whoever reads tables looks at them himself, and who reads YAML refuses them
    other = other_kind(head, name)
    if other is not None:
        return other
    # UTF-16 has zero bytes too; its reader says so better, by the mark at its start.
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.startswith((b"PK\x03\x04", b"%PDF")):
        return finding("B705", place, name=name)
    return None


def similar(path: Path) -> list[str]:
    """Files beside a path that doesn't exist whose names, without suffix, are close to it."""
    folder = path.parent
    if not folder.is_dir():
        return []
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if not entry.name.startswith("."))
    except OSError:
        return []
    # Suffixes are alike anyway; stems decide.
    by_stem: dict[str, list[str]] = {}
    for name in names:
        by_stem.setdefault(Path(name).stem, []).append(name)
    close = [name for stem in difflib.get_close_matches(path.stem, by_stem, n=3) for name in by_stem[stem]]
    return [str(folder / name) for name in close[:3]]


def _data_files(folder: Path) -> list[str]:
    try:
        return sorted(str(item) for item in folder.iterdir() if item.suffix.lower() in DATA_SUFFIXES)
    except OSError:
        return []
