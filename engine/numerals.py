"""Whole numbers in Chinese numerals: 十二, 一百零五."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
SMALL_UNITS = ("", "十", "百", "千")
BIG_UNITS = ("", "万", "亿", "万亿")
LIMIT = 10**16


def chinese(number: int) -> str:
    """The number in numerals (负 in front below zero). Raises ValueError from ten thousand 万亿 on."""
    if abs(number) >= LIMIT:
        raise ValueError(f"{number} is too much for numerals")
    text = _big(abs(number)) if number else DIGITS[0]
    return ("负" if number < 0 else "") + (text[1:] if text.startswith("一十") else text)


def _big(whole: int) -> str:
    text, gap = "", False
    for place in reversed(range(len(BIG_UNITS))):
        group = whole // 10 ** (4 * place) % 10**4
        if group:
            text += ("零" if text and (gap or group < 1000) else "") + _small(group) + BIG_UNITS[place]
        gap = not group
    return text


def _small(group: int) -> str:
    text = ""
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if digit:
            text += DIGITS[digit] + SMALL_UNITS[place]
        elif text and group % 10**place and not text.endswith("零"):
            text += "零"
    return text
