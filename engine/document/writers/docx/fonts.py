"""The typefaces of official documents (GB/T 9704), by name, and what stands in where one isn't installed.

They are named and not shipped. For each, the font table tells other names and typefaces that come close, and that it is a
Chinese one (charset 134), so that no program falls back to a typeface without Chinese characters and shows boxes.
Digits and Latin letters are in Times New Roman, as the offices that say something about it have it (the standard doesn't):
its digits are all equally wide, and every machine has it or a typeface of the same measures. Page numbers are in 宋体,
as the standard says.
"""

from __future__ import annotations

from dataclasses import dataclass

from ....fonts import ROLES
from .xml import Element, w

TITLE, BODY, KAI, HEI, SONG, LATIN = (ROLES[name].wanted for name in ("小标宋", "仿宋", "楷体", "黑体", "宋体", "西文"))


@dataclass(frozen=True)
class Font:
    """A typeface: other names for it and those that come close, its family, and its looks as ten bytes (PANOSE)."""

    name: str
    others: tuple[str, ...]
    family: str
    panose: str
    chinese: bool = True


FONTS = (
    Font(TITLE, ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong", "宋体"), "roman", "02010601030101010101"),
    Font(BODY, ("FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong"), "modern", "02010609030101010101"),
    Font(KAI, ("KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti"), "modern", "02010609030101010101"),
    Font(HEI, ("SimHei", "华文黑体", "STHeiti", "Noto Sans CJK SC"), "modern", "02010609060101010101"),
    Font(SONG, ("SimSun", "华文宋体", "STSong", "Noto Serif CJK SC"), "auto", "02010600030101010101"),
    Font(LATIN, ("Liberation Serif",), "roman", "02020603050405020304", chinese=False),
)


def typeface(chinese: str, latin: str = LATIN) -> Element:
    """The typefaces of a text."""
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)


def font_table() -> Element:
    """The table of all typefaces that the document names."""
    return w("fonts", *map(_entry, FONTS))


def _entry(font: Font) -> Element:
    usb = {"usb0": "00000001", "usb1": "080E0000", "usb2": "00000010"} if font.chinese else {
        "usb0": "E0002AFF", "usb1": "C0007841", "usb2": "00000009"}
    return w("font", w("altName", val=",".join(font.others)), w("panose1", val=font.panose),
             w("charset", val="86" if font.chinese else "00"), w("family", val=font.family),
             w("pitch", val="variable"),
             w("sig", **usb, usb3="00000000", csb0="00040000" if font.chinese else "000001FF", csb1="00000000"), name=font.name)
