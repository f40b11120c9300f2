"""Random rubrics and data: the scorecard agrees with a plain calculation, blocks are sums, bounds hold, order is nothing."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.load import load_data
from engine.exact import round_to
from engine.lint.files import lint_paths
from engine.rubric.load import load_rubric
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard
from tests.scoring.random_leaves import KINDS, PEERS, left_out

EXAMPLES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Case:
    """A rubric, the data of a department and of those scored together, and what a plain calculation makes of them: the
    total, each leaf."""

    rubric: dict[str, Any]
    data: dict[str, Any]
    total: Fraction | None
    leaves: dict[str, Fraction | None]
    peers: list[dict[str, Any]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    step, mode = draw(st.sampled_from(["0.01", "0.1", "1"])), draw(st.sampled_from(["half_up", "half_even", "up", "down"]))
    rubric: dict[str, Any] = {
        "schema": 1, "id": "t/2024", "title": "试", "year": 2024, "rounding": {"score": {"step": step, "mode": mode}},
        "inputs": {}, "indicators": []}
    data: dict[str, Any] = {"schema": 1, "rubric": "t/2024", "department": "某局", "year": 2024}
    peers: list[dict[str, Any]] = [{**data, "department": f"邻局{index}", "inputs": {}} for index in range(PEERS)]
    leaves: dict[str, Fraction | None] = {}
    total, available, whole = Fraction(0), Fraction(0), 0
    for number in range(draw(st.integers(1, 3))):
        made = [(f"指标{number}之{index}", draw(st.sampled_from((*KINDS, left_out)))) for index in
                range(draw(st.integers(1, 4)))]
        block = _block(draw, f"一级{number}", made, rubric, [data, *peers], leaves, (Fraction(step), mode))
        total, available, whole = total + block[0], available + block[1], whole + block[2]
    rubric["points"] = str(whole)
    rubric["inputs"] = rubric["inputs"] or {"备用数": {}}
    result = total * whole / available if available else None
    return Case(rubric, data, _adjusted(draw, rubric, data, leaves, result, (Fraction(step), mode)), leaves, peers)


def _adjusted(draw: st.DrawFn, rubric: dict[str, Any], data: dict[str, Any], leaves: dict[str, Fraction | None],
              total: Fraction | None, rounding: tuple[Fraction, str]) -> Fraction | None:
    """The total with what stands outside the 100: bonuses and deductions from 0, each and all held in their limits."""
    if draw(st.booleans()):
        return total
    most, least = draw(st.integers(0, 4)), -draw(st.integers(0, 4))
    bonus, count = draw(st.integers(0, 40)), draw(st.integers(0, 5))
    added = min(Fraction(bonus, 5), Fraction(3))
    taken = max(Fraction(-2 * count), Fraction(-6))
    rubric["inputs"] |= {"加分率": {"unit": "%"}}
    data.setdefault("inputs", {})["加分率"] = str(100 + bonus)
    data.setdefault("findings", {})["减分"] = [{"note": "问题", "count": str(count)}] if count else "无"
    steps = {"value": "加分率", "free": "100%", "step": "1%", "add": "0.2", "part_step": "drop"}
    rubric["indicators"].append({"name": "加减分", "adjust": {"max": str(most), "min": str(least)}, "indicators": [
        {"name": "加分", "adjust": {"max": "3"}, "per_step": steps},
        {"name": "减分", "adjust": {"min": "-6"}, "deduct": {"each": "2"}}]})
    leaves |= {"加分": round_to(added, *rounding), "减分": round_to(taken, *rounding)}
    kept = min(max((leaves["加分"] or 0) + (leaves["减分"] or 0), Fraction(least)), Fraction(most))
    ceiling = draw(st.one_of(st.none(), st.integers(1, 100)))
    if ceiling is not None:
        rubric["total"] = {"max": str(ceiling)}
    if total is None:
        return None
    return total + kept if ceiling is None else min(total + kept, Fraction(ceiling))


def _block(draw: st.DrawFn, name: str, made: list[Any], rubric: dict[str, Any], departments: list[dict[str, Any]],
           leaves: dict[str, Fraction | None], rounding: tuple[Fraction, str]) -> tuple[Fraction, Fraction, int]:
    """Adds a block; gives its share of the total, what it can bring after what is left out, its worth."""
    earned, kept, in_block, points, listed = Fraction(0), Fraction(0), Fraction(0), 0, []
    for leaf_name, kind in made:
        leaf = draw(kind(leaf_name, draw(st.integers(1, 9))))
        listed.append({"name": leaf_name, "points": str(leaf.points), **leaf.rule})
        rubric["inputs"] |= leaf.inputs
        for section, content in leaf.data.items():
            departments[0].setdefault(section, {}).update(content)
        departments[0].setdefault("goals", []).extend(leaf.goals)
        for peer, figures in zip(departments[1:], leaf.peers, strict=True):
            peer["inputs"] |= figures
        points += leaf.points
        leaves[leaf_name] = None if leaf.expected is None else round_to(leaf.expected, *rounding)
        earned += leaves[leaf_name] or 0
        kept += leaf.points if leaf.expected is not None else 0
        in_block += leaf.points if leaf.rule.get("not_applicable", {}).get("within") == "block" else 0
    weight = draw(st.one_of(st.none(), st.integers(1, 60)))
    rubric["indicators"].append({"name": name, "points": str(points), "indicators": listed}
                                | ({} if weight is None else {"weight": str(weight)}))
    worth = points if weight is None else weight
    if not kept:
        return Fraction(0), Fraction(0), worth
    factor = Fraction(worth, points)
    return earned * (kept + in_block) / kept * factor, (kept + in_block) * factor, worth


def written(folder: Path, name: str, content: dict[str, Any]) -> Path:
    path = folder / name
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)
    path.write_text(re.sub(r"'(-?[0-9.]+)'", r"\1", text), encoding="utf-8")
    return path


def scored(folder: Path, case: Case) -> Scorecard:
    rubric = load_rubric(written(folder, "rubric.yaml", case.rubric))
    peers = [load_data(written(folder, f"peer{index}.yaml", peer), rubric) for index, peer in enumerate(case.peers)]
    return score(rubric, load_data(written(folder, "data.yaml", case.data), rubric), peers)


@given(cases())
@EXAMPLES
def test_agrees_with_a_plain_calculation(tmp_path: Path, case: Case) -> None:
    card = scored(tmp_path, case)
    assert {node.name: node.score for node in card.nodes if node.piece is not None} == case.leaves
    assert card.total == case.total
    assert not [item for item in card.findings if item.severity == "error"]


@given(cases())
@EXAMPLES
def test_bounds_and_sums(tmp_path: Path, case: Case) -> None:
    card = scored(tmp_path, case)
    for node in card.nodes:
        assert node.adjust or node.score is None or 0 <= node.score <= node.points, node.name
        below = [other for other in card.nodes if other.path[:-1] == node.path]
        plain_sum = below and not node.steps and node.score is not None
        assert not plain_sum or node.score == sum((other.score for other in below if other.score is not None), Fraction(0))
    assert card.total is None or -4 <= card.total <= card.points + 4


@given(cases(), st.randoms(use_true_random=False))
@EXAMPLES
def test_the_order_of_keys_means_nothing(tmp_path: Path, case: Case, chance: random.Random) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            chance.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(item) for item in value] if isinstance(value, list) else value

    card, other = scored(tmp_path, case), scored(tmp_path, Case(shuffled(case.rubric), shuffled(case.data), None, {}, case.peers))
    assert [(node.path, node.score) for node in card.nodes] == [(node.path, node.score) for node in other.nodes]
    assert card.total == other.total


@given(cases())
@settings(EXAMPLES, max_examples=15)
def test_the_files_lint_without_errors(tmp_path: Path, case: Case) -> None:
    files = [written(tmp_path, "rubric.yaml", case.rubric), written(tmp_path, "data.yaml", case.data)]
    rubric = load_rubric(files[0])
    assert [item.message for item in lint_paths(files, rubric) if item.severity == "error"] == []


