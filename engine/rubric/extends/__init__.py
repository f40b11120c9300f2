"""``extends``: a rubric that is a base plus changes, merged on positioned nodes, so that each line keeps its file."""

from __future__ import annotations

from .blame import Said, blamed
from .chain import Resolved, resolve

__all__ = ["Resolved", "Said", "blamed", "resolve"]
