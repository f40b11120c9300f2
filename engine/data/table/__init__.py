"""Many departments from one table: a CSV file or a workbook, one row a department, as trees shaped like data files."""

from __future__ import annotations

from .departments import departments
from .reading import TABLE_SUFFIXES, is_table, read_book

__all__ = ["TABLE_SUFFIXES", "departments", "is_table", "read_book"]
