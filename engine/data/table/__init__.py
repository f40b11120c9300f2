"""Many departments from one table: a CSV file or a workbook, one row a department, as trees shaped like data files.

``reading.read_book`` and ``departments.departments`` do it; both are loaded when a table is first read.
"""

from __future__ import annotations

from pathlib import Path

from ...positions.kinds import SHEETS, TABLES

TABLE_SUFFIXES = (*TABLES, *SHEETS)


def is_table(path: Path) -> bool:
    """Whether a file is a table by its suffix."""
    return path.suffix.lower() in TABLE_SUFFIXES
