"""What changed between two versions of a rubric, told to people: summary, one entry an indicator, figures, the rest."""

from __future__ import annotations

from .output import diff_document, diff_json

__all__ = ["diff_document", "diff_json"]
