"""Reviewing a department's own evaluation: its claims recomputed, its figures held against each other."""

from __future__ import annotations

from .model import CheckLine, Review, ReviewLine, StatedLine
from .output import review_json, review_text
from .run import review

__all__ = ["CheckLine", "Review", "ReviewLine", "StatedLine", "review", "review_json", "review_text"]
