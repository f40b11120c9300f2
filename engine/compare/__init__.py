"""One department under several versions of a rubric, or in two years: side by side, and what made the difference."""

from __future__ import annotations

from .load import compare
from .model import Attribution, Comparison, Effect, OpenLeaf, Row, Side
from .run import Comparing

__all__ = ["Attribution", "Comparing", "Comparison", "Effect", "OpenLeaf", "Row", "Side", "compare"]
