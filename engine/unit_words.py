"""The units that officials write, each with its dimension and its exact scale; and the prefixes 千, 万, 亿.

A dimension is a product of bases with exponents. 工作日 is not 天 and 月 is not 30 天: what doesn't convert exactly has a
base of its own. General measure words (个 项 件 宗 …) are one family, since official texts mix them.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Iterable, Mapping

Dimension = tuple[tuple[str, int], ...]
Meaning = tuple[Dimension, Fraction]

MONEY, COUNT, PEOPLE, SCORE, DAY, MONTH, LENGTH, MASS = "元", "个", "人", "分", "天", "月", "米", "千克"
COUNTING_WORDS = "个项件宗起例次条份批篇种类处场期部张笔门款则届轮"
OWN_WORDS = (*"户家辆台套座所栋幢间头只株册床棵艘架盏口眼村镇县", "人次", "工作日", "课时", "学时", "千瓦时", "美元", "港元", "欧元")
PREFIXES = {"万亿": 10**12, "千万": 10**7, "百万": 10**6, "十万": 10**5, "亿": 10**8, "万": 10**4, "千": 10**3}


def _rows() -> Iterable[tuple[str, Dimension, Fraction]]:
    """(word, dimension, scale), the usual word of a meaning first."""
    def several(base: str, power: int, scales: Mapping[str, str | int]) -> Iterable[tuple[str, Dimension, Fraction]]:
        return [(word, ((base, power),) if base else (), Fraction(scale)) for word, scale in scales.items()]

    yield from several("", 0, {"%": 1, "倍": 1, "成": "1/10", "百分点": "1/100", "‰": "1/1000"})
    yield from several(SCORE, 1, {"分": 1})
    yield from several(MONEY, 1, {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "千万元": 10**7, "亿元": 10**8})
    yield from several(COUNT, 1, dict.fromkeys(COUNTING_WORDS, 1))
    yield from several(PEOPLE, 1, {"人": 1, "名": 1, "位": 1, "万人": 10**4})
    yield from several(DAY, 1, {"天": 1, "日": 1, "周": 7, "星期": 7, "小时": "1/24", "分钟": "1/1440", "秒": "1/86400"})
    yield from several(MONTH, 1, {"月": 1, "季度": 3, "年": 12})
    yield from several(LENGTH, 1, {"米": 1, "公里": 1000, "千米": 1000, "分米": "1/10", "厘米": "1/100", "毫米": "1/1000",
                                   "m": 1, "km": 1000, "cm": "1/100", "mm": "1/1000"})
    yield from several(LENGTH, 2, {"平方米": 1, "平米": 1, "m2": 1, "公顷": 10**4, "亩": "2000/3", "平方公里": 10**6,
                                   "平方千米": 10**6, "km2": 10**6})
    yield from several(LENGTH, 3, {"立方米": 1, "m3": 1, "升": "1/1000", "毫升": "1/1000000"})
    yield from several(MASS, 1, {"千克": 1, "公斤": 1, "吨": 1000, "克": "1/1000", "斤": "1/2", "kg": 1, "g": "1/1000",
                                 "t": 1000})
    for word in OWN_WORDS:
        yield word, ((word, 1),), Fraction(1)
    yield "度", (("千瓦时", 1),), Fraction(1)


WORDS: Mapping[str, Meaning] = MappingProxyType({word: (dimension, scale) for word, dimension, scale in _rows()})


def _usual() -> dict[Meaning, str]:
    found: dict[Meaning, str] = {}
    for word, meaning in WORDS.items():
        if meaning[0]:
            found.setdefault(meaning, word)
    return found


USUAL: Mapping[Meaning, str] = MappingProxyType(_usual())


def meaning_of(word: str) -> tuple[Meaning, bool]:
    """What one unit word means, and whether it is known; an unknown word is a dimension of its own."""
    plain = word[1:] if word[:1] == "个" and word[1:] in WORDS else word
    if plain in WORDS:
        return WORDS[plain], True
    for prefix, factor in PREFIXES.items():
        rest = plain[len(prefix):]
        if not plain.startswith(prefix) or not rest:
            continue
        dimension, scale = WORDS.get(rest, (((rest, 1),), Fraction(1)))
        if dimension and dimension != ((SCORE, 1),):
            return (dimension, scale * factor), rest in WORDS
    return (((word, 1),), Fraction(1)), False
