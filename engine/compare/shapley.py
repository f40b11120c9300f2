"""The Shapley value of a small game, exactly, by looking at every coalition (Shapley 1953); of a larger one in steps
(Kamijo 2009).

Players are edits; a coalition is those that have been made. A player's value is what making it changes, averaged over
all orders in which the edits can be made, so that no order is preferred; the values of all players add up to the whole
change, a player that never changes anything has none, and undoing all edits gives the same values with the other sign.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import combinations
from math import factorial
from typing import Callable, Hashable, Iterator, Mapping, Sequence, TypeVar

T = TypeVar("T", bound=Hashable)
Coalition = frozenset[str]
Levels = Sequence["str | Levels"]
Worth = Callable[[Coalition], Mapping[T, Fraction]]


def shapley(players: Sequence[str], worth: Worth[T]) -> Mapping[str, Mapping[T, Fraction]]:
    """For every player its value, for each of the things that ``worth`` tells of a coalition (a score a node; what it
    leaves out counts as 0). ``worth`` is asked once for each of the 2^n coalitions."""
    known = {made: worth(made) for made in coalitions(players)}
    weights = [Fraction(factorial(size) * factorial(len(players) - size - 1), factorial(len(players)))
               for size in range(len(players))]
    found: dict[str, dict[T, Fraction]] = {}
    for player in players:
        own: dict[T, Fraction] = {}
        for before, now in known.items():
            if player not in before:
                for thing, amount in difference(known[before | {player}], now).items():
                    own[thing] = own.get(thing, Fraction(0)) + weights[len(before)] * amount
        found[player] = own
    return found


def in_steps(levels: Levels, worth: Worth[T]) -> Mapping[str, Mapping[T, Fraction]]:
    """For every player its value in steps, where players are in groups, and groups in groups: first the groups' Shapley
    values, then what each group has is shared within it, and so on (two-step Shapley value, Kamijo 2009).

    Within a group each gets its Shapley value there, the mean of two games: with nothing made outside the group, and with
    everything; what the group has beside that is shared equally among those that change anything. The values add up to
    the whole change and turn round like Shapley values. Of players alone it is the Shapley value. On a level of n ``worth``
    is asked for 2^n sets, twice.
    """
    nothing: Coalition = frozenset()
    whole = difference(worth(members(levels)), worth(nothing))
    return dict(_shared(levels, worth, (nothing, nothing), whole))


def _shared(levels: Levels, worth: Worth[T], outside: tuple[Coalition, Coalition],
            amounts: Mapping[T, Fraction]) -> Iterator[tuple[str, Mapping[T, Fraction]]]:
    """What a group has, shared among what is in it, down to the players; ``outside`` are the least and the most that can
    have been made outside."""
    inside = {str(index): members(item) for index, item in enumerate(levels)}
    games = [shapley(tuple(inside), partial(_beside, worth, inside, base)) for base in dict.fromkeys(outside)]
    mean = {index: added(*(game[index] for game in games), share=Fraction(1, len(games))) for index in inside}
    rest = difference(amounts, added(*mean.values()))
    for index, item in enumerate(levels):
        own = added(mean[str(index)], _part_of(rest, str(index), mean))
        if isinstance(item, str):
            yield item, own
        else:
            others = members(levels) - inside[str(index)]
            yield from _shared(item, worth, (outside[0], outside[1] | others), own)


def _beside(worth: Worth[T], inside: Mapping[str, Coalition], base: Coalition, made: Coalition) -> Mapping[T, Fraction]:
    return worth(base.union(*(inside[index] for index in made)))


def _part_of(rest: Mapping[T, Fraction], index: str, mean: Mapping[str, Mapping[T, Fraction]]) -> Mapping[T, Fraction]:
    """One share of what is left: each thing is shared by those that change it, by all where none does."""
    found = {}
    for thing, amount in rest.items():
        sharing = [other for other, own in mean.items() if own.get(thing)] or list(mean)
        if index in sharing:
            found[thing] = amount / len(sharing)
    return found


def added(*items: Mapping[T, Fraction], share: Fraction = Fraction(1)) -> Mapping[T, Fraction]:
    """The sum of amounts, thing by thing, times ``share``."""
    found: dict[T, Fraction] = {}
    for item in items:
        for thing, amount in item.items():
            found[thing] = found.get(thing, Fraction(0)) + amount * share
    return found


def members(levels: str | Levels) -> Coalition:
    """All players in a group, however deep."""
    return frozenset({levels}) if isinstance(levels, str) else frozenset().union(*map(members, levels))


def coalitions(players: Sequence[str]) -> Iterator[Coalition]:
    """Every set of players, the empty one first."""
    for size in range(len(players) + 1):
        yield from map(frozenset, combinations(players, size))


def difference(after: Mapping[T, Fraction], before: Mapping[T, Fraction]) -> Mapping[T, Fraction]:
    """What has changed, thing by thing; what hasn't is left out."""
    # What hasn't changed is often the very same number: telling that takes no arithmetic.
    found = {thing: amount - before.get(thing, Fraction(0)) for thing, amount in after.items()
             if before.get(thing) is not amount}
    found |= {thing: -amount for thing, amount in before.items() if thing not in after}
    return {thing: amount for thing, amount in found.items() if amount}
