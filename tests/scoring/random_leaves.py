"""Random leaves: a rule and its data as YAML, and the score that a plain calculation gives them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from hypothesis import strategies as st

from engine.exact import plain, round_to

PEERS = 3


@dataclass(frozen=True)
class Leaf:
    """A random leaf: its rule and its data as YAML, and the score that a plain calculation gives (None: left out).

    ``goals`` are rows of the KPI table; ``peers`` the figures of each department that is scored together.
    """

    points: int
    rule: dict[str, Any]
    data: dict[str, dict[str, Any]]
    inputs: dict[str, Any]
    expected: Fraction | None
    goals: tuple[dict[str, Any], ...] = ()
    peers: tuple[dict[str, Any], ...] = ({},) * PEERS


def hundredths(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """Numbers with two decimals."""
    return st.integers(low * 100, high * 100).map(lambda number: Fraction(number, 100))


def held(score: Fraction, points: Fraction) -> Fraction:
    return min(max(score, Fraction(0)), points)


@st.composite
def by_formula(draw: st.DrawFn, name: str, points: int) -> Leaf:
    done, planned = draw(hundredths(0, 300)), draw(hundredths(1, 200))
    rule = {"formula": f"{name}甲 ÷ {name}乙 × {points}分", "cap": str(points)}
    return Leaf(points, rule, {"inputs": {f"{name}甲": plain(done), f"{name}乙": plain(planned)}},
                {f"{name}甲": {"unit": "万元"}, f"{name}乙": {"unit": "万元"}},
                held(done / planned * points, Fraction(points)))


@st.composite
def by_ranges(draw: st.DrawFn, name: str, points: int) -> Leaf:
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)))
    closed_below = draw(st.booleans())
    value = draw(st.one_of(st.sampled_from(cuts).map(Fraction), hundredths(0, 120)))
    scores = [Fraction(points * index, len(cuts)).limit_denominator(8) for index in range(len(cuts) + 1)]
    low, high = ("(含)", "(不含)") if closed_below else ("(不含)", "(含)")
    texts = [f"{cuts[0]}%以下{high}"]
    texts += [f"{left}%{low}-{right}%{high}" for left, right in zip(cuts, cuts[1:], strict=False)]
    texts.append(f"{cuts[-1]}%以上{low}")
    place = sum(1 for cut in cuts if (value >= cut if closed_below else value > cut))
    ranges = [{"range": text, "score": plain(amount, 3)} for text, amount in zip(texts, scores, strict=True)]
    return Leaf(points, {"tiers": {"value": f"{name}率", "ranges": ranges}}, {"inputs": {f"{name}率": plain(value)}},
                {f"{name}率": {"unit": "%"}}, round_to(scores[place], Fraction(1, 1000)))


@st.composite
def by_steps(draw: st.DrawFn, name: str, points: int) -> Leaf:
    free, step = draw(st.integers(0, 120)), draw(st.sampled_from(["0.5", "1", "3", "5", "10"]))
    each, part = draw(st.sampled_from(["0.1", "0.3", "1", "2"])), draw(st.sampled_from(["pro_rata", "drop", "whole"]))
    direction = draw(st.sampled_from(["above", "below", "either"]))
    value = draw(st.one_of(st.just(Fraction(free)), hundredths(0, 200)))
    beyond = {"above": value - free, "below": free - value, "either": abs(value - free)}[direction]
    count = max(beyond, Fraction(0)) / Fraction(step)
    count = {"pro_rata": count, "drop": Fraction(floor(count)), "whole": Fraction(ceil(count))}[part]
    rule = {"value": f"{name}率", "free": f"{free}%", "step": f"{step}%", "each": each, "part_step": part,
            "direction": direction}
    return Leaf(points, {"per_step": rule}, {"inputs": {f"{name}率": plain(value)}}, {f"{name}率": {"unit": "%"}},
                held(points - count * Fraction(each), Fraction(points)))


@st.composite
def by_line(draw: st.DrawFn, name: str, points: int) -> Leaf:
    left, right = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=2)))
    falling, value = draw(st.booleans()), draw(hundredths(0, 80))
    ends = (points, 0) if falling else (0, points)
    part = min(max((value - left) / Fraction(right - left), Fraction(0)), Fraction(1))
    knots = [{"at": str(left), "score": str(ends[0])}, {"at": str(right), "score": str(ends[1])}]
    return Leaf(points, {"interpolate": {"value": f"{name}天数", "knots": knots}},
                {"inputs": {f"{name}天数": plain(value)}}, {f"{name}天数": {"unit": "天"}},
                ends[0] + (ends[1] - ends[0]) * part)


@st.composite
def by_items(draw: st.DrawFn, name: str, points: int) -> Leaf:
    met = draw(st.lists(st.booleans(), min_size=points, max_size=points))
    items = [{"name": f"项{index}", "points": "1"} for index in range(points)]
    answers = {f"项{index}": "是" if said else "否" for index, said in enumerate(met)}
    return Leaf(points, {"checklist": items}, {"answers": {name: answers}}, {}, Fraction(sum(met)))


@st.composite
def by_findings(draw: st.DrawFn, name: str, points: int) -> Leaf:
    counts, each = draw(st.lists(st.integers(1, 4), max_size=3)), draw(st.sampled_from(["0.5", "1", "2"]))
    said: Any = [{"note": "问题", "count": str(count)} for count in counts] or "无"
    return Leaf(points, {"deduct": {"each": each}}, {"findings": {name: said}}, {},
                held(points - sum(counts) * Fraction(each), Fraction(points)))


@st.composite
def by_judgement(draw: st.DrawFn, name: str, points: int) -> Leaf:
    earned = draw(hundredths(0, points))
    said = {"value": plain(earned), "reason": "见评审意见"}
    return Leaf(points, {"judged": "酌情评分"}, {"answers": {name: said}}, {}, earned)


@st.composite
def left_out(draw: st.DrawFn, name: str, points: int) -> Leaf:
    rule = {"judged": "酌情评分", "not_applicable": {"then": "rescale", "within": draw(st.sampled_from(["block", "total"]))}}
    return Leaf(points, rule, {"not_applicable": {name: "没有这项工作"}}, {}, None)


@st.composite
def by_count(draw: st.DrawFn, name: str, points: int) -> Leaf:
    number, each = draw(st.integers(0, 12)), draw(st.sampled_from(["0.5", "1", "3"]))
    rule = {"deduct": {"count": f"{name}项数", "each": each}}
    return Leaf(points, rule, {"inputs": {f"{name}项数": str(number)}}, {f"{name}项数": {"unit": "项"}},
                held(points - number * Fraction(each), Fraction(points)))


@st.composite
def by_parts(draw: st.DrawFn, name: str, points: int) -> Leaf:
    """A sum of two parts that may come to more than the leaf has, under a cap."""
    first, second = draw(st.integers(1, points)), draw(hundredths(0, points))
    parts = [{"name": "按比例", "points": str(points), "formula": f"{name}甲 ÷ {points} × {points}分", "cap": str(points)},
             {"name": "评判", "points": str(points), "judged": "酌情评分"}]
    answers = {"评判": {"value": plain(second), "reason": "见评审意见"}}
    return Leaf(points, {"parts": parts, "cap": str(points)},
                {"inputs": {f"{name}甲": str(first)}, "answers": {name: answers}}, {f"{name}甲": {"unit": "个"}},
                held(first + second, Fraction(points)))


def attained(sign: str, how: str, target: Fraction, actual: Fraction) -> Fraction:
    """What an actual figure is worth against a target above 0, from 0 to 1."""
    if {"at_least": actual >= target, "at_most": actual <= target, "equal": actual == target}[sign]:
        return Fraction(1)
    if how == "zero":
        return Fraction(0)
    if how == "deviation":
        return max(1 - abs(actual - target) / target, Fraction(0))
    return min(actual, target) / max(actual, target)


SIGNS = {"at_least": "≥", "at_most": "≤", "equal": "="}


@st.composite
def by_target(draw: st.DrawFn, name: str, points: int) -> Leaf:
    sign, how = draw(st.sampled_from(list(SIGNS))), draw(st.sampled_from(["ratio", "zero", "deviation"]))
    target = draw(hundredths(1, 100))
    actual = draw(st.one_of(st.just(target), hundredths(0, 200)))
    kind = {"at_least": "at_least", "at_most": "at_most", "equal": "equal"}[sign]
    rule = {"attain": {"must_be": sign, "target": f"{name}目标", "actual": f"{name}实际", kind: how}}
    return Leaf(points, rule, {"inputs": {f"{name}目标": plain(target), f"{name}实际": plain(actual)}},
                {f"{name}目标": {"unit": "个"}, f"{name}实际": {"unit": "个"}}, points * attained(sign, how, target, actual))


@st.composite
def by_goals(draw: st.DrawFn, name: str, points: int) -> Leaf:
    """Rows of the KPI table: points given (whole, adding up) or split equally."""
    split, how = draw(st.booleans()), draw(st.sampled_from(["ratio", "zero", "deviation"]))
    count = draw(st.integers(1, points))
    worth = [Fraction(points, count)] * count if split else [Fraction(1)] * (count - 1) + [Fraction(points - count + 1)]
    rows, total = [], Fraction(0)
    for index, amount in enumerate(worth):
        sign, target = draw(st.sampled_from(list(SIGNS))), draw(hundredths(1, 100))
        actual = draw(st.one_of(st.just(target), hundredths(0, 200)))
        rows.append({"level1": f"{name}组", "name": f"目标{index}", "target": SIGNS[sign] + plain(target),
                     "actual": plain(actual)} | ({} if split else {"points": plain(amount)}))
        total += amount * attained(sign, how, target, actual)
    rule = {"goals": {"rows": f"{name}组", "points": "split" if split else "given", **dict.fromkeys(SIGNS, how)}}
    return Leaf(points, rule, {}, {}, total, tuple(rows))


@st.composite
def by_rank(draw: st.DrawFn, name: str, points: int) -> Leaf:
    """The first place has it all, the second and third a half, all others nothing; what ties do is stated."""
    values = [draw(st.integers(0, 4)) for _ in range(PEERS + 1)]
    best, ties = draw(st.sampled_from(["highest", "lowest"])), draw(st.sampled_from(["first", "last", "dense", "mean"]))
    own, others = values[0], values[1:]
    ahead = sum(other > own if best == "highest" else other < own for other in others)
    level = 1 + sum(other == own for other in others)
    before = len({other for other in others if (other > own if best == "highest" else other < own)})
    worth = [Fraction(points), Fraction(points, 2), Fraction(points, 2), Fraction(0)]
    places = {"first": [ahead], "last": [ahead + level - 1], "dense": [before], "mean": range(ahead, ahead + level)}[ties]
    awards = [{"place": "1", "score": str(points)}, {"place": "2-3", "score": plain(Fraction(points, 2))},
              {"place": "其他", "score": "0"}]
    rule = {"rank": {"value": f"{name}数", "best": best, "ties": ties, "places": awards}}
    return Leaf(points, rule, {"inputs": {f"{name}数": str(own)}}, {f"{name}数": {"unit": "个"}},
                sum((worth[place] for place in places), Fraction(0)) / len(places), (),
                tuple({f"{name}数": str(other)} for other in others))


KINDS = (by_formula, by_ranges, by_steps, by_line, by_items, by_findings, by_judgement, by_count, by_parts, by_target,
         by_goals, by_rank)
