"""Units as exact data: what a unit measures, its scale, and how units multiply, divide and convert."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache

from .unit_words import COUNT, DAY, MONTH, OWN_WORDS, PEOPLE, SCORE, USUAL, WORDS, Dimension, meaning_of

COUNTED = frozenset({COUNT, PEOPLE, DAY, MONTH, *OWN_WORDS})


@dataclass(frozen=True)
class Unit:
    """What a figure is counted in. Two units are equal where they measure the same in the same size.

    ``dimension``: bases with exponents, sorted (元/人 is 元 1, 人 -1; a pure number has none). ``scale``: how many of
    the base one of it is (万元: 10000). ``text``: the words to show; empty for a plain number.
    """

    dimension: Dimension = ()
    scale: Fraction = Fraction(1)
    text: str = field(default="", compare=False)

    @property
    def pure(self) -> bool:
        """Whether it is a plain number, percentage or multiple."""
        return not self.dimension

    @property
    def is_score(self) -> bool:
        """Whether it is 分."""
        return self.dimension == ((SCORE, 1),)

    @property
    def is_count(self) -> bool:
        """Whether it counts things, people or periods one by one (件, 人, 户, 天), so that 分 may be given for each."""
        return len(self.dimension) == 1 and self.dimension[0][1] == 1 and (
            self.dimension[0][0] in COUNTED or self.dimension[0][0] not in BASES)

    def like(self, other: Unit) -> bool:
        """Whether both measure the same, so that one converts into the other."""
        return self.dimension == other.dimension

    def factor_to(self, other: Unit) -> Fraction:
        """How many of ``other`` one of this is: 万元 to 元 is 10000. Raises ValueError where they differ in kind."""
        if not self.like(other):
            raise ValueError(f"{self.words} is not {other.words}")
        return self.scale / other.scale

    def times(self, other: Unit) -> Unit:
        """The unit of a product: 元/人 × 人 is 元."""
        return _combined(self, other, 1)

    def over(self, other: Unit) -> Unit:
        """The unit of a quotient: 万元 ÷ 人 is 万元/人."""
        return _combined(self, other, -1)

    @property
    def words(self) -> str:
        """The unit for a message, even where nobody has a word for it."""
        if self.text or (self.pure and self.scale == 1):
            return self.text
        return USUAL.get((self.dimension, self.scale)) or f"{_spelled(self.dimension)}×{self.scale}".removesuffix("×1")

    def nameable(self) -> Unit:
        """This unit where its words say exactly that; else the one of the same kind whose words do."""
        if unit_of(self.text) == self:
            return self
        usual = USUAL.get((self.dimension, self.scale))
        return replace(self, text=usual) if usual else Unit(self.dimension, Fraction(1), _spelled(self.dimension))


BASES = frozenset(base for dimension, _ in WORDS.values() for base, _ in dimension)
ONE, PERCENT, POINTS, PIECES = Unit(), Unit((), Fraction(1), "%"), Unit(((SCORE, 1),), Fraction(1), "分"), Unit(
    ((COUNT, 1),), Fraction(1), "个")


def normal_unit(text: str) -> str:
    """A unit's words as they are compared: NFKC, without spaces (㎡ is m2, ％ is %)."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=4096)
def unit_of(text: str) -> Unit:
    """The unit that a text names (``万元``, ``元/人``, ``㎡``); an empty text is a plain number.

    What stands behind each ``/`` divides; ``·`` multiplies. A word that is not known is a dimension of its own.
    """
    found = ONE
    for index, group in enumerate(normal_unit(text).split("/")):
        for word in filter(None, group.split("·")):
            if word == "1":
                continue
            (dimension, scale), _ = meaning_of(word)
            found = _multiplied(found, Unit(dimension, scale), -1 if index else 1)
    return replace(found, text=text.strip())


def known_unit(text: str) -> bool:
    """Whether every word of a unit is in the table."""
    words = [word for group in normal_unit(text).split("/") for word in group.split("·")]
    return all(word and meaning_of(word)[1] for word in words)


def _multiplied(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.dimension)
    for base, power in right.dimension:
        powers[base] = powers.get(base, 0) + sign * power
    dimension = tuple(sorted((base, power) for base, power in powers.items() if power))
    return Unit(dimension, left.scale * right.scale ** sign)


def _combined(left: Unit, right: Unit, sign: int) -> Unit:
    found = _multiplied(left, right, sign)
    if found.pure:
        return found
    joined, usual = _joined(left.text, right.text, sign), USUAL.get((found.dimension, found.scale), "")
    for text in (joined, usual) if left.pure or right.pure else (usual, joined):
        if text and unit_of(text) == found and len(text.replace("/", "·").split("·")) <= _size(found.dimension):
            return replace(found, text=text)
    return found


def _size(dimension: Dimension) -> int:
    """The most words that a dimension takes to say, with the 1 of 1/人."""
    return max(sum(abs(power) for _, power in dimension), 2)


def _joined(left: str, right: str, sign: int) -> str:
    """``万元`` over ``人`` is ``万元/人``; words that stand above and below the line cancel; ratios aren't written."""
    above, below = _words(left)
    more_above, more_below = _words(right) if sign > 0 else _words(right)[::-1]
    above, below = [*above, *more_above], [*below, *more_below]
    for word in [*above]:
        if word in below:
            above.remove(word)
            below.remove(word)
    return "/".join(["·".join(above) or "1", *below])


def _words(text: str) -> tuple[list[str], list[str]]:
    above, *below = text.split("/")
    return ([word for word in above.split("·") if word not in ("", "1") and meaning_of(word)[0][0]],
            [word for group in below for word in group.split("·") if word])


def _spelled(dimension: Dimension) -> str:
    """A dimension in its bases: 元·人/天."""
    above = [word for base, power in dimension if power > 0 for word in _power(base, power)]
    below = [word for base, power in dimension if power < 0 for word in _power(base, -power)]
    return "/".join(["·".join(above) or "1", *below])


def _power(base: str, power: int) -> list[str]:
    usual = USUAL.get((((base, power),), Fraction(1)))
    return [usual] if usual else [base] * power
