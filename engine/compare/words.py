"""Words of a comparison: sides, signed amounts, spans, effects."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence

from ..exact import ends, places_of
from ..language_choice import translate
from ..rubric.model import Rubric
from ..scoring.figure_text import NOTHING, digits, score_places
from ..scoring.output import score_text
from ..versions.labels import label
from .apportion import apportioned
from .leaf_game import DATA
from .model import Attribution, Effect, Span

MARKS = "甲乙丙丁戊己庚辛壬癸"


def mark(index: int) -> str:
    """What a side is called: 甲, 乙 …"""
    return translate(MARKS)[index] if index < len(MARKS) else str(index + 1)


def signed(amount: Fraction | None, places: int = 2) -> str:
    """+0.25, -1.00, 0.00; a dash where there is none."""
    if amount is None:
        return NOTHING
    return ("+" if amount > 0 else "") + digits(amount, places)


def span_text(span: Span, rubric: Rubric) -> str:
    """``92.00～95.00``."""
    low, high = (score_text(end, rubric) for end in span)
    return low if low == high else translate("{low}～{high}").format(low=low, high=high)


def signed_span(span: Span, places: int) -> str:
    """``-3.00～+1.00``."""
    low, high = (signed(end, places) for end in span)
    return low if low == high else translate("{low}～{high}").format(low=low, high=high)


def places_for(attribution: Attribution) -> int:
    """How many decimals effects are printed with: those of scores, or what the change needs."""
    change = attribution.change
    own = places_of(change) if change is not None and ends(change) else 0
    return max(own, *(score_places(side.rubric) for side in (attribution.before, attribution.after)))


def printed(amounts: Sequence[Fraction], places: int) -> tuple[Fraction, ...]:
    """The amounts as they are printed: rounded, so that they still add up to their sum."""
    return apportioned(amounts, Fraction(1, 10**places))


def effect_what(effect: Effect) -> str:
    """What was edited: 档次; of edits taken together each."""
    if effect.kind == DATA:
        return translate("填报数据")
    if not effect.edits:
        return translate("不能分到单项修改")
    return translate("、").join(dict.fromkeys(label(edit).what for edit in effect.edits))


def effect_where(effect: Effect) -> str:
    """What the edit is about."""
    if not effect.edits:
        return effect.path[-1] if effect.path else ""
    return translate("、").join(dict.fromkeys(label(edit).where for edit in effect.edits))


def effect_how(effect: Effect) -> str:
    """From what to what; of several edits none."""
    return label(effect.edits[0]).how if len(effect.edits) == 1 else (
        translate("{count}处修改合在一起算").format(count=len(effect.edits)) if effect.edits else "")


def effect_short(effect: Effect) -> str:
    """Where and what in one: 固定资产利用率（档次）."""
    return translate("{where}（{what}）").format(where=effect_where(effect) or translate("合计"), what=effect_what(effect))
