"""Which value a rule goes by, rounded or not, decides the score and is said in the trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import load_data, load_rubric, score
from engine.rubric.show import rule_text

HEAD = """schema: 1
id: t/basis
title: 检查用
year: 2024
issuer: 测试
points: 5
rounding:
  rate: 0.1%
inputs:
  实有人数:
    unit: 人
  编制人数:
    unit: 人
values:
  控制率:
    formula: 实有人数 ÷ 编制人数 × 100%
indicators:
- name: 控制
  points: 5
"""
RULES = {
    "per_step": "  per_step:\n    value: 控制率\n    free: 100%\n    step: 1%\n    part_step: drop\n    each: 1\n",
    "interpolate": ("  interpolate:\n    value: 控制率\n    knots:\n    - at: 90%\n      score: 5\n"
                    "    - at: 110%\n      score: 0\n"),
    "attain": "  attain:\n    must_be: at_most\n    actual: 控制率\n    target: 100%\n",
    "rank": ("  rank:\n    value: 控制率\n    best: lowest\n    ties: first\n    places:\n    - place: 1\n      score: 5\n"
             "    - place: 其他\n      score: 0\n"),
}


def scored(folder: Path, method: str, compare: str, people: int, peers: tuple[int, ...] = ()) -> tuple[object, str, str]:
    """Score, trace and rule of the one indicator."""
    rubric_file = folder / "r.yaml"
    rubric_file.write_text(HEAD + RULES[method] + compare, encoding="utf-8")
    rubric, data = load_rubric(rubric_file), []
    for index, count in enumerate((people, *peers)):
        file = folder / f"{index}.yaml"
        file.write_text(f"schema: 1\ndepartment: 部门{index}\nyear: 2024\nrubric: r.yaml\ninputs:\n  实有人数: {count}\n"
                        "  编制人数: 104\n", encoding="utf-8")
        data.append(load_data(file, rubric))
    piece = score(rubric, data[0], data[1:]).node("控制").piece
    assert piece is not None
    leaf = rubric.leaves()[0].piece
    assert leaf is not None
    return piece.score, "".join(step.text for step in piece.steps), rule_text(leaf)


@pytest.mark.parametrize(("compare", "earned", "words"), [
    ("", 5, "按未修约的值"), ("  compare: rounded\n", 4, "按修约后的值")])
def test_a_part_step_by_either_value(tmp_path: Path, compare: str, earned: int, words: str) -> None:
    """105 ÷ 104 is 100.96%, rounded 101.0%: no whole step over, or one."""
    found, trace, rule = scored(tmp_path, "per_step", compare, 105)
    assert found == earned and f"（{words}）" in trace and ("按修约后的值" in rule) == bool(compare)


@pytest.mark.parametrize("method", RULES)
@pytest.mark.parametrize(("compare", "words"), [("", "按未修约的值"), ("  compare: rounded\n", "按修约后的值")])
def test_said_where_rounding_changes_the_value(tmp_path: Path, method: str, compare: str, words: str) -> None:
    assert f"（{words}）" in scored(tmp_path, method, compare, 105, (103,))[1]
    assert "修约" not in scored(tmp_path, method, compare, 104, (52,))[1]
