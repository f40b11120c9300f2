"""From two sides to what made the difference: every edit with its effect, every leaf of which that can't be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Iterator, Mapping, Sequence

from ..rubric.model import Indicator
from ..versions import Changes, Edit, Pair, Version, changes_between
from ..versions.mix import Mixer
from ..versions.tree_mix import TreeMixer
from .effects import Effects, Games, looks_around
from .leaf_game import DATA, JOINT, Case, LeafGame
from .loosely import Loosely, ends_of
from .mixed_data import DataMixer
from .model import Attribution, Effect, Names, OpenLeaf, Side, Span

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

    @cached_property
    def data(self) -> DataMixer:
        """The data for what is between the two."""
        return DataMixer(self.changes)

    def explain(self, before: Side, after: Side, case: Case) -> Attribution:
        """What made the difference between two sides of one department."""
        games = Games(self.trees, case, self.data, (before, after))
        waiting = tuple(self._open(game, before, after) for game in games.leaves
                        if game in games.open or (looks_around(game) and _lacking(game.pair, before, after)))
        effects, change = tuple(self._effects(games.effects())), _difference(before, after)
        rest = change - sum((effect.total for effect in effects), Fraction(0)) if change is not None else Fraction(0)
        if rest:
            effects = (*effects, Effect((), (), {(): rest}, REST))
        loose = Loosely(self.changes, before, after, games.untold).spans
        keys = {key for game in games.leaves if game.pair.path in loose for key in self.trees.mixer.players[game.pair.path]}
        keys |= {key for branch in games.untold for key in self.trees.players_in(branch)}
        untold = tuple(edit for edit in self.changes.scoring if edit.key in keys)
        made = Attribution(self.changes, before, after, change, (Fraction(0), Fraction(0)), effects, waiting, loose, untold)
        return replace(made, span=made.change_of(()) if change is None else (change, change))

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
        old = _counts(before, pair.old, self.changes.matching.by_old)
        new = _counts(after, pair.new, self.changes.matching.by_new)
        nothing = (Fraction(0), Fraction(0))
        spans = {path: (new.get(path, nothing)[0] - old.get(path, nothing)[1],
                        new.get(path, nothing)[1] - old.get(path, nothing)[0]) for path in {**old, **new}}
        return OpenLeaf(pair.path, missing, spans, edits)


def _counts(side: Side, node: Indicator | None, pairs: Mapping[Names, Pair]) -> Mapping[Names, Span]:
    """Between which amounts a leaf counts in every block above it, and in the total under ()."""
    found: dict[Names, Span] = {}
    span = ends_of(side, node.path) if node is not None else (Fraction(0), Fraction(0))
    while node is not None:
        found[pairs[node.path].path] = span
        worth = node.worth / node.points if node.weight is not None and node.points else Fraction(1)
        span = span[0] * worth, span[1] * worth
        above = pairs.get(node.path[:-1])
        node = None if above is None else next(one for one in (above.old, above.new)
                                               if one is not None and one.path == node.path[:-1])
    return {**found, (): span}


def _lacking(pair: Pair, before: Side, after: Side) -> bool:
    """Whether a leaf has no score on one of the sides, for want of something."""
    return any(node is not None and side.span_of(node.path) is not None
               for side, node in ((before, pair.old), (after, pair.new)))


def _difference(before: Side, after: Side) -> Fraction | None:
    if before.card.total is None or after.card.total is None:
        return None
    return after.card.total - before.card.total
