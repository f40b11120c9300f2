"""Comparing: departments' data under versions, side by side, with what made the differences."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Iterator, Sequence

from ..data.sources import Source
from ..scoring.figures import Figures
from ..scoring.score import is_ranked
from ..versions import Matching, Pair, Version, match
from .attribution import Explainer
from .leaf_game import Case
from .mixed_data import Both
from .model import Comparison, Names, Row, Side
from .reading import Readers, Reading
from .sides import make_side


@dataclass(frozen=True)
class Comparing:
    """Versions to be compared, in their order; what doesn't depend on a department is made once for all of them."""

    versions: tuple[Version, ...]
    readers: Readers = field(init=False)
    explainers: tuple[Explainer, ...] = field(init=False)
    _kept: dict[int, Figures] = field(init=False, default_factory=dict, repr=False, compare=False)
    _both_kept: dict[tuple[int, int], Both] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "readers", Readers(self.versions))
        object.__setattr__(self, "explainers", tuple(
            Explainer(old, new) for old, new in zip(self.versions, self.versions[1:])))

    def compare(self, sources: Sequence[Source], peers: Sequence[Source] = ()) -> Comparison:
        """One department under every version: ``sources`` is its data for each version in turn, the same one or others
        (two years). ``peers`` are the other departments, where a rule ranks them. Raises FindingsError where data can't
        be read; figures that a version lacks are no fault, they leave a span."""
        peers = peers if self.ranks else ()
        sides = tuple(self._side(source, version, peers) for source, version in zip(sources, self.versions, strict=True))
        cases = [self._case(sources[index:index + 2], self.versions[index:index + 2], peers)
                 for index in range(len(sides) - 1)]
        attributions = tuple(explainer.explain(sides[index], sides[index + 1], cases[index])
                             for index, explainer in enumerate(self.explainers))
        return Comparison(sides, self.rows, attributions)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every indicator of any version (``rows_of``)."""
        return tuple(rows_of(self.versions))

    @cached_property
    def ranks(self) -> bool:
        """Whether any version ranks departments among each other."""
        return any(is_ranked(leaf.piece) for version in self.versions for leaf in version.rubric.leaves())

    def _side(self, source: Source, version: Version, peers: Sequence[Source]) -> Side:
        together = [self._figures(self.readers.read(peer, version)) for peer in peers]
        reading = self.readers.read(source, version)
        return make_side(reading, self._figures(reading), together)

    def _figures(self, reading: Reading) -> Figures:
        """The figures of a reading, each worked out once for all departments that are ranked with it."""
        if not self.ranks:
            return Figures(reading.version.rubric, reading.data)
        return self._kept.setdefault(id(reading), Figures(reading.version.rubric, reading.data))

    def _case(self, sources: Sequence[Source], versions: Sequence[Version], peers: Sequence[Source]) -> Case:
        others = tuple(self._both(peer, versions) for peer in peers)
        before = self._both(sources[0], versions)
        after = before if sources[0] is sources[1] else self._both(sources[1], versions)
        return Case(before, after, others, others)

    def _both(self, source: Source, versions: Sequence[Version]) -> Both:
        old, new = (self.readers.read(source, version) for version in versions)
        return self._both_kept.setdefault((id(old), id(new)), Both(old.data, new.data))


def rows_of(versions: Sequence[Version]) -> Iterator[Row]:
    """Every indicator that any version has, followed from version to version; in the last one's order, what is gone
    before that after its neighbours."""
    matchings = [match(old.rubric, new.rubric) for old, new in zip(versions, versions[1:])]
    if not matchings:
        yield from (Row((path,)) for path in versions[0].indicators)
        return
    rows = [Row(_ends(pair), (pair,)) for pair in matchings[0].pairs]
    for matching in matchings[1:]:
        rows = list(_joined(rows, matching))
    yield from rows


def _ends(pair: Pair) -> tuple[Names | None, Names | None]:
    return pair.old.path if pair.old is not None else None, pair.new.path if pair.new is not None else None


def _joined(rows: Sequence[Row], matching: Matching) -> Iterator[Row]:
    """Rows with one version more."""
    known = {row.paths[-1]: row for row in rows if row.paths[-1] is not None}
    before: dict[Names | None, list[Row]] = {}
    last: Names | None = None
    for row in rows:
        last = row.paths[-1] or last
        if row.paths[-1] is None:
            before.setdefault(last, []).append(row)
    nothing = rows[0].paths[:-1] if rows else ()
    for row in before.pop(None, []):
        yield Row((*row.paths, None), (*row.pairs, None))
    for pair in matching.pairs:
        old, new = _ends(pair)
        if old in known:
            yield Row((*known[old].paths, new), (*known[old].pairs, pair))
        else:
            yield Row((*(None for _ in nothing), None, new), (*(None for _ in nothing), pair))
        for row in before.pop(old, []):
            yield Row((*row.paths, None), (*row.pairs, None))
