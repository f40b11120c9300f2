"""Small fonts made for a test: a few characters, names, a weight."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from engine.fonts.choose import COMMON

CHINESE = COMMON + "标题"


def font(english: str, chinese: str = "", chars: Iterable[str] = CHINESE, weight: int = 400) -> TTFont:
    """A font in which every character is the same square."""
    codes = sorted(set(map(ord, chars)))
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(point)
    pen.closePath()
    square, names = pen.glyph(), [".notdef", *(f"u{code:X}" for code in codes)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"u{code:X}" for code in codes})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    family = {"en": english, "zh-Hans-CN": chinese} if chinese else {"en": english}
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": english.replace(" ", "")})
    builder.setupOS2(usWeightClass=weight, ulCodePageRange1=1 << 18 if set(COMMON) <= set(chars) else 1)
    builder.setupPost()
    return builder.font


def saved(made: TTFont, path: Path) -> Path:
    """The font as a file."""
    made.save(path)
    return path


def collection(path: Path, *fonts: TTFont) -> Path:
    """Several fonts in one file."""
    made = TTCollection()
    made.fonts = list(fonts)
    made.save(path)
    return path
