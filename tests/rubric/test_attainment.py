"""Rates of attainment: never out of bounds, and what a plain calculation gives."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.dates import read_period
from engine.entries import Entry, Goal
from engine.findings import Place
from engine.rubric.methods.attain_rule import AttainRule, Level, Over
from engine.rubric.methods.attainment import attainment, missed_rate
from engine.rubric.methods.goals import METHOD, GoalRows
from engine.rubric.methods.row_names import labels
from engine.rubric.model import Piece, Rounding
from engine.targets import Span, is_met

HERE = Place("rubric.yaml", 1, 1)
SIGNS = ("≥", ">", "≤", "<", "=")
WAYS = ("ratio", "deviation", "zero")
NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
POSITIVE = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)


def overs() -> Any:
    return st.builds(Over, beyond=st.fractions(1, 3, max_denominator=10),
                     step=st.fractions(Fraction(1, 100), 1, max_denominator=100),
                     amount=st.fractions(Fraction(-1, 2), 1, max_denominator=20).filter(bool),
                     part_step=st.sampled_from(("pro_rata", "drop", "whole")),
                     least=st.fractions(0, 1, max_denominator=10))


def rules(**fixed: Any) -> Any:
    given_keys: dict[str, Any] = {
        "missed": st.fixed_dictionaries({kind: st.sampled_from(WAYS) for kind in ("at_least", "at_most", "equal")}),
        "zero_target": st.sampled_from(("error", "zero")), "cap": st.fractions(1, 2, max_denominator=10),
        "rounding": st.sampled_from((Rounding(), Rounding(Fraction(1, 100), "half_up", "1%"),
                                     Rounding(Fraction(1, 1000), "up", "0.1%"))),
        "over": st.none() | overs(), "place": st.just(HERE)}
    return st.builds(AttainRule, **{**given_keys, **{key: st.just(value) for key, value in fixed.items()}})


def goal(target: Any, actual: Any, op: str = "≥", **more: Any) -> Goal:
    return Goal(("产出",), "某", target, "", op, actual=actual, place=Place("data.yaml", 2, 1), **more)


def spans() -> Any:
    return st.tuples(NUMBERS, NUMBERS).map(lambda pair: Span(min(pair), max(pair)))


@given(rules(), st.sampled_from(SIGNS), NUMBERS, NUMBERS)
def test_rate_stays_in_bounds(rule: AttainRule, op: str, target: Fraction, actual: Fraction) -> None:
    found = attainment(rule, goal(target, actual, op))
    assert found.rate is not None or [item.code for item in found.findings] == ["B440"]
    assert found.rate is None or 0 <= found.rate <= rule.cap
    assert found.steps


@given(rules(), spans(), NUMBERS)
def test_rate_of_a_span_stays_in_bounds(rule: AttainRule, target: Span, actual: Fraction) -> None:
    found = attainment(rule, goal(target, actual, "区间"))
    assert found.rate is None or 0 <= found.rate <= rule.cap
    if target.low <= actual <= target.high:
        assert found.rate == 1


@given(POSITIVE, POSITIVE)
def test_ratios_are_those_of_a_plain_calculation(target: Fraction, actual: Fraction) -> None:
    def rate(op: str, **missed: str) -> Fraction | None:
        return attainment(AttainRule(missed), goal(target, actual, op)).rate

    assert rate("≥") == min(actual / target, Fraction(1))
    assert rate("≤") == min(target / actual, Fraction(1))
    assert rate("=") == min(target, actual) / max(target, actual)
    assert rate("=", equal="deviation") == max(1 - abs(actual - target) / target, Fraction(0))
    assert rate("≤", at_most="deviation") == (1 if actual <= target else max(2 - actual / target, Fraction(0)))
    assert rate("≥", at_least="zero") == (1 if actual >= target else 0)


@given(POSITIVE, POSITIVE, overs().filter(lambda over: over.amount > 0))
def test_going_beyond_costs_what_the_steps_say(target: Fraction, actual: Fraction, over: Over) -> None:
    found = attainment(AttainRule(over=over), goal(target, actual))
    count = max(actual / target - over.beyond, Fraction(0)) / over.step
    if over.part_step != "pro_rata":
        count = Fraction(floor(count) if over.part_step == "drop" else -floor(-count))
    expected = max(1 - count * over.amount, over.least) if count else Fraction(1)
    assert found.rate == (actual / target if actual < target else expected)


@given(rules(over=None), st.sampled_from(("≥", ">")), NUMBERS, NUMBERS, NUMBERS)
def test_more_is_never_worse_for_at_least(rule: AttainRule, op: str, target: Fraction, one: Fraction,
                                          other: Fraction) -> None:
    low, high = (attainment(rule, goal(target, actual, op)).rate for actual in sorted((one, other)))
    assert low is None or high is None or low <= high


@given(st.sampled_from(WAYS), st.sampled_from(("at_least", "at_most", "equal")), NUMBERS, NUMBERS)
def test_a_miss_is_worth_less_than_the_whole(how: str, kind: str, target: Fraction, actual: Fraction) -> None:
    missed = {"at_least": actual < target, "at_most": actual > target, "equal": actual != target}[kind]
    rate = missed_rate(how, kind, target, actual) if missed else None
    assert rate is None or 0 <= rate < 1


@pytest.mark.parametrize("op,target,repeated,actual,met", [
    ("≥", "0.8", "≥", "0.8", True), ("≥", "0.8", ">", "0.8", True), (">", "0.8", ">", "0.8", True),
    (">", "0.8", "≥", "0.8", None), ("≥", "0.8", "≥", "0.9", True), ("≥", "0.8", "≥", "0.7", None),
    ("≥", "0.8", "≤", "0.9", None), ("≤", "0.8", "≤", "0.8", True), ("≤", "0.8", "≤", "0.9", None),
    ("<", "0.8", "≤", "0.8", None), ("<", "0.8", "<", "0.8", True), ("=", "0.8", "≥", "0.8", None),
    ("=", "0.8", "=", "0.8", True)])
def test_an_actual_that_repeats_the_sign_is_a_bound(op: str, target: str, repeated: str, actual: str,
                                                    met: bool | None) -> None:
    assert is_met(op, Fraction(target), Fraction(actual), repeated) is met


def test_dates_have_no_ratio() -> None:
    late = goal(read_period("2019年"), read_period("2020年"), "日期", degree=Fraction(1, 2), reason="延期")
    assert attainment(AttainRule(), late).rate == Fraction(1, 2)
    assert attainment(AttainRule(late="zero"), replace(late, degree=None)).rate == 0
    assert attainment(AttainRule(), replace(late, degree=None)).lacking


def test_levels_without_a_choice_need_no_degree() -> None:
    levels = (Level("好", Fraction(1), Fraction(1, 2), Fraction(1), HERE),
              Level("差", Fraction(1, 2), Fraction(0), None, HERE))
    rule = AttainRule(levels=levels)
    assert attainment(rule, goal("稳", None, "定性", level="好")).rate == 1
    assert attainment(rule, goal("稳", None, "定性", level="差")).lacking
    assert attainment(rule, goal("稳", None, "定性", level="差", degree=Fraction(1, 2), reason="甲")).rate is None


class Table:
    """A run that knows nothing but the KPI table."""

    def __init__(self, rows: tuple[Goal, ...]):
        self.rows = rows

    def goals(self) -> tuple[Goal, ...]:
        return self.rows

    def item_name(self, item: str = "") -> str:
        return f"某指标/{item}" if item else "某指标"


def piece(worth: Fraction, **settings: Any) -> Piece:
    made = {"rows": ("产出",), "optional": False, "points": "given", "rounding": Rounding(), "score_rounding": Rounding(),
            "not_applicable": "", "rule": AttainRule(), "place": HERE, **settings}
    return Piece("某指标", worth, "goals", GoalRows(**made), place=HERE)


ROWS = st.lists(st.tuples(st.integers(1, 30), POSITIVE, POSITIVE), min_size=1, max_size=8)


@given(ROWS)
def test_the_table_is_the_sum_of_its_rows(rows: list[tuple[int, Fraction, Fraction]]) -> None:
    goals = tuple(replace(goal(target, actual), name=f"第{number}行", points=Fraction(points))
                  for number, (points, target, actual) in enumerate(rows))
    whole = sum((Fraction(points) for points, _, _ in rows), Fraction(0))
    found = METHOD.score(piece(whole), Table(goals))  # type: ignore[arg-type]
    expected = sum((points * min(actual / target, Fraction(1)) for points, target, actual in rows), Fraction(0))
    assert found.score == expected == sum(row.score for row in found.rows if row.score is not None)
    assert found.findings == () and 0 <= found.score <= whole


@given(ROWS, st.integers(1, 60), st.sampled_from((None, Fraction(1), Fraction(1, 10))))
def test_a_split_block_is_never_worth_more_than_its_points(rows: list[tuple[int, Fraction, Fraction]], points: int,
                                                           step: Fraction | None) -> None:
    goals = tuple(replace(goal(target, actual), name=f"第{number}行") for number, (_, target, actual) in enumerate(rows))
    rounding = Rounding() if step is None else Rounding(step, "half_up", "x")
    split = piece(Fraction(points), points="split", rounding=rounding)
    found = METHOD.score(split, Table(goals))  # type: ignore[arg-type]
    assert found.score is not None and 0 <= found.score <= points
    shares = {row.points for row in found.rows}
    drifts = len(rows) * next(iter(shares)) != points
    assert len(shares) == 1 and [item.code for item in found.findings] == ["B441"] * drifts
    assert step is not None or not drifts


@given(st.lists(st.tuples(st.sampled_from(("数量", "质量")), st.sampled_from(("甲", "乙", "甲（2）"))), max_size=8))
def test_labels_tell_rows_apart(names: list[tuple[str, str]]) -> None:
    goals = tuple(Goal(("产出", level), name, None, "") for level, name in names)
    assert len(set(labels(goals))) == len(goals)


def test_a_claim_goes_with_its_row() -> None:
    claimed = Entry(Fraction(3), "3")
    row = goal(Fraction(1), Fraction(1), points=Fraction(5), claimed=claimed)
    found = METHOD.score(piece(Fraction(5)), Table((row,)))  # type: ignore[arg-type]
    assert [(row.score, row.claimed) for row in found.rows] == [(5, claimed)]
