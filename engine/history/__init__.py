"""The versions of a family of rubrics over the years: every indicator followed through renames, moves and gaps."""

from __future__ import annotations

from .documents import history_document
from .find import find_row
from .follow import history
from .gather import Gathered, gather
from .model import Cell, History, Row, Strand
from .output_json import history_json
from .strands import general_strands, row_strands

__all__ = ["Cell", "Gathered", "History", "Row", "Strand", "find_row", "gather", "general_strands", "history",
           "history_document", "history_json", "row_strands"]
