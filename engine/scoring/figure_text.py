"""Where a number becomes text with its unit; every scorecard, trace and review writes figures through here."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Iterable

from ..exact import ends, places_of, plain, round_to, whole_text
from ..language_choice import translate
from ..rubric.model import Rubric

NOTHING = "—"
MONEY = ("元", "千元", "万元", "百万元", "千万元", "亿元")
LONGEST = 6


def figure_text(value: Any, unit: str = "", places: int | None = None, grouped: bool = True) -> str:
    """``97.9%``, ``1,388.60 万元``, ``48 个``, ``是``; a dash where there is nothing.

    A percentage is held as a ratio. ``places`` is how many decimals there must be (percent: of the percentage);
    None writes the digits the value has, money with at least two.
    """
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return translate("是") if value else translate("否")
    if not isinstance(value, (int, Fraction)):
        return str(value)
    number = Fraction(value)
    if unit == "%":
        return (plain(number * 100, places, grouped) if places is not None else digits(number * 100, 0, grouped)) + "%"
    if places is not None:
        return with_unit(plain(number, places, grouped), unit)
    return with_unit(digits(number, 2 if unit in MONEY else 0, grouped), unit)


def with_unit(number: str, unit: str) -> str:
    """A number and its unit, a space between them."""
    return f"{number} {unit}" if unit else number


def digits(value: Fraction, least: int = 0, grouped: bool = False) -> str:
    """All the digits of a value, at least so many decimals; one that goes on past six decimals is cut with ``…``."""
    if ends(value) and places_of(value) <= max(LONGEST, least):
        return plain(value, max(least, places_of(value)), grouped)
    return plain(round_to(value, Fraction(1, 10**LONGEST), "down"), LONGEST, grouped) + "…"


def sum_text(amounts: Iterable[Fraction | None], exact: bool = False) -> str:
    """``4＋1－2``: what is added up, a dash for what is missing; ``exact`` writes a fraction (20/3) whole."""
    words = ""
    for amount in amounts:
        shown = NOTHING if amount is None else (whole_text(abs(amount)) if exact else digits(abs(amount)))
        sign = "－" if amount is not None and amount < 0 else "＋"
        words += f"{sign}{shown}" if words else (f"-{shown}" if sign == "－" else shown)
    return words


def score_places(rubric: Rubric) -> int:
    """How many decimals the rubric's scores have: as its rounding of scores says, else two."""
    step = rubric.score_rounding.step
    return 2 if step is None or not ends(step) else places_of(step)


def rate_text(rate: Fraction | None, places: int = 1) -> str:
    """A 得分率 as a percentage with one decimal."""
    return NOTHING if rate is None else figure_text(rate, "%", places)
