"""Where a department stands among those scored together, and what its place earns."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Sequence

from ...findings import Place
from ...language_choice import translate
from ..model import Formula
from .rank_places import Places


@dataclass(frozen=True)
class Award:
    """What some places earn: ``score`` for the first of them and ``step`` less for each one after it; or, where
    ``share`` is set, the points in proportion to the first place's value. ``places`` None: all others."""

    places: Places | None
    text: str
    score: Fraction
    step: Fraction
    share: bool
    place: Place


@dataclass(frozen=True)
class Rank:
    """``value`` ranked from the best; ``from_last`` counts places from the end (倒数第1名). ``part_place``: how a share of
    the departments that is no whole number is rounded."""

    value: Formula
    best: str
    ties: str
    from_last: bool
    awards: tuple[Award, ...]
    part_place: str = ""


@dataclass(frozen=True)
class Standing:
    """Where a department stands: its place in words, and what it earns there (None: nothing is said of the place, or
    ``clash``: two awards take it in)."""

    words: str
    earned: Fraction | None = None
    award: Award | None = None
    clash: tuple[int, Award, Award] | None = None


def place_award(rule: Rank, value: Fraction, others: Sequence[Fraction], points: Fraction) -> Standing:
    """Where a value stands among others, and what it earns there."""
    ahead, level = _standing(rule, value, others)
    first, last = ahead + 1, ahead + level
    place = {"first": first, "last": last, "mean": first}.get(rule.ties, first)
    if rule.ties == "dense":
        place = len({other for other in others if _before(rule, other, value)}) + 1
    places = range(first, last + 1) if rule.ties == "mean" else range(place, place + 1)
    field = _Field(rule, value, tuple(others))
    words = translate("共{count}个部门，{order}第{place}名").format(
        count=field.count, order=translate("倒数") if rule.from_last else "",
        place=f"{first}-{last}" if rule.ties == "mean" and level > 1 else place)
    if level > 1:
        words += translate("（{count}个部门并列）").format(count=level)
    held = [field.holding(each) for each in places]
    clash = next(((each, found[0], found[1]) for each, found in zip(places, held, strict=True) if len(found) > 1), None)
    if clash is not None or not all(held):
        return Standing(words, clash=clash)
    earned = [field.earned(found[0], each, points) for found, each in zip(held, places, strict=True)]
    if any(amount is None for amount in earned):
        return Standing(words)
    total = sum((amount for amount in earned if amount is not None), Fraction(0)) / len(earned)
    return Standing(words + field.extent(held[0][0]), total, held[0][0])


@dataclass(frozen=True)
class _Field:
    """The departments among which places are given."""

    rule: Rank
    value: Fraction
    others: tuple[Fraction, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.others) + 1

    def among(self, places: Places) -> tuple[int, int]:
        """The first and last of some places."""
        last = len({self.value, *self.others}) if self.rule.ties == "dense" else self.count
        return places.among(self.count, last, self.rule.part_place)

    def holding(self, place: int) -> list[Award]:
        """The awards that take a place in: those that name it, else that for all others."""
        spans = [(award, self.among(award.places)) for award in self.rule.awards if award.places is not None]
        named = [award for award, (first, final) in spans if first <= place <= final]
        return named or [award for award in self.rule.awards if award.places is None][:1]

    def earned(self, award: Award, place: int, points: Fraction) -> Fraction | None:
        """The award at a place; None where a proportion to nothing is asked."""
        if award.share:
            top = (max if self.rule.best == "highest" else min)([self.value, *self.others])
            low, high = sorted((self.value, top))
            return points * low / high if low >= 0 and high > 0 else None
        first = place if award.places is None else max(self.among(award.places)[0], 1)
        return award.score - award.step * (place - first)

    def extent(self, award: Award) -> str:
        """Which places an award takes in where that depends on how many departments there are."""
        if award.places is None or not (award.places.share or award.places.back):
            return ""
        first, final = self.among(award.places)
        return translate("（{places}是第{first}-{last}名）").format(places=award.text, first=max(first, 1), last=final)


def _standing(rule: Rank, value: Fraction, others: Sequence[Fraction]) -> tuple[int, int]:
    """How many come before the value (counted from where places are counted), and how many share its place."""
    ahead = sum(1 for other in others if _before(rule, other, value))
    return ahead, 1 + sum(1 for other in others if other == value)


def _before(rule: Rank, other: Fraction, value: Fraction) -> bool:
    higher_first = (rule.best == "highest") != rule.from_last
    return other > value if higher_first else other < value
