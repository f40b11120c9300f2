"""The blocks of one department between two versions, and the total, where leaves don't simply add up."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Hashable, Iterator, Mapping, Sequence

from ..rubric.model import Rounding, Rubric, TotalRule
from ..scoring.figures import Figures
from ..scoring.score import is_last
from ..scoring.total import total_of
from ..scoring.tree import TreeSum
from ..versions.branches import Branch
from ..versions.tree_mix import TreeMixer, filled
from .leaf_game import DATA, JOINT, Case, LeafGame, Scored
from .mixed_data import DataMixer, declared_data
from .shapley import Coalition, coalitions

Names = tuple[str, ...]
TOTAL: Names = ()


class TreeGame:
    """Every node's score of one branch for a set of edits: the leaves as their games have them, added up by the scoring
    itself. ``games`` are those of the branch's leaves."""

    def __init__(self, trees: TreeMixer, branch: Branch, games: Sequence[LeafGame], case: Case, data: DataMixer):
        self.trees, self.branch, self.games, self.case, self.data = trees, branch, games, case, data
        self.last = [game for game in games if any(
            node is not None and is_last(node.piece) for node in (game.pair.old, game.pair.new))]

    @property
    def data_player(self) -> str:
        """The player that stands for the figures that conditions on blocks and the total look at."""
        return f"{DATA}|"

    @cached_property
    def players(self) -> tuple[str, ...]:
        """The edits that change some leaf, or bear on blocks and the total; those that change no leaf have no effect."""
        found = [player for game in self.games for player in game.players if game in self.last or _matters(game, player)]
        found += [*self.trees.players_in(self.branch), *([] if self.case.same or not self.trees.uses else [self.data_player])]
        return tuple(sorted(dict.fromkeys(found)))

    def leaf_of(self, player: str) -> Hashable:
        """The indicator that a player's edits are of; what is declared stays by itself."""
        first = player.split(JOINT)[0]
        path = next((game.pair.path for game in self.games if game.data_player == first), None)
        return path or getattr(self.trees.changes.by_key.get(first), "path", None) or first

    def tops_of(self, player: str) -> Hashable:
        """The first-level indicator, or the two, under which that indicator stands in the two versions; what is declared
        together."""
        return self._above(player, slice(1))

    def block_of(self, player: str) -> Hashable:
        """The block, or the two, right above; the first-level indicator itself."""
        return self._above(player, slice(-1))

    def _above(self, player: str, levels: slice) -> Hashable:
        path, matching = self.leaf_of(player), self.trees.changes.matching
        if not isinstance(path, tuple):
            return ""
        pair = matching.by_new.get(path) or matching.by_old[path]
        sides = ((matching.by_old, pair.old), (matching.by_new, pair.new))
        return frozenset(table[node.path[levels] or node.path].path for table, node in sides if node is not None)

    def worth(self, made: Coalition) -> Mapping[Names, Fraction] | None:
        """The score of every node that is there, by its pair's path, and what they come to in the total under (); None
        where something is missing."""
        scored = dict(self._leaves(made))
        tree = self._tree(made, scored)
        if tree is None:
            return None
        for game in self.last:
            others = {item.leaf.name: item.score.score for number, item in scored.items()
                      if self._game(number) not in self.last and not item.score.not_applicable}
            found = game.beside(made, tree, others) if self.trees.seats.is_there(game.pair, made) else None
            scored |= {self.trees.numbers[game.pair.path]: found} if found is not None else {}
        whole = self._tree(made, scored) if self.last else tree
        return self._added(whole, scored, made) if whole is not None else None

    def _leaves(self, made: Coalition) -> Iterator[tuple[int, Scored]]:
        for game in self.games:
            found = game.at(made) if self.trees.seats.is_there(game.pair, made) else None
            if found is not None:
                yield self.trees.numbers[game.pair.path], found

    def _game(self, number: int) -> LeafGame:
        path = self.trees.changes.matching.pairs[number].path
        return next(game for game in self.games if game.pair.path == path)

    def _tree(self, made: Coalition, scored: Mapping[int, Scored]) -> Rubric | None:
        tree, pairs = self.trees.tree(made), self.trees.changes.matching.pairs
        if tree is None:
            return None
        tops = tuple(node for node in tree.indicators if pairs[int(node.name)].path in self.branch.paths)
        if not self.branch.whole:  # what holds for the total holds nothing then (``Games.branches``)
            tree = replace(tree, total=TotalRule(), total_rounding=Rounding())
        return filled(replace(tree, indicators=tops), {number: item.leaf for number, item in scored.items()})

    def _added(self, tree: Rubric, scored: Mapping[int, Scored], made: Coalition) -> Mapping[Names, Fraction] | None:
        both = self.case.after if self.case.same or self.data_player in made else self.case.before
        figures = Figures(tree, declared_data(both, self.data, made, both.new))
        leaves = {leaf.path: scored[int(leaf.path[-1])].score for leaf in tree.leaves()}
        sums = TreeSum(tree, figures, leaves)
        total = total_of(tree, figures, sums, [sums.node(node) for node in tree.indicators])
        if total.score is None or any(node.score is None and not node.not_applicable for node in sums.nodes):
            return None
        pairs = self.trees.changes.matching.pairs
        found = {pairs[int(node.path[-1])].path: node.score for node in sums.nodes if node.score is not None}
        return {**found, TOTAL: total.score}


def _matters(game: LeafGame, player: str) -> bool:
    """Whether an edit ever changes the leaf."""
    rest = [other for other in game.players if other != player]
    return any(_said(game.at(some)) != _said(game.at(some | {player})) for some in coalitions(rest))


def _said(made: Scored | None) -> tuple[Fraction | None, Fraction, bool] | None:
    return None if made is None else (made.score.score, made.leaf.points, bool(made.score.not_applicable))

