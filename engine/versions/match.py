"""Which indicators of two versions are the same: as stated, by id, path or name, else by likeness; it is said which."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, TypeVar

from ..language.names import canonical
from ..rubric.model import Indicator, Rubric
from ..rubric.uses import direct_uses, formulas_of
from .likeness import ALIKE, best_pairs, likeness
from .renames import renamed_values
from .stated import stated_renames

Names = tuple[str, ...]
Key = Callable[[Indicator], Hashable]
Subjects = Mapping[Names, frozenset[str]]
T = TypeVar("T")
# How two nodes were found to be the same, surest first.
STATED, ID, PATH, NAME, FIGURES, LIKENESS, CHILDREN = "stated", "id", "path", "name", "figures", "likeness", "children"
HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Pair:
    """One indicator in both versions; ``old`` or ``new`` is None where only the other has it.

    ``by`` says how they were matched: stated (an extension says so), id, path, name, figures (both alone in their
    versions stand on the same figures and values, under the same block), likeness (of name and wording),
    children (blocks that hold the same indicators); empty where they weren't. ``likeness`` is set where it decided.
    """

    old: Indicator | None
    new: Indicator | None
    by: str = ""
    likeness: Fraction | None = None

    @property
    def node(self) -> Indicator:
        """The new one, else the old one."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a pair without indicators")
        return found

    @property
    def path(self) -> Names:
        """The path by which the pair goes: the new one, else the old one."""
        return self.node.path

    @property
    def is_leaf(self) -> bool:
        """Whether it is scored itself, in both versions or in the one that has it."""
        return all(node.piece is not None for node in (self.old, self.new) if node is not None)


@dataclass(frozen=True)
class Matching:
    """All indicators of two versions, in the new one's order; what only the old one has stands after its neighbours."""

    pairs: tuple[Pair, ...]

    @cached_property
    def by_old(self) -> Mapping[Names, Pair]:
        """The pairs by the old one's path."""
        return {pair.old.path: pair for pair in self.pairs if pair.old is not None}

    @cached_property
    def by_new(self) -> Mapping[Names, Pair]:
        """The pairs by the new one's path."""
        return {pair.new.path: pair for pair in self.pairs if pair.new is not None}


def match(old: Rubric, new: Rubric) -> Matching:
    """The indicators of two versions side by side; from NEW to OLD the same pairs come out the other way round."""
    found = _Found(old, new)
    renamed = stated_renames(old, new)
    found.by_key(STATED, lambda node: renamed.get(node.path), lambda node: node.path)
    found.by_key(ID, lambda node: node.id, lambda node: node.id)
    found.by_key(PATH, _path, _path)
    found.by_key(NAME, _name, _name)
    found.by_figures(subjects_of(old, renamed_values(old, new)), subjects_of(new, {}))
    found.by_likeness(leaves=True)
    found.by_children()
    found.by_likeness(leaves=False)
    return Matching(tuple(_ordered(old.indicators, new.indicators, found)))


class _Found:
    """What has been matched so far."""

    def __init__(self, old: Rubric, new: Rubric):
        self.olds, self.news = list(old.walk()), list(new.walk())
        self.of_old: dict[Names, Pair] = {}
        self.of_new: dict[Names, Pair] = {}

    def add(self, old: Indicator, new: Indicator, by: str, degree: Fraction | None = None) -> None:
        """Notes a pair."""
        self.of_old[old.path] = self.of_new[new.path] = Pair(old, new, by, degree)

    def left(self) -> tuple[list[Indicator], list[Indicator]]:
        """The old and the new ones that are still alone."""
        return ([node for node in self.olds if node.path not in self.of_old],
                [node for node in self.news if node.path not in self.of_new])

    def by_key(self, by: str, old_key: Key, new_key: Key) -> None:
        """Matches those whose keys are equal, where a key stands once on each side; leaves with leaves."""
        olds, news = self.left()
        ours, theirs = _unique(olds, old_key), _unique(news, new_key)
        for key, old in ours.items():
            new = theirs.get(key)
            if new is not None and (old.piece is None) == (new.piece is None):
                self.add(old, new, by)

    def by_figures(self, olds: Subjects, news: Subjects) -> None:
        """Matches leaves of one block whose rules are about the same, where no other leaf's is."""
        mine, theirs = self.left()
        ours = _unique(olds, lambda path: olds[path])
        others = _unique(news, lambda path: news[path])
        for old in mine:
            new = next((node for node in theirs if olds.get(old.path) and ours.get(olds[old.path]) == old.path
                        and others.get(olds[old.path]) == node.path), None)
            if new is not None and self._stand_together(old, new):
                self.add(old, new, FIGURES)

    def _stand_together(self, old: Indicator, new: Indicator) -> bool:
        """Whether two stand under the same block, as far as is known: both at the first level, or under blocks that are
        one, or of which either is still alone."""
        above, below = self.of_old.get(old.path[:-1]), self.of_new.get(new.path[:-1])
        return above is below or above is None or below is None

    def by_likeness(self, leaves: bool) -> None:
        """Matches the likest of those that are alone."""
        olds, news = ({node.path: node for node in side if (node.piece is not None) is leaves} for side in self.left())
        for one, other, degree in best_pairs(list(olds), list(news), lambda a, b: _alike(olds[a], news[b])):
            self.add(olds[one], news[other], LIKENESS, degree)

    def by_children(self) -> None:
        """Matches blocks of which each holds at least half of the leaves of the other."""
        olds, news = ({node.path: node for node in side if node.piece is None} for side in self.left())
        for one, other, _ in best_pairs(list(olds), list(news), lambda a, b: self._shared(olds[a], news[b]), HALF):
            self.add(olds[one], news[other], CHILDREN)

    def _shared(self, old: Indicator, new: Indicator) -> Fraction:
        """Which part of what two blocks hold they have in common: of their leaves, or of what stands right below them,
        whichever is more; each the smaller of both sides' shares."""
        return max(self._in_both(_leaves(old), _leaves(new)), self._in_both(_below(old), _below(new)))

    def _in_both(self, mine: set[Names], theirs: set[Names]) -> Fraction:
        both = sum(1 for path in mine if path in self.of_old and self.of_old[path].path in theirs)
        return Fraction(both, max(len(mine), len(theirs), 1))


def _alike(old: Indicator, new: Indicator) -> Fraction:
    """By name, and by the official wording where both have it."""
    names, wordings = likeness(old.name, new.name), [_wording(old), _wording(new)]
    if not all(wordings):
        return names
    return names * Fraction(3, 5) + likeness(*wordings) * Fraction(2, 5)


def _wording(node: Indicator) -> str:
    return f"{node.explanation}{node.standard}"


def _below(node: Indicator) -> set[Names]:
    return {child.path for child in node.children}


def _leaves(node: Indicator) -> set[Names]:
    return {below.path for below in node.walk() if below.piece is not None}


def _path(node: Indicator) -> Hashable:
    return tuple(canonical(name) for name in node.path)


def _name(node: Indicator) -> Hashable:
    return canonical(node.name)


def subjects_of(rubric: Rubric, renamed: Mapping[str, str]) -> Subjects:
    """What the rule of every leaf is about: the figures and values that it names itself, canonical; values by the names
    that ``renamed`` gives them."""
    return {leaf.path: frozenset(canonical(renamed.get(canonical(name), name)) for formula in formulas_of(leaf.piece)
                                 for name in direct_uses(rubric, formula.tree))
            for leaf in rubric.leaves() if leaf.piece is not None}


def _unique(nodes: Iterable[T], key_of: Callable[[T], Hashable]) -> dict[Hashable, T]:
    """The nodes by key, those left out whose key is empty or stands more than once."""
    keyed = [(key_of(node), node) for node in nodes]
    counts = Counter(key for key, _ in keyed)
    return {key: node for key, node in keyed if key and counts[key] == 1}


def _ordered(olds: Sequence[Indicator], news: Sequence[Indicator], found: _Found) -> Iterator[Pair]:
    """The pairs of one level and below: new ones in their order, each old one without a pair after its neighbour."""
    waiting = [node for node in olds if node.path not in found.of_old]
    yield from _gone(_before(olds, None, found), waiting, found)
    for node in news:
        pair = found.of_new.get(node.path, Pair(None, node))
        yield pair
        yield from _ordered(pair.old.children if pair.old is not None else (), node.children, found)
        if pair.old in olds:
            yield from _gone(_before(olds, pair.old, found), waiting, found)
    yield from _gone(tuple(waiting), waiting, found)


def _before(olds: Sequence[Indicator], after: Indicator | None, found: _Found) -> tuple[Indicator, ...]:
    """The old ones without a pair that follow one directly (None: those at the front)."""
    start = 0 if after is None else list(olds).index(after) + 1
    stop = next((index for index in range(start, len(olds)) if olds[index].path in found.of_old), len(olds))
    return tuple(olds[start:stop])


def _gone(nodes: Sequence[Indicator], waiting: list[Indicator], found: _Found) -> Iterator[Pair]:
    """Old ones without a pair, with what is left below them."""
    for node in nodes:
        if node in waiting:
            waiting.remove(node)
            yield from _alone(node, found)


def _alone(node: Indicator, found: _Found) -> Iterator[Pair]:
    """An old one without a pair and what is left below it; what stands below a block that has a pair comes with that."""
    yield Pair(node, None)
    for child in node.children:
        if child.path not in found.of_old:
            yield from _alone(child, found)


__all__ = ["ALIKE", "CHILDREN", "FIGURES", "ID", "LIKENESS", "NAME", "PATH", "STATED", "Matching", "Pair", "match"]
