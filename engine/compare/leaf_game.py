"""One leaf of one department between two versions: its score for every set of the edits that bear on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Iterator, Mapping, Sequence

from ..rubric.model import Indicator, Rubric
from ..scoring.score import NO_SCORES, is_last, is_ranked, score_leaf
from ..scoring.scorecard import PieceScore
from ..versions import Pair
from ..versions.mix import Mixer
from .mixed_data import Both, DataMixer
from .shapley import Coalition, coalitions

# More edits of one leaf than this are taken together by what they are of; 2^8 mixes of a leaf are made at most.
MOST = 8
DATA = "data"
# Between edits that are taken together as one player; no name has it.
JOINT = "\x1f"


@dataclass(frozen=True)
class Case:
    """What a department has to say before and after: the same data, or those of two years. ``peers`` are the others that
    are scored together with it."""

    before: Both
    after: Both
    peers_before: tuple[Both, ...] = ()
    peers_after: tuple[Both, ...] = ()

    @property
    def same(self) -> bool:
        """Whether the data are the same before and after."""
        return self.before is self.after


# A leaf's scores in the scorecards of both versions, where they are known.
Ends = tuple[PieceScore | None, PieceScore | None]
NO_ENDS: Ends = (None, None)


@dataclass(frozen=True)
class Scored:
    """A leaf in one mix: the leaf as it stands there, and its score."""

    leaf: Indicator
    score: PieceScore


class LeafGame:
    """The leaf of a pair. ``players`` are the edits (by key) that can bear on its score, those taken together joined by
    ``JOINT``, and ``data|path`` where the data differ."""

    def __init__(self, mixer: Mixer, pair: Pair, case: Case, data: DataMixer, ends: Ends = NO_ENDS):
        self.mixer, self.pair, self.case, self.data, self.ends = mixer, pair, case, data, ends
        self._known: dict[Coalition, Scored | None] = {}

    @property
    def data_player(self) -> str:
        """The player that stands for the data of this leaf."""
        return f"{DATA}|{'/'.join(self.pair.path)}"

    @cached_property
    def all_players(self) -> tuple[str, ...]:
        """Every edit by itself. What only one version has comes or goes with the data of its own year."""
        own = self.mixer.players[self.pair.path]
        both = self.pair.old is not None and self.pair.new is not None
        return (*own, self.data_player) if both and not self.case.same else own

    @cached_property
    def players(self) -> tuple[str, ...]:
        """The players of the game: every edit by itself, unless there are too many, or some set of them can't be scored
        though both versions can (a divisor of zero that only one of two rules provides for): then as few as possible of
        them are one."""
        players = self.all_players
        if len(players) > MOST:
            players = together(players)
        ends = [self._at(frozenset()), self._at(frozenset(players))]
        if any(made is None or is_open(made) for made in ends):
            return players
        unknown = [some for some in coalitions(players) if (made := self._at(some)) is None or is_open(made)]
        return joined(players, unknown) if unknown else players

    def all_made(self) -> Iterator[Scored | None]:
        """The leaf under every set of its players."""
        return (self._at(some) for some in coalitions(self.players))

    def at(self, made: Coalition) -> Scored | None:
        """The leaf with some players' edits made; None where it can't be read. Players of other leaves are passed over."""
        return self._at(frozenset(player for player in self.players if player in made))

    def _at(self, made: Coalition) -> Scored | None:
        if made not in self._known:
            self._known[made] = self._scored(frozenset(key for player in made for key in player.split(JOINT)))
        return self._known[made]

    def beside(self, made: Coalition, tree: Rubric, others: Mapping[str, Fraction | None]) -> Scored | None:
        """The leaf as ``at`` gives it, where its rule looks at the other leaves: the tree that they are in, and their
        scores by name."""
        keys = frozenset(key for player in self.players if player in made for key in player.split(JOINT))
        return self._scored(keys, tree, others)

    def _scored(self, keys: Coalition, tree: Rubric | None = None,
                others: Mapping[str, Fraction | None] = NO_SCORES) -> Scored | None:
        mixed = self.mixer.leaf(self.pair, keys - {self.data_player})
        if mixed is None:
            return None
        rubric = mixed.rubric if tree is None else replace(mixed.rubric, indicators=tree.indicators)
        after = self.pair.old is None or (self.pair.new is not None and (self.case.same or self.data_player in keys))
        own, peers = (self.case.after, self.case.peers_after) if after else (self.case.before, self.case.peers_before)
        known = self._end(keys) if tree is None else None
        if known is not None:
            return Scored(mixed.leaf, known)
        others_made = peers if is_ranked(mixed.leaf.piece) else ()
        figures, *rest = (self.data.figures(both, self.pair, mixed, rubric) for both in (own, *others_made))
        return Scored(mixed.leaf, score_leaf(mixed.leaf, figures, rest, others))

    def _end(self, keys: Coalition) -> PieceScore | None:
        """The score of either version itself, where it is known already and doesn't depend on the other leaves."""
        if self.pair.old is None or self.pair.new is None or is_last(self.pair.old.piece) or is_last(self.pair.new.piece):
            return None
        before, after = self.ends
        return after if keys == frozenset(self.all_players) else before if not keys else None


def is_open(made: Scored) -> bool:
    """Whether a score is lacking: something is missing (what doesn't apply has none, and lacks nothing)."""
    return made.score.score is None and not made.score.not_applicable


def joined(players: Sequence[str], unknown: Sequence[Coalition]) -> tuple[str, ...]:
    """Players of which the fewest that will do are taken together, so that no set in ``unknown`` comes about: of each such
    set some of those are made and some are not."""
    for size in range(2, len(players) + 1):
        for group in sorted(combinations(players, size), key=lambda some: [key.rpartition("|")[2] for key in some]):
            own = frozenset(group)
            if all(own & some and own - some for some in unknown):
                return (*(player for player in players if player not in own), JOINT.join(group))
    return (JOINT.join(players),)


def together(players: Sequence[str]) -> tuple[str, ...]:
    """Players taken together by what they are of (the same part; what is declared), until there are few enough; all as
    one where that isn't enough."""
    groups: dict[str, list[str]] = {}
    for player in players:
        groups.setdefault(player.rpartition("|")[0] or player.partition(":")[0], []).append(player)
    joined = tuple(JOINT.join(members) for members in groups.values())
    return joined if len(joined) <= MOST else (JOINT.join(players),)
