"""From two sides to what made the difference: every edit with its effect, every leaf of which that can't be told."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Iterator, Mapping, Sequence

from ..rubric.model import Indicator
from ..versions import Changes, Edit, Pair, Version, changes_between
from ..versions.mix import Mixer
from ..versions.tree_mix import TreeMixer
from .effects import Effects, Games
from .leaf_game import DATA, JOINT, Case, LeafGame
from .model import Attribution, Effect, Names, OpenLeaf, Side, Span
from .shapley import Coalition

REST = "rest"


@dataclass(frozen=True)
class Explainer:
    """Explains changes between two versions; what doesn't depend on a department is made once."""

    old: Version
    new: Version

    @cached_property
    def changes(self) -> Changes:
        """All edits between the two."""
        return changes_between(self.old, self.new)

    @cached_property
    def trees(self) -> TreeMixer:
        """The versions between the two."""
        return TreeMixer(Mixer(self.changes))

    def explain(self, before: Side, after: Side, case: Case) -> Attribution:
        """What made the difference between two sides of one department."""
        games = Games(self.trees, case)
        waiting = tuple(self._open(game, before, after) for game in games.open)
        known = not waiting or games.adds_up()
        effects = tuple(self._effects(games.effects())) if known else ()
        change = _difference(before, after)
        rest = change - sum((effect.total for effect in effects), Fraction(0)) if change is not None else Fraction(0)
        if rest:
            effects = (*effects, Effect((), (), {(): rest}, REST))
        span = (change, change) if change is not None else _span(before, after, effects, waiting, known)
        return Attribution(self.changes, before, after, change, span, effects, waiting)

    def _effects(self, found: Effects) -> Iterator[Effect]:
        """The effects, those on the total with the largest first, those without any last."""
        made = [self._effect(player, amounts) for player, amounts in found.items()]
        yield from sorted(made, key=lambda effect: (-abs(effect.total), not effect.matters))

    def _effect(self, player: str, amounts: Mapping[Names, Fraction]) -> Effect:
        keys = player.split(JOINT)
        edits = tuple(self.changes.by_key[key] for key in keys if not key.startswith(DATA))
        kind = DATA if not edits else edits[0].kind if len(edits) == 1 == len(keys) else "joint"
        return Effect(edits, self._path(keys, edits), amounts, kind)

    def _path(self, keys: Sequence[str], edits: Sequence[Edit]) -> Names:
        """What they are all about: the indicator of the edits; for data the leaf that uses them."""
        paths = {edit.path for edit in edits}
        if not edits:
            name = keys[0].partition("|")[2]
            return next((pair.path for pair in self.changes.matching.pairs if "/".join(pair.path) == name), ())
        return paths.pop() if len(paths) == 1 else ()

    def _open(self, game: LeafGame, before: Side, after: Side) -> OpenLeaf:
        pair, seats = game.pair, self.trees.seats
        sides = [(side, node) for side, node in ((before, pair.old), (after, pair.new)) if node is not None]
        missing = tuple(dict.fromkeys(name for side, node in sides for name in side.missing.get(node.name, ())))
        keys = {*self.trees.mixer.players[pair.path], *seats.edits(pair)}
        edits = tuple(edit for edit in self.changes.scoring if edit.key in keys)
        old = self._counts(pair, pair.old, before, frozenset())
        new = self._counts(pair, pair.new, after, frozenset(self.changes.by_key))
        nothing = (Fraction(0), Fraction(0))
        spans = {path: (new.get(path, nothing)[0] - old.get(path, nothing)[1],
                        new.get(path, nothing)[1] - old.get(path, nothing)[0]) for path in {**old, **new}}
        return OpenLeaf(pair.path, missing, spans, edits)

    def _counts(self, pair: Pair, node: Indicator | None, side: Side, made: Coalition) -> Mapping[Names, Span]:
        """Between which amounts a leaf counts in every block above it, and in the total under ()."""
        if node is None:
            return {}
        seats, (low, high) = self.trees.seats, side.span_of(node.path) or _point(side, node.path)
        worth, found = seats.worth(pair, made, node.points), {}
        for block in seats.chain(pair, made):
            found[block.path] = low * worth, high * worth
            worth *= seats.worth(block, made, Fraction(0))
        return {**found, (): (low * worth, high * worth)}


def _point(side: Side, path: Names) -> Span:
    found = side.node(path)
    score = found.score if found is not None and found.score is not None else Fraction(0)
    return score, score


def _difference(before: Side, after: Side) -> Fraction | None:
    if before.card.total is None or after.card.total is None:
        return None
    return after.card.total - before.card.total


def _span(before: Side, after: Side, effects: Sequence[Effect], waiting: Sequence[OpenLeaf], known: bool) -> Span:
    """Between which amounts the total changes. Where leaves simply add up, what is known of both sides isn't taken for
    uncertain twice."""
    if known:
        whole = sum((effect.total for effect in effects), Fraction(0))
        return whole + sum(leaf.span[0] for leaf in waiting), whole + sum(leaf.span[1] for leaf in waiting)
    low, high = before.span
    return after.span[0] - high, after.span[1] - low
