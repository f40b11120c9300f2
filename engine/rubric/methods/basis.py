"""Which value a rule goes by, rounded or not, said where that makes a difference."""

from __future__ import annotations

from ...language_choice import translate
from ..model import Formula, Piece
from .asking import Run


def is_exact(piece: Piece) -> bool:
    """Whether a piece goes by unrounded values: all do that don't say ``compare: rounded``."""
    return piece.compare != "rounded"


def basis_words(piece: Piece, run: Run, *formulas: Formula) -> str:
    """（按未修约的值） or （按修约后的值） where the rounding changes one of these values; else empty."""
    if all(run.evaluate(formula, True).value == run.evaluate(formula, False).value for formula in formulas):
        return ""
    return translate("（按未修约的值）") if is_exact(piece) else translate("（按修约后的值）")


def peer_basis_words(piece: Piece, run: Run, formula: Formula) -> str:
    """The same where the value of a department scored together may be the one that rounding changes."""
    exact, rounded = ([found.value for _, found in run.peers(formula, how)] for how in (True, False))
    if exact == rounded:
        return basis_words(piece, run, formula)
    return translate("（按未修约的值）") if is_exact(piece) else translate("（按修约后的值）")
