"""How much of a change each edit makes: the Shapley values of the games of a department's leaves, or of its whole tree."""

from __future__ import annotations

from fractions import Fraction
from typing import Mapping, Sequence

from ..rubric.model import Indicator
from ..versions.tree_mix import Seats, TreeMixer, is_plain
from .leaf_game import DATA, JOINT, Case, LeafGame, Scored, is_open
from .shapley import Coalition, shapley
from .tree_game import MOST, TOTAL, TreeGame

Names = tuple[str, ...]
# For every player what it changes, node by node (by the pair's path; the total under ()).
Effects = Mapping[str, Mapping[Names, Fraction]]


class Games:
    """The games of one department: one a leaf, and the tree's where leaves don't simply add up."""

    def __init__(self, trees: TreeMixer, case: Case):
        self.trees, self.case = trees, case
        self.leaves = tuple(LeafGame(trees.mixer, pair, case) for pair in trees.changes.matching.pairs if pair.is_leaf)
        self.plain = is_plain(trees.mixer)

    def adds_up(self) -> bool:
        """Whether each leaf counts by itself: so the rubrics say, and no leaf is left out as not applicable (the rest is
        scaled up then) or looks at the others."""
        return self.plain and not any(_is_left_out(game) for game in self.leaves) and not self._last()

    def _last(self) -> bool:
        return bool(TreeGame(self.trees, self.leaves, self.case).last)

    def effects(self) -> Effects:
        """What every edit changes; the effects on a node add up to its change. Leaves without a score on either side are
        left out (``open``)."""
        return self._by_leaf() if self.adds_up() else tree_effects(TreeGame(self.trees, self.leaves, self.case))

    @property
    def open(self) -> tuple[LeafGame, ...]:
        """The leaves that lack a score in either version."""
        return tuple(game for game in self.leaves if not is_known(game))

    def _by_leaf(self) -> Effects:
        found: dict[str, dict[Names, Fraction]] = {}
        for game in self.leaves:
            if is_known(game):
                for player, amounts in leaf_effects(game, self.trees.seats).items():
                    own = found.setdefault(player, {})
                    for node, amount in amounts.items():
                        own[node] = own.get(node, Fraction(0)) + amount
        return found


def leaf_effects(game: LeafGame, seats: Seats) -> Effects:
    """What the edits of one leaf, and those that decide where it counts and how much, change in it, in every block above
    it and in the total."""
    def worth(made: Coalition) -> Mapping[Names, Fraction]:
        found = game.at(made) if seats.is_there(game.pair, made) else None
        return _counted(game, seats, made, found) if found is not None else {}

    structure = seats.edits(game.pair)
    if not game.players and not structure:
        return {}
    return shapley((*game.players, *structure), worth)


def _counted(game: LeafGame, seats: Seats, made: Coalition, found: Scored) -> Mapping[Names, Fraction]:
    """What the leaf's score counts in every node above it."""
    score = found.score.score or Fraction(0)
    amounts = {game.pair.path: score}
    value = score * seats.worth(game.pair, made, found.leaf.points)
    for block in seats.chain(game.pair, made):
        amounts[block.path] = value
        value *= seats.worth(block, made, Fraction(0))
    return {**amounts, TOTAL: value}


def is_known(game: LeafGame) -> bool:
    """Whether the leaf has a score in both versions (or isn't there, or doesn't apply)."""
    ends: tuple[tuple[Coalition, Indicator | None], ...] = ((frozenset(), game.pair.old), (frozenset(game.players), game.pair.new))
    made = [game.at(some) for some, node in ends if node is not None]
    return all(item is not None and not is_open(item) for item in made)


def _is_left_out(game: LeafGame) -> bool:
    return any(made is not None and (made.score.not_applicable or made.leaf.adjust is not None) for made in game.all_made())


def tree_effects(game: TreeGame) -> Effects:
    """The same for a tree whose leaves don't simply add up."""
    groups = grouped(game.players)

    def worth(made: Coalition) -> Mapping[Names, Fraction]:
        return game.worth(frozenset(player for group in made for player in groups[group]))

    return shapley(tuple(groups), worth)


def grouped(players: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Players, those of one leaf taken together where there are more than ``MOST``; of one block where that's not enough;
    all as one at last."""
    for level in (None, 100, 1):
        found: dict[str, list[str]] = {}
        for player in players:
            found.setdefault(player if level is None else _head(player, level), []).append(player)
        if len(found) <= MOST:
            return {JOINT.join(members): tuple(members) for members in found.values()}
    return {JOINT.join(players): tuple(players)}


def _head(player: str, level: int) -> str:
    """What a player is of: its indicator, cut to so many levels; what is declared stays by itself while leaves do."""
    first = player.split(JOINT)[0]
    path = first.removeprefix(f"{DATA}|").partition("|")[0]
    return "/".join(path.split("/")[:level]) if "|" in first else (first if level > 1 else "")
