"""Explaining a score: formula, figures put in, every rounding, what applied, and the lines it all came from."""

from __future__ import annotations

from .concern import findings_about
from .model import Explanation, Line
from .output import explain_json, explain_text, explanations_text
from .run import explain

__all__ = ["Explanation", "Line", "explain", "explain_json", "explain_text", "explanations_text", "findings_about"]
