"""Numbers as a report prints them: exact inside, a text outside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering
from typing import Any

from ..exact import ends, percent, places_of, plain
from ..scoring.scorecard import Figure

MONEY = ("元", "万元", "亿元")
MONEY_PLACES = 2
MOST_PLACES = 6
NOTHING = "—"
NO_SCORE = "【缺】"


@total_ordering
@dataclass(frozen=True, eq=False)
class Shown:
    """A number that prints as ``text`` and compares by its exact value."""

    value: Fraction
    text: str

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        number = exact(other)
        return number is not None and self.value == number

    def __lt__(self, other: object) -> bool:
        number = exact(other)
        return NotImplemented if number is None else self.value < number

    def __hash__(self) -> int:
        return hash(self.value)

    def __bool__(self) -> bool:
        return self.value != 0


def exact(value: object) -> Fraction | None:
    """The exact number in a value, None where it isn't one (是/否 is none)."""
    if isinstance(value, Shown):
        return value.value
    if isinstance(value, (int, Fraction, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    return None


def digits(value: Fraction, least: int = 0, otherwise: int = 2) -> int:
    """How many decimals to print: all that there are, at least ``least``; ``otherwise`` where they don't end."""
    needed = places_of(value) if ends(value) and value.denominator < 10**40 else MOST_PLACES + 1
    return max(least, needed if needed <= MOST_PLACES else otherwise)


def percent_text(value: Fraction, places: int | None = None) -> str:
    """A ratio as the reports write it: ``97.9%``, and whole ``100%`` and ``0%``."""
    if value in (0, 1):
        places = 0
    return percent(value, digits(value * 100) if places is None else places)


def number_text(value: Fraction, unit: str = "", places: int | None = None) -> str:
    """A number in its unit, without the unit's name save ``%``; ``places`` where it was rounded to so many."""
    if unit == "%":
        return percent_text(value, places)
    if unit in MONEY:
        return plain(value, digits(value, MONEY_PLACES) if places is None else places, grouped=True)
    return plain(value, digits(value) if places is None else places)


def gap(figure: Figure) -> str:
    """What stands where a figure is missing: never a blank that could be taken for nothing."""
    return f"【缺 {'、'.join(figure.missing) or figure.name}】"


def value_text(value: Any, unit: str = "", places: int | None = None) -> str:
    """Any figure's value as text: numbers by unit, 是/否, words as they are; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    number = exact(value)
    return str(value) if number is None else number_text(number, unit, places)


def figure_text(figure: Figure) -> str:
    """A figure without its unit (save ``%``). A rounded value keeps its places; a stated figure its own digits."""
    if figure.value is None and figure.zero:
        return NOTHING
    if figure.value is None and figure.missing:
        return gap(figure)
    rounded = any(step.kind == "rounding" for step in figure.steps)
    return value_text(figure.value, figure.unit, figure.places if rounded else None)


def with_unit(text: str, unit: str) -> str:
    """The text with its unit, where it is a number and the unit isn't in it yet."""
    return text + unit if text and unit and unit != "%" and not text.startswith("【") else text


def score_text(score: Fraction | None) -> str:
    """A score with the decimals that it has: 5.87, 25; a visible gap where there is none."""
    return NO_SCORE if score is None else plain(score, digits(score))
