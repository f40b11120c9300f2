"""From a path to the cells of a table: CSV with the files beside it, or a workbook with its sheets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ...positions import read_file
from ...positions.kinds import OLD_OFFICE, TABLES, ZIP
from .cells import Book
from .csv_text import read_csv


def read_book(path: Path) -> Book:
    """The cells of a table. Raises FindingsError where it can't be read.

    A workbook is told by its first bytes, whatever its suffix; beside a CSV file ``表.csv`` stand its other sheets as
    ``表.项目.csv``.
    """
    content = read_file(path)
    if content.startswith((ZIP, OLD_OFFICE)) or path.suffix.lower() not in TABLES:
        from .workbook import read_workbook

        return Book(str(path), read_workbook(content, str(path)), hashlib.sha256(content).hexdigest())
    grids, whole = [read_csv(content, str(path), "")], hashlib.sha256(content)
    for name, beside in beside_of(path):
        content = read_file(beside)
        whole.update(content)
        grids.append(read_csv(content, str(beside), name))
    return Book(str(path), tuple(grids), whole.hexdigest())


def beside_of(path: Path) -> list[tuple[str, Path]]:
    """The files beside a CSV file that hold its other sheets, by the sheet's name, in order."""
    start = f"{path.stem}."
    return sorted((item.stem[len(start):], item) for item in path.parent.iterdir()
                  if item.suffix.lower() == path.suffix.lower() and item.stem.startswith(start) and item.is_file())
