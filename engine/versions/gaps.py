"""How far two rules of one leaf can lie apart: the largest gap between the scores that they give in one case."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import Callable, Iterator, Sequence

from ..language.names import canonical
from ..rubric.methods.checklist import Checklist
from ..rubric.methods.deduct import Amounts, Kind
from ..rubric.methods.options import Option
from ..rubric.methods.tiers import Tier
from ..rubric.model import Piece
from ..rubric.tier_sweep import holds, same_value_samples
from .likeness import best_pairs, likeness
from .meaning import Renames, meaning

Pairs = Sequence[tuple[Fraction, Fraction]]
MOST_FOUND = 1000


def rule_gap(old: Piece, new: Piece, scaled: bool, renames: Renames) -> Fraction | None:
    """The most that the rule alone can move the score, in points; None where that can't be told.

    ``scaled``: amounts are shares of the points, which have changed too; the shares are then compared, and count out of the more of
    the two. ``renames`` are values that only have another name in the new version.
    """
    finder = FINDERS.get(new.method) if old.method == new.method else None
    if finder is None or not old.settings or not new.settings or (scaled and not (old.points and new.points)):
        return None
    most = max(old.points, new.points)
    rates = (most / old.points, most / new.points) if scaled else (Fraction(1), Fraction(1))
    found = finder(old, new, rates, renames)
    return None if found is None else min(found, most - min(old.low, new.low))


def _tiers(old: Piece, new: Piece, rates: tuple[Fraction, Fraction], renames: Renames) -> Fraction | None:
    """Tiers over one value: the awards at, between and beyond all thresholds of both; else tiers with the same conditions in
    the same order."""
    olds, news = old.settings, new.settings
    if any(tier.score is None for tier in (*olds, *news)):
        return None
    if [meaning(tier.when, renames) for tier in olds] == [meaning(tier.when, {}) for tier in news]:
        return _widest([(one.score, other.score) for one, other in zip(olds, news)], rates)
    subjects = [same_value_samples([tier.when for tier in tiers])[0] for tiers in (olds, news)]
    called = renames.get(canonical(subjects[0]), subjects[0])
    if not all(subjects) or canonical(called) != canonical(subjects[1]) or old.compare != new.compare:
        return None
    return _widest(list(_awarded(olds, news)), rates)


def _awarded(olds: Sequence[Tier], news: Sequence[Tier]) -> Iterator[tuple[Fraction, Fraction]]:
    """What both give for one value, wherever each gives something."""
    cuts = [same_value_samples([tier.when for tier in tiers])[1] for tiers in (olds, news)]
    ends = sorted({*cuts[0], *cuts[1]})
    for value in sorted({*ends, *((one + other) / 2 for one, other in zip(ends, ends[1:]))}):
        given = [[tier.score for tier in tiers if holds(tier.when.tree, value)] for tiers in (olds, news)]
        if len(given[0]) == len(given[1]) == 1 and given[0][0] is not None and given[1][0] is not None:
            yield given[0][0], given[1][0]


def _options(old: Piece, new: Piece, rates: tuple[Fraction, Fraction], renames: Renames) -> Fraction | None:
    """Options that both have, by name or likeness; None where one came or went."""
    olds: Sequence[Option] = old.settings
    news: Sequence[Option] = new.settings
    pairs = _matched([item.name for item in olds], [item.name for item in news])
    if len(pairs) != len(olds) or len(pairs) != len(news):
        return None
    return _widest([(olds[one].score, news[other].score) for one, other in pairs], rates)


def _checklist(old: Piece, new: Piece, rates: tuple[Fraction, Fraction], renames: Renames) -> Fraction | None:
    """Items by name or likeness: the most that those raised can add, or that those lowered can take; where only their
    number counts, the scores for each number."""
    one: Checklist = old.settings
    other: Checklist = new.settings
    pairs = _matched([item.name for item in one.items], [item.name for item in other.items])
    whole = len(pairs) == len(one.items) == len(other.items)
    if any(one.items[a].required != other.items[b].required for a, b in pairs) or (
            not whole and any(item.required for item in (*one.items, *other.items))):
        return None
    if one.counts or other.counts:
        return _widest(list(_counted(one, other)), rates) if whole and one.counts and other.counts else None
    moves = [other.items[b].points * rates[1] - one.items[a].points * rates[0] for a, b in pairs]
    moves += [-item.points * rates[0] for index, item in enumerate(one.items) if index not in {a for a, _ in pairs}]
    moves += [item.points * rates[1] for index, item in enumerate(other.items) if index not in {b for _, b in pairs}]
    return max(sum((move for move in moves if move > 0), Fraction(0)), -sum((move for move in moves if move < 0), Fraction(0)))


def _counted(old: Checklist, new: Checklist) -> Iterator[tuple[Fraction, Fraction]]:
    """What so many met items earn under both."""
    for number in range(len(old.items) + 1):
        one, other = (next((count.score for count in (*(c for c in rule.counts if c.met is not None and c.met.holds(
            Fraction(number))), *(c for c in rule.counts if c.met is None))), None) for rule in (old, new))
        if one is not None and other is not None:
            yield one, other


def _deduction(old: Piece, new: Piece, rates: tuple[Fraction, Fraction], renames: Renames) -> Fraction | None:
    """One amount for every finding: what is left after so many, until nothing is left under either; with the more points,
    which leave the most room."""
    one, other = _each(old.settings), _each(new.settings)
    most = max(old.points, new.points)
    if one is None or other is None or meaning(one.count, renames) != meaning(other.count, {}) or old.from_zero or new.from_zero:
        return None
    enough = max(ceil(most / kind.each) for kind in (one, other))
    if enough > MOST_FOUND:
        return None
    left = [[max(most - kind.cost(number), Fraction(0)) for number in range(enough + 1)] for kind in (one, other)]
    return _widest(list(zip(*left)), rates)


def _each(rule: Amounts) -> Kind | None:
    """The one amount, where there is but one and it takes something off."""
    return rule.each if not rule.kinds and rule.each is not None and rule.each.each > 0 else None


def _matched(olds: Sequence[str], news: Sequence[str]) -> list[tuple[int, int]]:
    """The indexes of names that are one: the same, else alike."""
    names = [canonical(name) for name in news]
    found = [(index, names.index(canonical(name))) for index, name in enumerate(olds) if canonical(name) in names]
    alone = ([index for index in range(len(olds)) if index not in {one for one, _ in found}],
             [index for index in range(len(news)) if index not in {other for _, other in found}])
    return [*found, *((one, other) for one, other, _ in best_pairs(
        *alone, lambda one, other: likeness(olds[one], news[other])))]


def _widest(pairs: Sequence[tuple[Fraction | None, ...]], rates: tuple[Fraction, Fraction]) -> Fraction:
    """The largest gap of some pairs of scores, each side by its rate."""
    return max((abs((other or Fraction(0)) * rates[1] - (one or Fraction(0)) * rates[0]) for one, other in pairs),
               default=Fraction(0))


Finder = Callable[[Piece, Piece, tuple[Fraction, Fraction], Renames], "Fraction | None"]
FINDERS: dict[str, Finder] = {"tiers": _tiers, "options": _options, "checklist": _checklist, "deduct": _deduction}
