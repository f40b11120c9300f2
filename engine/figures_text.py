"""Reads figures as people write them, exactly; refuses what could be misread.

Groups of three (``1,234.56``), full-width digits and signs and a unit at the end are read; exponents, half groups,
leading zeros and anything else are refused with a code that says why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Mapping

from .units import unit_of

LONGEST = 40
NUMBER = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9,]*)(?:\.(?P<part>[0-9]*))?(?P<rest>.*)", re.DOTALL)
EXPONENT = re.compile(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+")
HEX = re.compile(r"[+-]?0[xX]")
UNIT = re.compile(r"[A-Za-z\u4e00-\u9fff]{1,8}([/·][A-Za-z\u4e00-\u9fff]{1,8})*|k?m[²³]|[%‰℃°$¥㎡]")
GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3})*")
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
SAME_SIGNS = HALF_WIDTH | str.maketrans({"−": "-", "–": "-", "﹣": "-", "﹢": "+", "﹐": ",", "﹪": "%"})
POINT_WORDS = ("个百分点", "百分点")
PERCENT_WORDS = ("%", *POINT_WORDS)
NUMERALS = {"半": "0.5", **{char: str(index) for index, char in enumerate("一二三四五六七八九十", 1)}, "两": "2"}


@dataclass(frozen=True)
class Problem:
    """Why a text is not a figure: a finding's code and its parameters."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)


def normal(text: str) -> str:
    """The text in half-width, without space around it. Not NFKC, which would make 102 of 10²."""
    return text.translate(SAME_SIGNS).strip()


def shown(text: str) -> str:
    """The text, cut where it is too long for a message."""
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


@dataclass(frozen=True)
class Reading:
    """An exact figure in its declared unit. ``unit`` is the other one in which it was written, empty if there is none."""

    value: Fraction
    unit: str = ""


def read_number(text: str, unit: str = "") -> Fraction | Problem:
    """The exact figure in a text, or the problem with it.

    ``unit`` is the declared unit: it may be repeated behind the number, and another of the same kind is converted
    exactly (1.2亿元 is 12000 where 万元 is declared). Where it is ``%``, both ``19.5`` and ``19.5%`` are 39/200; a
    number with % is that ratio whatever the unit, unless another is declared.
    """
    found = read_figure(text, unit)
    return found if isinstance(found, Problem) else found.value


def read_figure(text: str, unit: str = "", stated: str = "") -> Reading | Problem:
    """The exact figure in a text and the unit in which it was written; ``stated`` is a unit said beside the text."""
    clean, unit, stated = _in_digits(normal(text)), normal(unit), normal(stated)
    found = NUMBER.fullmatch(clean)
    if found is None:
        return Problem("B020", {"text": shown(text)})
    whole, part, rest = found["whole"], found["part"], found["rest"].strip()
    rest = "%" if rest in PERCENT_WORDS else rest
    problem = _shape_problem(text, clean, whole, part, rest) or _unit_problem(text, rest, unit) or _stated_problem(
        text, rest, unit, stated)
    if problem is not None:
        return problem
    value, written = Fraction(f"{found['sign']}{whole.replace(',', '')}.{part or '0'}"), rest or stated or unit
    value = value / 100 if written == "%" else value
    if written == unit:
        return Reading(value)
    return Reading(value * unit_of(written).factor_to(unit_of(unit)), written if unit else "")


def _in_digits(text: str) -> str:
    """一个百分点, 半个百分点, 半分 with a digit; any other text as it is."""
    return NUMERALS[text[0]] + text[1:] if text[:1] in NUMERALS and text[1:] in (*POINT_WORDS, "分") else text


def _shape_problem(text: str, clean: str, whole: str, part: str | None, rest: str) -> Problem | None:
    """What is wrong with the digits themselves."""
    digits = whole.replace(",", "") + (part or "")
    if EXPONENT.match(clean):
        return Problem("B021", {"text": shown(text)})
    if not whole.strip(",") or part == "":
        return Problem("B020", {"text": shown(text)})
    if ("," in whole and not GROUPED.fullmatch(whole)) or rest[:1] == ",":
        return Problem("B022", {"text": shown(text)})
    if rest[:1] == ".":
        return Problem("B025", {"text": shown(text)})
    if len(digits) > LONGEST:
        return Problem("B024", {"count": len(digits), "limit": LONGEST})
    if len(whole) > 1 and whole[0] == "0" and HEX.match(clean) is None:
        return Problem("B023", {"text": text, "meant": _stripped(whole, part)})
    return None


def _stripped(whole: str, part: str | None) -> str:
    return (whole.lstrip("0,") or "0") + (f".{part}" if part else "")


def _unit_problem(text: str, rest: str, unit: str) -> Problem | None:
    """What is wrong with what stands behind the digits."""
    if rest in ("", unit) or (rest == "%" and not unit):
        return None
    if not UNIT.fullmatch(rest):
        return Problem("B020", {"text": shown(text)})
    if unit and unit_of(rest).like(unit_of(unit)):
        return None
    params = {"text": shown(text), "found": rest, "unit": unit}
    return Problem("B026" if unit else "B027", params)


def _stated_problem(text: str, rest: str, unit: str, stated: str) -> Problem | None:
    """What is wrong with a unit said beside the text: another behind the digits, another kind than declared."""
    if stated in ("", unit) and rest in ("", unit, stated):
        return None
    params = {"text": shown(text), "found": stated, "unit": unit}
    if stated and rest not in ("", stated):
        return Problem("B331", {**params, "behind": rest})
    if stated and not unit_of(stated).like(unit_of(unit)):
        return Problem("B330" if unit else "B332", params)
    return None


def decimals_of(text: str) -> int:
    """How many digits stand behind the decimal point."""
    found = NUMBER.fullmatch(normal(text))
    return len(found["part"] or "") if found else 0
