"""``parts``: a leaf made of several scored pieces (评分要点), each with its own method; the scorer adds them up."""

from __future__ import annotations

from ...language_choice import translate
from ..model import Piece


def describe(piece: Piece) -> str:
    """The rule in one line; the parts say the rest."""
    return translate("{count}个评分要点得分之和").format(count=len(piece.parts))
