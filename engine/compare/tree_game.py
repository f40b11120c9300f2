"""The blocks of one department between two versions, and the total, where leaves don't simply add up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Hashable, Iterator, Mapping, Sequence

from ..rubric.model import Indicator, Rounding, Rubric
from ..scoring.figures import Figures
from ..scoring.score import is_last
from ..scoring.scorecard import NodeScore
from ..scoring.total import total_of
from ..scoring.tree import TreeSum
from ..versions.branches import Branch
from ..versions.tree_mix import TreeMixer, filled, under
from .leaf_game import DATA, JOINT, Case, LeafGame, Scored
from .mixed_data import DataMixer, declared_data
from .shapley import Coalition, coalitions

Names = tuple[str, ...]
TOTAL: Names = ()


@dataclass(frozen=True)
class Part:
    """First-level indicators as they stand with some edits made, their results, and every score by the path of its pair."""

    tops: tuple[Indicator, ...]
    nodes: tuple[NodeScore, ...]
    scores: Mapping[Names, Fraction]


class TreeGame:
    """Every node's score of one branch for a set of edits: the leaves as their games have them, added up by the scoring
    itself. ``games`` are those of the branch's leaves."""

    def __init__(self, trees: TreeMixer, branch: Branch, games: Sequence[LeafGame], case: Case, data: DataMixer):
        self.trees, self.branch, self.games, self.case, self.data = trees, branch, games, case, data
        self._known: dict[tuple[int, Coalition], Part | None] = {}
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
        """The first-level indicator under which that indicator stands in both versions; what stands under two of them, and
        what is declared, together."""
        above = self._above(player, slice(1))
        return above if isinstance(above, frozenset) and len(above) == 1 else ""

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

    @cached_property
    def parts(self) -> tuple[Branch, ...]:
        """The first-level indicators of the branch, as far as nothing moves between them."""
        return self.trees.groups if self.branch.whole else (self.branch,)

    @cached_property
    def _bearing(self) -> tuple[Coalition, ...]:
        """For each part the players that can change anything in it."""
        def of(part: Branch) -> Iterator[str]:
            yield from self.trees.players_in(part)
            yield self.data_player
            for game in self.games:
                yield from game.players if game.pair.path in part.paths else ()

        return tuple(frozenset(of(part)) for part in self.parts)

    def worth(self, made: Coalition) -> Mapping[Names, Fraction] | None:
        """The score of every node that is there, by its pair's path, and what they come to in the total under (); None
        where something is missing."""
        head = self.trees.head(made) if self.branch.whole else Rubric("", "", 0, "", Fraction(0), Rounding(), Rounding(), {}, {}, {}, ())
        beside = self._last(made, head) if self.last and head is not None else {}
        parts = [self._part(index, made, beside) for index in range(len(self.parts))]
        if head is None or any(part is None for part in parts):
            return None
        return self._added(head, [part for part in parts if part is not None], made)

    def _part(self, index: int, made: Coalition, beside: Mapping[int, Scored]) -> Part | None:
        """One part with some edits made; what is found is kept, unless it hangs on leaves of other parts."""
        own = made & self._bearing[index]
        if self.last:
            return self._summed(index, made, beside)
        if (index, own) not in self._known:
            self._known[index, own] = self._summed(index, own, beside)
        return self._known[index, own]

    def _summed(self, index: int, made: Coalition, beside: Mapping[int, Scored]) -> Part | None:
        tree = self.trees.part(made, self.parts[index])
        if tree is None:
            return None
        scored = {**dict(self._leaves(made, self.parts[index])), **beside}
        tops = filled(tree, {number: item.leaf for number, item in scored.items()})
        whole = replace(tree, indicators=tops)
        leaves = {leaf.path: scored[int(leaf.path[-1])].score for leaf in whole.leaves()}
        sums = TreeSum(whole, self._figures(whole, made), leaves)
        nodes = tuple(sums.node(node) for node in tops)
        if any(node.score is None and not node.not_applicable for node in sums.nodes):
            return None
        pairs = self.trees.changes.matching.pairs
        return Part(tops, nodes, {pairs[int(node.path[-1])].path: node.score for node in sums.nodes if node.score is not None})

    def _leaves(self, made: Coalition, part: Branch) -> Iterator[tuple[int, Scored]]:
        for game in self.games:
            if game.pair.path in part.paths and self.trees.seats.is_there(game.pair, made):
                found = game.at(made)
                if found is not None:
                    yield self.trees.numbers[game.pair.path], found

    def _last(self, made: Coalition, head: Rubric) -> Mapping[int, Scored]:
        """The leaves whose rules look at the others, each beside the scores of all others."""
        scored = {number: item for part in self.parts for number, item in self._leaves(made, part)}
        trees = [self.trees.part(made, part) for part in self.parts]
        leaves = {number: item.leaf for number, item in scored.items()}
        tree = under(head, [top for part in trees if part is not None for top in filled(part, leaves)])
        last = {self.trees.numbers[game.pair.path] for game in self.last}
        others = {item.leaf.name: item.score.score for number, item in scored.items()
                  if number not in last and not item.score.not_applicable}
        found = {self.trees.numbers[game.pair.path]: game.beside(made, tree, others) for game in self.last
                 if self.trees.seats.is_there(game.pair, made)}
        return {number: item for number, item in found.items() if item is not None}

    def _figures(self, rubric: Rubric, made: Coalition) -> Figures:
        both = self.case.after if self.case.same or self.data_player in made else self.case.before
        return Figures(rubric, declared_data(both, self.data, made, both.new), words=False)

    def _added(self, head: Rubric, parts: Sequence[Part], made: Coalition) -> Mapping[Names, Fraction] | None:
        """The parts together: the total as the scoring makes it, with what doesn't apply scaled up and its limits."""
        tree = under(head, [top for part in parts for top in part.tops])
        figures = self._figures(tree, made)
        total = total_of(tree, figures, TreeSum(tree, figures, {}), [node for part in parts for node in part.nodes])
        if total.score is None:
            return None
        return {**{path: score for part in parts for path, score in part.scores.items()}, TOTAL: total.score}


def _matters(game: LeafGame, player: str) -> bool:
    """Whether an edit ever changes the leaf."""
    rest = [other for other in game.players if other != player]
    return any(_said(game.at(some)) != _said(game.at(some | {player})) for some in coalitions(rest))


def _said(made: Scored | None) -> tuple[Fraction | None, Fraction, bool] | None:
    return None if made is None else (made.score.score, made.leaf.points, bool(made.score.not_applicable))

