"""How much each edit changes in a branch in which leaves don't simply add up."""

from __future__ import annotations

from fractions import Fraction
from typing import Callable, Hashable, Mapping, Sequence

from .leaf_game import JOINT
from .shapley import Coalition, Levels, in_steps, shapley
from .tree_game import Names, TreeGame

# Up to so many edits, all orders are looked at; with more they are taken in steps: first-level indicators, blocks, leaves.
MOST = 10
# On one level so many at most; where a leaf, block or first-level indicator holds more, what it holds is taken together.
WIDEST = 12
Amounts = Mapping[Names, Fraction]


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
        made = in_steps(arranged(game), worth)
    except _Unknown:
        return _together(game)
    return {player.replace(GLUE, JOINT): amounts for player, amounts in made.items()}


# Between the players of a leaf that are taken together (each may be several edits); no name has it.
GLUE = "\x1e"


def _together(game: TreeGame) -> Mapping[str, Amounts] | None:
    ends = [game.worth(made) for made in (frozenset(), frozenset(game.players))]
    before, after = ends
    if before is None or after is None:
        return None
    return shapley((JOINT.join(game.players),), lambda made: after if made else before)


def arranged(game: TreeGame) -> Levels:
    """The players of a branch: all on one level while there are few; else by first-level indicator, block and leaf. In the
    other direction they fall into the same groups."""
    if len(game.players) <= MOST:
        return game.players
    return _levels(game.players, (game.tops_of, game.block_of, game.leaf_of))


def _levels(players: Sequence[str], heads: Sequence[Callable[[str], Hashable]]) -> Levels:
    """Players in groups by what they are of, those in groups again; a group of one is that one, and one level of more than
    ``WIDEST`` is one player."""
    groups = [_levels(group, heads[1:]) for group in _by(players, heads[0]).values()] if heads else list(players)
    found = tuple(group[0] if len(group) == 1 else group for group in groups)
    if len(found) > WIDEST:
        return (GLUE.join(players),)
    return found[0] if len(found) == 1 and not isinstance(found[0], str) else found


def _by(players: Sequence[str], head: Callable[[str], Hashable]) -> Mapping[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = {}
    for player in players:
        found.setdefault(head(player), []).append(player)
    return found
