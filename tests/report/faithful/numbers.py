"""The numbers of a sentence, each with its unit and the sign before it."""

from __future__ import annotations

import re
from fractions import Fraction

UNITS = ("个百分点", "万元", "亿元", "亿美元", "万美元", "%", "年", "月", "日", "人", "个", "分", "宗", "家", "项", "场", "号", "次")
NUMBER = re.compile(rf"([≤≥＜＞<>]?)((?<![\d.])\d[\d,]*(?:\.\d+)?)({'|'.join(UNITS)})?")
SIGNS = {"<": "＜", ">": "＞"}
SENTENCE = re.compile(r"[^。；;]*(?:[。；;]|$)")


def sentences(text: str) -> list[str]:
    """The sentences and half-sentences of a text."""
    return [part.strip() for part in SENTENCE.findall(text) if part.strip()]


def numbers(sentence: str) -> list[str]:
    """Each number as 1388.6万元 or ＜90%: written without thousands' commas and idle noughts, so that equal ones look alike."""
    return [f"{SIGNS.get(sign, sign)}{plainly(digits)}{unit}" for sign, digits, unit in NUMBER.findall(sentence)]


def plainly(digits: str) -> str:
    """The number without commas and idle noughts."""
    text = digits.replace(",", "")
    return text.rstrip("0").rstrip(".") if "." in text else text


def same(one: str, other: str) -> bool:
    """Whether two cells say the same: alike, or the same number."""
    return one == other or (value(one) is not None and value(one) == value(other))


def value(cell: str) -> Fraction | None:
    """The number that a cell is."""
    found = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)(%?)", cell)
    return Fraction(found[1].replace(",", "")) / (100 if found[2] else 1) if found else None
