"""``choose``: one of several ways to score an indicator (二者择其一); which one is a stated rule, never the first that fits.

``pick``: ``stated`` (the department says which), ``higher`` or ``lower`` (从高、从低计分), ``when`` (the one whose
condition holds; none or several is an error).
"""

from __future__ import annotations

from dataclasses import dataclass

from ...findings import Place
from ...language_choice import translate
from ..model import Formula, Piece

CHOSEN = "选用"
PICKS = {"stated": "由填报单位选定一种", "higher": "取得分最高的一种", "lower": "取得分最低的一种", "when": "按条件选定一种"}


@dataclass(frozen=True)
class Choose:
    """How the alternative is picked, and each alternative's condition where conditions pick it."""

    pick: str
    whens: tuple[Formula | None, ...]
    place: Place


def describe(piece: Piece) -> str:
    """The rule in one line; the alternatives say the rest."""
    rule: Choose = piece.settings
    return translate("{names}，{pick}").format(names=" / ".join(part.name for part in piece.parts),
                                               pick=translate(PICKS[rule.pick]))
