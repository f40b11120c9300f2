"""Writes the golden texts anew, to be read over: ``python -m tests.impact.write_golden``."""

from __future__ import annotations

from pathlib import Path

from engine.document.writers import write_text
from engine.impact.output import impact_document
from engine.language_choice import choose_language
from tests.impact.families import family

GOLDEN = Path(__file__).resolve().parent / "golden"

if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for language in ("zh", "en"):
        choose_language(language)
        (GOLDEN / f"family.{language}.txt").write_text(write_text(impact_document(family()), 80), encoding="utf-8")
