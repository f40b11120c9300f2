"""The impact of a change as data: every department under both versions, and what is made of all of them together."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Mapping

from ..compare import Effect, OpenLeaf
from ..data.lost import Failed
from ..findings import Finding
from ..versions import Changes
from .bands import Bands, bands_for
from .by_edit import EditsOfAll, edits_of_all
from .migration import Migration, migration_of
from .near import Near, near_of
from .statistics import Statistics, statistics_of

Span = tuple[Fraction, Fraction]


@dataclass(frozen=True)
class Result:
    """A department under one version: its total (None where figures are missing; it lies in ``span`` then) out of
    ``points``, its grade, and its rank among the departments that have totals under both versions, by their exact totals;
    ``tied``: others have the same rank."""

    total: Fraction | None
    span: Span
    points: Fraction
    grade: str | None = None
    rank: int | None = None
    tied: bool = False


@dataclass(frozen=True)
class Department:
    """One department: both results, the span that the change lies in, the effects of every edit on it (exact, they add up
    to the change), the leaves that lack figures. ``name`` tells it apart from all others (with its project)."""

    name: str
    file: str
    old: Result
    new: Result
    span: Span
    effects: tuple[Effect, ...]
    open: tuple[OpenLeaf, ...] = ()
    idle: frozenset[str] = frozenset()
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def change(self) -> Fraction | None:
        """How much the total changes; None where either is missing."""
        return None if self.old.total is None or self.new.total is None else self.new.total - self.old.total

    @property
    def counted(self) -> bool:
        """Whether it has totals under both versions, and so counts in what is said of all."""
        return self.change is not None

    @property
    def rank_change(self) -> int | None:
        """How many places up (positive) or down; None where it has no rank."""
        return None if self.old.rank is None or self.new.rank is None else self.old.rank - self.new.rank

    @property
    def main(self) -> Effect | None:
        """The effect that does most for the change: the largest in its direction, of no change the largest either way, of
        equal ones the first; None where nothing changes the total."""
        way = self.change or 0
        found = [effect for effect in self.effects if effect.total and effect.total * way >= 0]
        return max(found, key=lambda effect: abs(effect.total)) if found and self.counted else None


@dataclass(frozen=True)
class Impact:
    """All departments, in the order of the files; those that couldn't be read in ``failed``. ``findings`` is what else
    there is to say of files and scores. ``within`` is how near to a bound is near, in points. ``scaled`` are the indicators
    whose judged scores count in proportion, since their points have changed, each with the number of departments."""

    changes: Changes
    departments: tuple[Department, ...]
    failed: tuple[Failed, ...] = ()
    findings: tuple[Finding, ...] = ()
    within: Fraction = Fraction(1)
    scaled: tuple[tuple[str, int], ...] = ()

    @cached_property
    def counted(self) -> tuple[Department, ...]:
        """The departments with totals under both versions: all that follows is about them."""
        return tuple(item for item in self.departments if item.counted)

    @cached_property
    def left_out(self) -> tuple[Department, ...]:
        """The departments that lack figures under either version."""
        return tuple(item for item in self.departments if not item.counted)

    @cached_property
    def old(self) -> Statistics | None:
        """The totals under the old version; None where there are none."""
        return statistics_of([item.old.total for item in self.counted if item.old.total is not None])

    @cached_property
    def new(self) -> Statistics | None:
        """The totals under the new version."""
        return statistics_of([item.new.total for item in self.counted if item.new.total is not None])

    @cached_property
    def changed(self) -> Statistics | None:
        """The changes of the totals."""
        return statistics_of([item.change for item in self.counted if item.change is not None])

    @property
    def up(self) -> tuple[Department, ...]:
        """Those whose total rises, the largest rise first."""
        found = [item for item in self.counted if (item.change or 0) > 0]
        return tuple(sorted(found, key=lambda item: -(item.change or Fraction(0))))

    @property
    def down(self) -> tuple[Department, ...]:
        """Those whose total falls, the largest fall first."""
        found = [item for item in self.counted if (item.change or 0) < 0]
        return tuple(sorted(found, key=lambda item: item.change or Fraction(0)))

    @property
    def same(self) -> tuple[Department, ...]:
        """Those whose total stays exactly as it is."""
        return tuple(item for item in self.counted if item.change == 0)

    @cached_property
    def bands(self) -> Bands:
        """The bands by which totals are counted."""
        return bands_for(self.changes.old.rubric, self.changes.new.rubric)

    @property
    def graded(self) -> bool:
        """Whether both versions have the same grades: each total then counts by its own version's, limits included."""
        return self.migration.basis == "grades" and self.migration.comparable

    @property
    def basis(self) -> str:
        """By what the totals are counted (``distribution``): ``grades``, else ``bands.origin``."""
        return "grades" if self.graded else self.bands.origin

    @cached_property
    def distribution(self) -> tuple[tuple[int, int], ...]:
        """For every band how many departments lie in it under the old and the new version."""
        if self.graded:
            return tuple((self.migration.before[name], self.migration.after[name]) for name in self.bands.names)
        olds = [self.bands.index(item.old.total, item.old.points) for item in self.counted]
        news = [self.bands.index(item.new.total, item.new.points) for item in self.counted]
        return tuple((olds.count(index), news.count(index)) for index in range(len(self.bands.bands)))

    @cached_property
    def migration(self) -> Migration:
        """How many departments go from which grade (or band) to which."""
        rubrics = self.changes.old.rubric, self.changes.new.rubric
        pairs = [((item.old.total, item.old.points, item.old.grade), (item.new.total, item.new.points, item.new.grade))
                 for item in self.counted]
        return migration_of(rubrics, self.bands, pairs)

    def grades_of(self, item: Department) -> tuple[str, str]:
        """A department's grades, or the bands that stand for them (``migration.basis``); empty where it has none."""
        if self.migration.basis == "grades":
            return item.old.grade or "", item.new.grade or ""
        found = [self.bands.index(result.total, result.points) for result in (item.old, item.new)]
        old, new = ("" if index is None else self.bands.names[index] for index in found)
        return old, new

    @cached_property
    def near(self) -> tuple[Near, ...]:
        """The departments whose new total lies near a bound, the nearest first."""
        totals = [(item.name, item.new.total, item.new.points) for item in self.counted if item.new.total is not None]
        return near_of(self.bands, self.within, totals)

    @cached_property
    def edits(self) -> EditsOfAll:
        """What every edit does to all departments together."""
        counted = [(item.name, item.effects) for item in self.counted]
        return edits_of_all(self.changes, counted, [item.idle for item in self.departments])

    @property
    def alike(self) -> bool:
        """Whether the two versions have nothing that differs in what they score."""
        return not self.changes.scoring and not any(edit.kind == "grades" for edit in self.changes.edits)

    @property
    def rank_moves(self) -> tuple[int, int, int]:
        """How many departments rise in rank, fall, and stay."""
        moves = [item.rank_change or 0 for item in self.counted]
        return sum(move > 0 for move in moves), sum(move < 0 for move in moves), moves.count(0)
