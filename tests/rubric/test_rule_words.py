"""Rules and traces in words: units, places, and what changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import load_data, load_rubric, score
from engine.rubric.show import rule_text
from engine.scoring.scorecard import Scorecard

HEAD = """schema: 1
id: t/words
title: 检查用
year: 2024
issuer: 测试
points: 100
inputs:
  面积:
    unit: 平方米
  增长率:
    unit: "%"
"""
LEAF = "indicators:\n- name: 甲\n  points: 100\n"


def rule(folder: Path, method: str) -> str:
    """The one indicator's rule in words."""
    file = folder / "r.yaml"
    file.write_text(HEAD + LEAF + method, encoding="utf-8")
    piece = load_rubric(file).leaves()[0].piece
    assert piece is not None
    return rule_text(piece)


def scored(folder: Path, rest: str, figures: str) -> Scorecard:
    """The scorecard of a rubric and figures."""
    (folder / "r.yaml").write_text(HEAD + rest, encoding="utf-8")
    data = folder / "d.yaml"
    data.write_text(f"schema: 1\ndepartment: 甲\nyear: 2024\nrubric: r.yaml\ninputs:\n{figures}", encoding="utf-8")
    rubric = load_rubric(folder / "r.yaml")
    return score(rubric, load_data(data, rubric))


@pytest.mark.parametrize(("value", "free", "step", "said"), [
    ("面积", "50", "10", "超过50平方米的部分每10平方米扣1分"), ("增长率", "0", "1%", "超过0%的部分每1%扣1分"),
    ("增长率", "0.1", "0.01", "超过10%的部分每1%扣1分"), ("面积", "50平方米", "10", "超过50平方米的部分每10平方米扣1分")])
def test_steps_with_their_unit(tmp_path: Path, value: str, free: str, step: str, said: str) -> None:
    assert said in rule(tmp_path, f"  per_step:\n    value: {value}\n    free: {free}\n    step: {step}\n    each: 1\n"
                                  "    part_step: drop\n")


def test_places(tmp_path: Path) -> None:
    said = rule(tmp_path, "  rank:\n    value: 面积\n    best: highest\n    ties: first\n    places:\n"
                          "    - place: 1\n      score: 100\n    - place: 2-3\n      score: 95\n"
                          "    - place: 其他\n      score: 0\n")
    assert "第1名得100分，第2-3名得95分，其他得0分" in said


@pytest.mark.parametrize(("actual", "floored"), [(5, False), (10, False), (11, True)])
def test_a_deviation_beyond_the_target_counts_as_nothing(tmp_path: Path, actual: int, floored: bool) -> None:
    made = scored(tmp_path, LEAF + "  attain:\n    must_be: equal\n    actual: 面积\n    target: 5 － 0\n"
                                   "    equal: deviation\n", f"  面积: {actual}\n")
    piece = made.node("甲").piece
    assert piece is not None and ("按0计" in "".join(step.text for step in piece.steps)) == floored


def test_a_limit_that_changes_nothing(tmp_path: Path) -> None:
    bands = ("grades:\n  bands:\n  - name: 合格\n    range: 60(含)-100\n  - name: 不合格\n    range: 0-60(不含)\n"
             "  limits:\n  - when: 面积 ＞ 1\n    at_most: 不合格\n")
    made = scored(tmp_path, LEAF + "  formula: 面积 ÷ 1平方米 × 1分\n  cap: 100\n" + bands, "  面积: 10\n")
    assert made.grade == "不合格" and "等次不变，仍为不合格" in made.steps[-1].text
    assert "等次由合格改为不合格" in scored(
        tmp_path, LEAF + "  formula: 面积 ÷ 1平方米 × 1分\n  cap: 100\n" + bands, "  面积: 70\n").steps[-1].text


@pytest.mark.parametrize(("method", "said"), [
    ("  judged: |\n    健全得100分。\n    不健全的酌情扣分。\n", "健全得100分。不健全的酌情扣分；否决："),
    ("  judged:\n    text: 按质量评分。\n    levels:\n    - name: 好\n      range: 60(含)-100\n    - name: 差\n"
     "      range: 低于60\n", "按质量评分；")])
def test_a_judgement_joins_what_follows(tmp_path: Path, method: str, said: str) -> None:
    text = rule(tmp_path, f"{method}  veto:\n    when: 面积 ＞ 9\n    score: 0\n")
    assert text.startswith(f"评判并说明理由：{said}") and "。；" not in text and "\n" not in text
