"""Two versions of a rubric: which indicators are the same, and every edit between them in words of the field."""

from __future__ import annotations

from .changes import Changes, Figure, changes_between
from .edit import KINDS, SILENT, Edit, Line
from .match import Matching, Pair, match
from .same_but_names import same_but_names
from .version import Version, load_version
from .with_edits import load_edited

__all__ = ["KINDS", "SILENT", "Changes", "Edit", "Figure", "Line", "Matching", "Pair", "Version", "changes_between",
           "load_edited", "load_version", "match", "same_but_names"]
