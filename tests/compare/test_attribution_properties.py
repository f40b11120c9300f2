"""What holds of every attribution, over random edits of a rubric that has every rule and of the shipped rubrics.

Thousands of seeds were run outside of the tests; a few are drawn here each time.
"""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from typing import Any, Sequence

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from engine.apportion import apportioned
from engine.compare import Attribution, Comparing, Side
from engine.compare.reading import Readers
from engine.data.sources import Source, load_source
from engine.scoring.score import score
from engine.versions import Version

from .long_way import long_way
from .random_edits import NAMES, RENAMED, Single, Tree, asked_of, figures, node_of, some, version_of
from .random_versions import shipped, varied

SEEDS = st.integers(0, 10**6)
NONE = Fraction(0)
Drawn = tuple[list[Single], list[Single], random.Random]


def few(examples: int) -> Any:
    """So many examples, however long each takes."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


def drawn(seed: int, most: int, whole: bool = True) -> Drawn:
    """Edits made before, edits to be explained, and the chance that drew them."""
    chance = random.Random(seed)
    edits = some(chance, chance.randint(2, most), whole and chance.random() < 0.5)
    cut = chance.randint(0, 1)
    return edits[:cut], edits[cut:], chance


def source_of(said: Tree) -> Source:
    """A data file that says this."""
    top = node_of(said)
    return Source(top, "data.yaml", "0")  # type: ignore[arg-type]


def explained(old: Version, new: Version, before: Source, after: Source) -> Attribution:
    """What made the difference."""
    return Comparing((old, new)).compare([before, after]).attributions[0]


def changes(made: Attribution) -> dict[tuple[str, ...], Fraction]:
    """How much every indicator changed, by its pair's path."""
    def at(side: Side, node: Any) -> Fraction:
        found = side.node(node.path) if node is not None else None
        return found.score or NONE if found is not None else NONE

    return {pair.path: at(made.after, pair.new) - at(made.before, pair.old) for pair in made.changes.matching.pairs}


def assert_exact(made: Attribution) -> None:
    """The effects add up, on the total and on every indicator; nothing is left over."""
    assert made.change == sum((effect.total for effect in made.effects), NONE)
    assert all(effect.kind != "rest" for effect in made.effects)
    for path, change in changes(made).items():
        assert change == sum((effect.amounts.get(path, NONE) for effect in made.effects), NONE), path


def amounts(made: Attribution, sign: int = 1) -> Sequence[Any]:
    """The effects on the total, and what each comes to over all indicators, without regard to names."""
    return sorted((sign * effect.total, sign * sum(effect.amounts.values(), NONE)) for effect in made.effects if effect.matters)


@few(14)
@given(SEEDS)
def test_effects_are_those_of_the_long_way_round(seed: int) -> None:
    before, edits, chance = drawn(seed, 4)
    old, said = version_of(before, "old"), figures(chance)
    source = source_of(asked_of(said, old))
    made = explained(old, version_of([*before, *edits], "new"), source, source)
    assume(made.change is not None)
    found = {(effect.edits[0].kind, (effect.path or ("",))[-1].rstrip(RENAMED), effect.edits[0].name.rstrip(RENAMED)):
             {(path or ("",))[-1].rstrip(RENAMED): amount for path, amount in effect.amounts.items() if amount}
             for effect in made.effects if effect.matters}
    assert found == {edit.label: own for edit, own in long_way(edits, before, source).items() if edit.label and own}


@few(20)
@given(SEEDS, st.booleans())
def test_effects_add_up_and_turn_round(seed: int, years: bool) -> None:
    before, edits, chance = drawn(seed, 7)
    old, new = version_of(before, "old"), version_of([*before, *edits], "new")
    first = source_of(asked_of(figures(chance), old))
    then = source_of({**asked_of(figures(chance), old), "year": "2025"}) if years else first
    made = explained(old, new, first, then)
    assume(made.change is not None)
    assert_exact(made)
    assert amounts(explained(new, old, then, first), -1) == amounts(made)


@few(8)
@given(SEEDS)
def test_of_shipped_rubrics_too(seed: int) -> None:
    chance = random.Random(seed)
    version, path = shipped(chance.randrange(2))
    source = load_source(path)[0]
    assert source is not None
    old, new = (varied(version, chance, chance.randrange(1, 6)) for _ in range(2))
    made = explained(old, new, source, source)
    if made.change is not None:
        assert_exact(made)
    assert not explained(old, old, source, source).effects


@few(20)
@given(SEEDS)
def test_true_scores_lie_within_the_spans_where_a_figure_is_hidden(seed: int) -> None:
    before, edits, chance = drawn(seed, 6)
    old, new = version_of(before, "old"), version_of([*before, *edits], "new")
    said = asked_of(figures(chance), old)
    true = explained(old, new, *[source_of(said)] * 2)
    assume(true.change is not None)
    made = explained(old, new, *[source_of(hidden(chance, said))] * 2)
    assert true.change is not None and made.span[0] <= true.change <= made.span[1]
    for path, change in changes(true).items():
        low, high = made.change_of(path)
        assert low <= change <= high, path
    for mine, theirs in ((made.before, true.before), (made.after, true.after)):
        assert theirs.card.total is not None and mine.span[0] <= theirs.card.total <= mine.span[1]
        for node in theirs.card.nodes:
            span = mine.span_of(node.path)
            assert span is None or node.score is None or span[0] <= node.score <= span[1], node.path
    busy = {edit.key for effect in true.effects if effect.matters for edit in effect.edits}
    assert not busy & {edit.key for edit in made.idle}


def hidden(chance: random.Random, said: Tree) -> Tree:
    """The data without one of their figures, answers or findings."""
    left = copy.deepcopy(said)
    places = [(section, name) for section in ("inputs", "answers", "findings") for name in left[section]]
    section, name = chance.choice(places)
    del left[section][name]
    return left


@few(14)
@given(SEEDS)
def test_each_department_is_explained_by_itself(seed: int) -> None:
    before, edits, chance = drawn(seed, 5)
    old, new = version_of(before, "old"), version_of([*before, *edits], "new")
    files = [source_of(asked_of(figures(chance), old)) for _ in range(3)]
    together = Comparing((old, new))
    for file in files:
        alone, among = explained(old, new, file, file), together.compare([file, file]).attributions[0]
        assert alone.effects == among.effects and amounts(alone) == amounts(among)


@few(10)
@given(SEEDS)
def test_data_of_the_old_version_are_read_as_if_renamed_by_hand(seed: int) -> None:
    chance = random.Random(seed)
    names = chance.sample(NAMES, chance.randint(1, len(NAMES)))
    old, new = version_of([], "old"), version_of(names, "new")
    said = figures(chance)
    by_hand = {**asked_of(said, new), "rubric": "test/new"}
    read = [Readers((old, new)).read(source_of(data), new).data for data in (said, by_hand)]
    assert [score(new.rubric, data).total for data in read] == [score(old.rubric, Readers((old, new)).read(
        source_of(said), old).data).total] * 2
    assert (read[0].answers, read[0].claimed.keys()) == (read[1].answers, read[1].claimed.keys())


FRACTIONS = st.fractions(-50, 50, max_denominator=997)


@settings(deadline=None)
@given(st.lists(FRACTIONS, max_size=12), st.sampled_from((Fraction(1, 100), Fraction(1, 10), Fraction(1))))
def test_printed_amounts_add_up(said: list[Fraction], step: Fraction) -> None:
    made = apportioned(said, step)
    total = sum(said, NONE)
    assert abs(sum(made, NONE) - total) <= step / 2
    assert all((amount / step).denominator == 1 and abs(amount - own) < step for amount, own in zip(made, said, strict=True))
    assert apportioned([-own for own in said], step) == tuple(-amount for amount in made)


@few(5)
@given(SEEDS)
def test_with_more_edits_than_all_orders_can_be_looked_at(seed: int) -> None:
    chance = random.Random(seed)
    edits = some(chance, 18, True)
    old, new = version_of([], "old"), version_of(edits, "new")
    source = source_of(asked_of(figures(chance), old))
    made = explained(old, new, source, source)
    assume(made.change is not None)
    assert_exact(made)
    assert amounts(explained(new, old, source, source), -1) == amounts(made)
