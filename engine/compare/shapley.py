"""The Shapley value of a small game, exactly, by looking at every coalition (Shapley 1953); of a larger one in groups
(Owen 1977).

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


def owen(groups: Sequence[Sequence[str]], worth: Worth[T]) -> Mapping[str, Mapping[T, Fraction]]:
    """For every player its value where the players of a group stay together: averaged over all orders of the groups, and
    within each over all orders of its players. With one group, or groups of one, it is the Shapley value; it adds up and
    turns round like it. ``worth`` is asked for 2^(groups-1) × 2^players of each group."""
    count, found = len(groups), {player: dict[T, Fraction]() for group in groups for player in group}
    for index, group in enumerate(groups):
        others = [str(number) for number in range(count) if number != index]
        for before in coalitions(others):
            base = frozenset(player for number in before for player in groups[int(number)])
            weight = Fraction(factorial(len(before)) * factorial(count - len(before) - 1), factorial(count))
            inside = shapley(group, partial(_beside, worth, base))
            for player, amounts in inside.items():
                for thing, amount in amounts.items():
                    found[player][thing] = found[player].get(thing, Fraction(0)) + weight * amount
    return found


def _beside(worth: Worth[T], base: Coalition, made: Coalition) -> Mapping[T, Fraction]:
    return worth(base | made)


def coalitions(players: Sequence[str]) -> Iterator[Coalition]:
    """Every set of players, the empty one first."""
    for size in range(len(players) + 1):
        yield from map(frozenset, combinations(players, size))


def difference(after: Mapping[T, Fraction], before: Mapping[T, Fraction]) -> Mapping[T, Fraction]:
    """What has changed, thing by thing; what hasn't is left out."""
    found = {thing: after.get(thing, Fraction(0)) - before.get(thing, Fraction(0)) for thing in {**before, **after}}
    return {thing: amount for thing, amount in found.items() if amount}
