"""Explaining a score: formula, figures put in, every rounding, what applied, and the lines it all came from."""

from __future__ import annotations

from .concern import findings_about
from .known import counting_rules, figures_by_name, known_of
from .model import Explanation, Line
from .output import explain_json, explain_text, explanations_text
from .places import file_names, place_text
from .run import explain, explain_paths
from .scores import limits_of, limits_words
from .way import Stop, way
from .words import Known, lines_of, mode_word, rounded_places, step_text

__all__ = ["Explanation", "Known", "Line", "Stop", "counting_rules", "explain", "explain_json", "explain_paths", "explain_text",
           "explanations_text", "figures_by_name", "file_names", "findings_about", "known_of", "limits_of", "limits_words",
           "lines_of", "mode_word", "place_text", "rounded_places", "step_text", "way"]
