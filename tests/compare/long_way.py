"""The Shapley value the long way round: every subset of edits made, the whole rubric scored, every order averaged."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Mapping, Sequence

from engine.compare.reading import Readers
from engine.data.sources import Source
from engine.scoring.score import score

from .random_edits import RENAMED, Single, version_of

Scores = Mapping[str, Fraction]


def scores(edits: Sequence[Single], before: Sequence[Single], source: Source, every: Sequence[Single]) -> Scores:
    """The score of every indicator by its name, and of the total under "", with these edits made on those before, of
    ``every`` edit. The upper limit of the total stays as far from the points as where it is stated."""
    home, target = version_of(before, "old"), version_of([*before, *edits], "mix")
    rubric, stated = target.rubric, home.rubric if home.rubric.total.high == target.rubric.total.high else (
        version_of([*before, *every], "new").rubric)
    if rubric.total.high is not None:
        rubric = replace(rubric, total=replace(rubric.total, high=rubric.total.high + rubric.points - stated.points))
    card = score(rubric, Readers((home, target)).read(source, target).data)
    found = {node.name.rstrip(RENAMED): node.score or Fraction(0) for node in card.nodes}
    assert card.total is not None, [item.message for item in card.findings]
    return {**found, "": card.total}


def long_way(edits: Sequence[Single], before: Sequence[Single], source: Source) -> Mapping[Single, Scores]:
    """For every edit what it changes in every indicator, and in the total."""
    numbers = range(len(edits))
    known = {made: scores([edits[index] for index in made], before, source, edits)
             for size in range(len(edits) + 1) for made in combinations(numbers, size)}
    found: dict[Single, dict[str, Fraction]] = {}
    for index, edit in enumerate(edits):
        own = found.setdefault(edit, {})
        for made, now in known.items():
            if index in made:
                continue
            then = known[tuple(sorted((*made, index)))]
            share = Fraction(1, len(edits) * comb(len(edits) - 1, len(made)))
            for name in {*now, *then}:
                own[name] = own.get(name, Fraction(0)) + share * (then.get(name, Fraction(0)) - now.get(name, Fraction(0)))
    return {edit: {name: amount for name, amount in own.items() if amount} for edit, own in found.items()}
