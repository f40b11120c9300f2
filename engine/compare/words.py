"""Words of a comparison: sides, signed amounts, spans, effects."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence

from ..apportion import apportioned
from ..exact import ends, places_of
from ..language_choice import translate
from ..rubric.model import Rubric
from ..scoring.figure_text import NOTHING, digits, score_places
from ..scoring.output import score_text
from ..versions.labels import label
from .leaf_game import DATA
from .model import Attribution, Effect, Span

# More edits taken together than this are counted, not named, in a word.
FEW = 3
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
    if len(effect.edits) > FEW:
        return translate("合在一起")
    return translate("、").join(dict.fromkeys(label(edit).what for edit in effect.edits))


def effect_where(effect: Effect) -> str:
    """What the edit is about."""
    if not effect.edits:
        return effect.path[-1] if effect.path else ""
    if len(effect.edits) > FEW:
        return translate("{name}等{count}处修改").format(name=label(effect.edits[0]).where, count=len(effect.edits))
    return translate("、").join(dict.fromkeys(label(edit).where for edit in effect.edits))


def effect_how(effect: Effect) -> str:
    """From what to what; of several edits which they are."""
    if len(effect.edits) == 1:
        return label(effect.edits[0]).how
    said = translate("；").join(label(edit).short for edit in effect.edits)
    return translate("{count}处修改合在一起算：{edits}").format(count=len(effect.edits), edits=said) if effect.edits else ""


def effect_short(effect: Effect) -> str:
    """Where and what in one: 固定资产利用率（档次）."""
    return translate("{where}（{what}）").format(where=effect_where(effect) or translate("合计"), what=effect_what(effect))
