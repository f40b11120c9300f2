"""Two scorecards side by side: two rubrics, two years or two departments."""

from __future__ import annotations

from .model import Comparison, NodePair
from .output import comparison_json, comparison_text
from .run import compare

__all__ = ["Comparison", "NodePair", "compare", "comparison_json", "comparison_text"]
