"""How much each edit changes in a branch in which leaves don't simply add up."""

from __future__ import annotations

from fractions import Fraction
from typing import Callable, Hashable, Mapping, Sequence

from .leaf_game import JOINT
from .shapley import Coalition, owen, shapley
from .tree_game import Names, TreeGame

# Up to so many edits, all orders are looked at; with more those of one first-level indicator, or of one block, stay together.
MOST = 10
# So many sets of edits are looked at then at most; where that isn't enough, edits of one leaf are taken together.
SETS = 2048
Amounts = Mapping[Names, Fraction]
# Groups of players that stay together; a player is several edits where they had to be taken together.
Groups = Sequence[Sequence[tuple[str, ...]]]


class _Unknown(Exception):
    """Something is missing with some of the edits made."""


def tree_effects(game: TreeGame) -> Mapping[str, Amounts] | None:
    """What every edit changes in every node; None where something is missing at either end. Where it is missing only in
    between, all edits are taken together."""
    known: dict[Coalition, Amounts | None] = {}

    def worth(made: Coalition) -> Amounts:
        if made not in known:
            known[made] = game.worth(frozenset(key for player in made for key in player.split(GLUE)))
        found = known[made]
        if found is None:
            raise _Unknown
        return found

    try:
        made = _effects(arranged(game), worth)
    except _Unknown:
        return _together(game)
    return {player.replace(GLUE, JOINT): amounts for player, amounts in made.items()}


# Between the players of a leaf that are taken together (each may be several edits); no name has it.
GLUE = "\x1e"


def _effects(groups: Groups, worth: Callable[[Coalition], Amounts]) -> Mapping[str, Amounts]:
    return owen([[GLUE.join(player) for player in group] for group in groups], worth)


def _together(game: TreeGame) -> Mapping[str, Amounts] | None:
    ends = [game.worth(made) for made in (frozenset(), frozenset(game.players))]
    before, after = ends
    if before is None or after is None:
        return None
    return shapley((JOINT.join(game.players),), lambda made: after if made else before)


def arranged(game: TreeGame) -> Groups:
    """The players of a branch in groups: one group while there are few; else one a first-level indicator, else one a
    block, in the largest of which those of one leaf, or all, are one where there are too many still. In the other
    direction they fall into the same groups."""
    if len(game.players) <= MOST:
        return [[(player,) for player in game.players]]
    for head in (game.tops_of, game.block_of):
        found: Groups = [[(player,) for player in members] for members in _by(game.players, head).values()]
        if cost(found) <= SETS:
            return found
    return _coarser(game, [list(members) for members in _by(game.players, game.tops_of).values()])


def _coarser(game: TreeGame, tops: Sequence[Sequence[str]]) -> Groups:
    """Groups in which the largest are taken together, all of one size at once, until there are few enough."""
    groups: list[list[tuple[str, ...]]] = [[(player,) for player in members] for members in tops]
    while cost(groups) > SETS and max(map(len, groups)) > 1:
        largest = max(map(len, groups))
        for index in [number for number, group in enumerate(groups) if len(group) == largest]:
            by_leaf = [tuple(members) for members in _by(tops[index], game.leaf_of).values()]
            groups[index] = by_leaf if len(by_leaf) < largest else [tuple(tops[index])]
    return groups if cost(groups) <= SETS else [[tuple(game.players)]]


def cost(groups: Groups) -> int:
    """For how many sets of edits the branch is added up."""
    return sum(2 ** (len(groups) - 1 + len(group)) for group in groups)


def _by(players: Sequence[str], head: Callable[[str], Hashable]) -> Mapping[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for player in players:
        found.setdefault(head(player), []).append(player)
    return found
