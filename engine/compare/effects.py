"""How much of a change each edit makes: the Shapley values of the games of a department's leaves, or of whole branches."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import Mapping, Sequence

from ..rubric.model import Indicator
from ..scoring.score import is_last
from ..scoring.scorecard import PieceScore
from ..versions.branches import Branch, limits_of, whole_tree, widest
from ..versions.tree_mix import Seats, TreeMixer
from .leaf_game import Case, LeafGame, Scored, is_open
from .mixed_data import DataMixer
from .model import Side
from .shapley import Coalition, shapley
from .tree_effects import tree_effects
from .tree_game import TOTAL, TreeGame

Names = tuple[str, ...]
# For every player what it changes, node by node (by the pair's path; the total under ()).
Effects = Mapping[str, Mapping[Names, Fraction]]


class Games:
    """The games of one department: one a leaf, and one a branch in which leaves don't simply add up."""

    def __init__(self, trees: TreeMixer, case: Case, data: DataMixer, sides: tuple[Side, Side]):
        self.trees, self.case, self.data = trees, case, data
        self.leaves = tuple(LeafGame(trees.mixer, pair, case, data, (_end(sides[0], pair.old), _end(sides[1], pair.new)))
                            for pair in trees.changes.matching.pairs if pair.is_leaf)

    @cached_property
    def branches(self) -> tuple[Branch, ...]:
        """The branches that don't bear on each other: all in one where some leaf doesn't apply (the rest is scaled up
        then) or looks at the others, or where the total comes to its limits."""
        if any(looks_around(game) or _is_left_out(game) for game in self.leaves) or self._reaches_limits():
            return (whole_tree(self.trees.changes),)
        return self.trees.branches

    def _reaches_limits(self) -> bool:
        """Whether a limit of the total may hold it with any set of the edits made."""
        above, low = limits_of(self.trees.changes)
        if above is None and low is None:
            return False
        if any(node.weight is not None for pair in self.trees.changes.matching.pairs for node in (pair.old, pair.new) if node):
            ends = [widest(version.rubric) for version in (self.trees.changes.old, self.trees.changes.new)]
            bottom, top = min(low for low, _ in ends), max(high for _, high in ends)
        else:
            found = [_ends(game) for game in self.leaves]
            bottom, top = (sum((end[index] for end in found), Fraction(0)) for index in (0, 1))
        return (above is not None and top > above) or (low is not None and bottom < low)

    @cached_property
    def open(self) -> tuple[LeafGame, ...]:
        """The leaves that lack a score in either version; of those that look at the others only the tree can tell."""
        return tuple(game for game in self.leaves if not looks_around(game) and not is_known(game))

    @cached_property
    def told(self) -> tuple[Effects, ...]:
        """What every edit changes, branch by branch; the effects on a node add up to its change. Leaves without a score on
        either side are left out, with the whole branch where leaves don't simply add up."""
        return tuple(found for found in self._by_branch.values() if found is not None)

    @property
    def untold(self) -> tuple[Branch, ...]:
        """The branches of which no effect can be told."""
        return tuple(branch for branch, found in self._by_branch.items() if found is None)

    def effects(self) -> Effects:
        """The effects of all branches together."""
        return _summed(self.told)

    @cached_property
    def _by_branch(self) -> Mapping[Branch, Effects | None]:
        return {branch: self._of(branch) for branch in self.branches}

    def _of(self, branch: Branch) -> Effects | None:
        inside = [game for game in self.leaves if game.pair.path in branch.paths]
        if branch.plain:
            return _summed([leaf_effects(game, self.trees.seats) for game in inside if game not in self.open])
        if any(game in self.open for game in inside):
            return None
        return tree_effects(TreeGame(self.trees, branch, inside, self.case, self.data))


def _summed(found: Sequence[Effects]) -> Effects:
    total: dict[str, dict[Names, Fraction]] = {}
    for player, amounts in ((player, amounts) for effects in found for player, amounts in effects.items()):
        own = total.setdefault(player, {})
        for node, amount in amounts.items():
            own[node] = own.get(node, Fraction(0)) + amount
    return total


def _end(side: Side, node: Indicator | None) -> PieceScore | None:
    found = side.node(node.path) if node is not None else None
    return found.piece if found is not None else None


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


def looks_around(game: LeafGame) -> bool:
    """Whether the leaf's rule looks at the other leaves in either version."""
    return any(node is not None and is_last(node.piece) for node in (game.pair.old, game.pair.new))


def _ends(game: LeafGame) -> tuple[Fraction, Fraction]:
    """The lowest score of a leaf with any of its edits made, and the most by which it exceeds its points (of what stands
    outside the 100 there are none); 0 where it isn't there."""
    lows, above = ([Fraction(0)], [Fraction(0)]) if game.pair.old is None or game.pair.new is None else ([], [])
    for made in filter(None, game.all_made()):
        piece, known = made.leaf.piece, made.score.score
        bottom, top = (known, known) if known is not None else (
            (piece.low, piece.points) if piece is not None else (Fraction(0), made.leaf.points))
        lows.append(bottom)
        above.append(top - made.leaf.points)
    return min(lows, default=Fraction(0)), max(above, default=Fraction(0))


def _is_left_out(game: LeafGame) -> bool:
    return any(made is not None and made.score.not_applicable for made in game.all_made())
