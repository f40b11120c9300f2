"""Boundary cases (``biaochi test --boundaries``): one just below, at and above every threshold of a rubric."""

from __future__ import annotations

from .write import boundary_file

__all__ = ["boundary_file"]
