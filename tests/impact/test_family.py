"""Every statistic of the small family, by hand.

    部门   执行率  问题数   old                new               change   预算执行（档次）  财务管理（扣分）
    甲局   96%     0        60 + 40 = 100      60 + 40 = 100     0
    乙局   92%     0        60 + 40 = 100      50 + 40 = 90      -10      -10
    丙局   85%     2        50 + 20 = 70       50 + 30 = 80      +10                        +10
    丁局   92%     4        60 +  0 = 60       50 + 20 = 70      +10      -10               +20
    戊局   70%     1        30 + 30 = 60       30 + 35 = 65      +5                         +5
    己局   —       0        30..60 + 40        0..60 + 40        (a figure is missing)
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.impact import Impact
from engine.impact.bands import fixed
from engine.impact.ranking import ranks
from engine.impact.statistics import quantile, statistics_of
from tests.impact.families import family


@pytest.fixture(scope="module")
def made() -> Impact:
    """The impact of the family."""
    return family()


def test_totals_and_changes(made: Impact) -> None:
    found = [(item.name, item.old.total, item.new.total, item.change) for item in made.departments]
    assert found == [("甲局", 100, 100, 0), ("乙局", 100, 90, -10), ("丙局", 70, 80, 10), ("丁局", 60, 70, 10),
                     ("戊局", 60, 65, 5), ("己局", None, None, None)]


def test_who_lacks_figures_is_left_out_with_what_it_can_have(made: Impact) -> None:
    (item,) = made.left_out
    assert (item.old.span, item.new.span, item.span) == ((70, 100), (40, 100), (-60, 30))
    assert item.missing == {"预算执行": ("执行率",)}
    assert (item.old.rank, item.new.rank, item.main) == (None, None, None)


def test_statistics(made: Impact) -> None:
    assert made.old is not None and made.new is not None and made.changed is not None
    assert [(one.mean, one.lowest, one.lower, one.median, one.upper, one.highest) for one in (made.old, made.new)] == [
        (78, 60, 60, 70, 100, 100), (81, 65, 70, 80, 90, 100)]
    assert (made.changed.mean, made.changed.total) == (3, 15)


def test_winners_and_losers(made: Impact) -> None:
    assert [[item.name for item in found] for found in (made.up, made.down, made.same)] == [
        ["丙局", "丁局", "戊局"], ["乙局"], ["甲局"]]


def test_ranks_with_ties(made: Impact) -> None:
    assert [(item.old.rank, item.old.tied, item.new.rank, item.new.tied, item.rank_change) for item in made.counted] == [
        (1, True, 1, False, 0), (1, True, 2, False, -1), (3, False, 3, False, 0), (4, True, 4, False, 0),
        (4, True, 5, False, -1)]
    assert made.rank_moves == (0, 2, 3)


def test_grades(made: Impact) -> None:
    migration = made.migration
    assert (migration.basis, migration.rows, migration.columns) == ("grades", tuple("优良中差"), tuple("优良中差"))
    assert migration.counts == ((2, 0, 0, 0), (0, 0, 0, 0), (0, 1, 2, 0), (0, 0, 0, 0))
    assert migration.moves == (1, 0, 4) and migration.comparable
    assert made.distribution == ((2, 2), (0, 1), (3, 2), (0, 0))


def test_near_a_bound(made: Impact) -> None:
    assert [(item.name, item.band, item.bound, item.gap, item.inside) for item in made.near] == [
        ("乙局", "优", 90, 0, True), ("丙局", "良", 80, 0, True)]


def test_edits(made: Impact) -> None:
    found = [(item.first.kind, item.effects, item.touched, item.raised, item.lowered, item.total, item.mean, item.most,
              item.least, item.share) for item in made.edits.edits]
    assert found == [
        ("deduction", {"丙局": 10, "丁局": 20, "戊局": 5}, 3, 3, 0, 35, 7, (20, ("丁局",)), (0, ()), Fraction(7, 11)),
        ("tiers", {"乙局": -10, "丁局": -10}, 2, 0, 2, -20, -4, (0, ()), (-10, ("乙局", "丁局")), Fraction(4, 11))]
    assert [edit.kind for edit in made.edits.unknown] == ["veto"] and not made.edits.idle and not made.edits.inner


def test_the_main_reason_goes_the_way_of_the_change(made: Impact) -> None:
    found = {item.name: item.main for item in made.departments}
    assert {name: None if effect is None else (effect.kind, effect.total) for name, effect in found.items()} == {
        "甲局": None, "乙局": ("tiers", -10), "丙局": ("deduction", 10), "丁局": ("deduction", 20), "戊局": ("deduction", 5),
        "己局": None}


def test_turned_round_it_is_the_mirror(made: Impact) -> None:
    other = family(turned=True)
    assert [item.change for item in other.counted] == [-(item.change or 0) for item in made.counted]
    mine, theirs = ({item.first.edits[0].key: item.effects for item in one.edits.edits} for one in (made, other))
    assert theirs == {key: {name: -amount for name, amount in effects.items()} for key, effects in mine.items()}
    assert other.migration.counts == tuple(zip(*made.migration.counts))
    assert other.distribution == tuple((new, old) for old, new in made.distribution)


def test_quantiles_lie_between_neighbours() -> None:
    ordered = [Fraction(number) for number in (1, 2, 4, 8)]
    assert [quantile(ordered, Fraction(part, 4)) for part in range(5)] == [1, Fraction(7, 4), 3, 5, 8]
    assert statistics_of([]) is None


def test_ties_leave_places_free() -> None:
    assert ranks([Fraction(number) for number in (7, 9, 7, 5)]) == ((2, True), (1, False), (2, True), (4, False))


@pytest.mark.parametrize("total, points, index", [(90, 100, 0), (Fraction("89.999"), 100, 1), (60, 100, 3), (59, 100, 4),
                                                  (108, 120, 0), (107, 120, 1)])
def test_fixed_bands_hold_their_lower_ends(total: Fraction, points: int, index: int) -> None:
    assert fixed(Fraction(100), True).index(Fraction(total), Fraction(points)) == index
