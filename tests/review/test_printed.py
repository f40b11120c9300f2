"""Printed points, totals that leave a row out, targets far surpassed, checks without their optional figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.explain import explain_text
from engine.findings import FindingsError
from engine.review import Review, review, review_text
from engine.rubric.load import load_rubric
from engine.scoring.output_batch import batch_text
from engine.scoring.score import score

RUBRIC = """\
schema: 1
id: t/2024
title: 项目支出绩效自评表
year: 2024
points: 110
inputs:
  预算数:
    unit: 万元
  执行数:
    unit: 万元
  正文执行数:
    unit: 万元
    optional: true
checks:
- name: 正文与表相符
  equation: 正文执行数 ＝ 执行数
indicators:
- name: 执行
  points: 10
  formula: 执行数 ÷ 预算数 × 10分
  cap: 10
- name: 绩效
  points: 100
  indicators:
  - name: 产出
    points: 60
    goals:
      rows: 产出
  - name: 管理
    points: 40
    parts:
    - name: 制度
      points: 30
      judged: 按制度评分。
    - name: 档案
      points: 10
      judged: 按档案评分。
"""
DATA = """\
schema: 1
rubric: t/2024
department: 某局
project: 培训项目
year: 2024
inputs:
  预算数: 100
  执行数: 100
answers:
  管理:
    制度:
      value: 30
      reason: 健全
    档案:
      value: 10
      reason: 齐全
goals:
- level1: 产出
  name: 培训人数
  target: ≥100人
  actual: {people}人
  points: 30
- level1: 产出
  name: 成本
  target: ≤60万元
  actual: {cost}万元
  points: 30
"""


def reviewed(tmp_path: Path, more: str = "", rubric: str = RUBRIC, people: str = "100", cost: str = "60") -> Review:
    """The review of the small table with something added to its data."""
    (tmp_path / "rubric.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "data.yaml").write_text(DATA.format(people=people, cost=cost) + more, encoding="utf-8")
    used = load_rubric(tmp_path / "rubric.yaml")
    return review(score(used, load_data(tmp_path / "data.yaml", used)))


def said(found: Review, code: str) -> list[str]:
    return [item.message for item in found.findings if item.code == code]


@pytest.mark.parametrize("name, printed, words", [
    ("合计", "100", "各项分值相加是 110 分（执行 10 ＋ 绩效 100），相差 10 分"),
    ("绩效", "90", "各项分值相加是 100 分（产出 60 ＋ 管理 40），相差 10 分"),
    ("管理", "45", "各项分值相加是 40 分（制度 30 ＋ 档案 10），相差 5 分"),
    ("管理/档案", "12.5", "指标体系里是 10 分，相差 2.5 分"), ("产出", "50", "指标体系里是 60 分，相差 10 分")])
def test_printed_points(name: str, printed: str, words: str, tmp_path: Path) -> None:
    found = reviewed(tmp_path, f"printed_points:\n  {name}: {printed}\n")
    assert said(found, "B561") == [f"“{name}”的分值印的是 {printed} 分，{words}。"]


def test_printed_points_that_agree(tmp_path: Path) -> None:
    found = reviewed(tmp_path, "printed_points:\n  合计: 110\n  绩效: 100分\n  管理/档案: null\n")
    assert said(found, "B561") == [] and not [item for item in found.findings if item.severity == "error"]


def test_printed_points_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        reviewed(tmp_path, "printed_points:\n  效果: 10\n")
    assert [(item.code, item.place.line if item.place else 0) for item in caught.value.findings] == [("B313", 29)]


@pytest.mark.parametrize("claims, hint", [
    ("执行: 10\n  产出: 60\n  管理: 40\nclaimed_total: 100\n", "少的正好是“执行”的得分，可能没有加进去。请核对自评表的合计。"),
    ("执行: 10\n  产出: 60\n  管理: 40\nclaimed_total: 109\n", "请核对自评表的合计。"),
    ("执行: 10\n  产出: 60\n  管理: 60\nclaimed_total: 70\n", "请核对自评表的合计。")])
def test_which_claim_a_total_leaves_out(claims: str, hint: str, tmp_path: Path) -> None:
    """It is named where just one claim is what is lacking; not where there is none, or where there are two."""
    found = reviewed(tmp_path, "claimed:\n  " + claims)
    assert [item.hint for item in found.findings if item.code == "B504"] == [hint]


@pytest.mark.parametrize("people, cost, goals", [
    ("149", "40.1", []), ("150", "60", ["“培训人数”的目标是 ≥100人，完成 150人，是目标的 150.0%"]),
    ("100", "40", ["“成本”的目标是 ≤60万元，完成 40万元，是目标的 66.7%"]), ("100", "0", [])])
def test_targets_far_surpassed(people: str, cost: str, goals: list[str], tmp_path: Path) -> None:
    """Half as far again as the target, either way; where there is no ratio, nothing is said."""
    assert said(reviewed(tmp_path, people=people, cost=cost), "B562") == [
        f"绩效目标{goal}，仍得满分。" for goal in goals]


def test_a_rule_for_surpassing_decides_itself(tmp_path: Path) -> None:
    over = ("      rows: 产出\n      over:\n        beyond: 150%\n        step: 10%\n        each: 5%\n"
            "        part_step: drop\n")
    found = reviewed(tmp_path, rubric=RUBRIC.replace("      rows: 产出\n", over), people="200")
    assert said(found, "B562") == []


def test_a_check_without_its_optional_figure(tmp_path: Path) -> None:
    """It isn't a finding, and the text says why nothing was checked; a needed figure that lacks is one as before."""
    found = reviewed(tmp_path)
    assert [line.holds for line in found.checks] == [None] and found.findings == ()
    assert "不核对　正文与表相符：没有填正文执行数" in review_text(found)
    assert said(reviewed(tmp_path, rubric=RUBRIC.replace("    optional: true\n", "")), "B511")


def test_a_score_that_needs_an_optional_figure_lacks_it(tmp_path: Path) -> None:
    found = reviewed(tmp_path, rubric=RUBRIC.replace("formula: 执行数 ÷", "formula: 正文执行数 ÷"))
    assert said(found, "B410") == ["“执行”没有得分：缺少 正文执行数。"] and found.scorecard.total is None


def test_a_zero_divisor_is_shown_where_it_stands(tmp_path: Path) -> None:
    """Also where a value holds the division: the data's line, not the rubric's."""
    rubric = RUBRIC.replace("formula: 执行数 ÷ 预算数 × 10分", "formula: 执行率 × 10分").replace(
        "checks:\n", "values:\n  执行率:\n    formula: 执行数 ÷ 预算数 × 100%\nchecks:\n")
    text = DATA.replace("预算数: 100", "预算数: 0")
    (tmp_path / "rubric.yaml").write_text(rubric, encoding="utf-8")
    (tmp_path / "data.yaml").write_text(text.format(people="100", cost="60"), encoding="utf-8")
    used = load_rubric(tmp_path / "rubric.yaml")
    card = score(used, load_data(tmp_path / "data.yaml", used))
    [problem] = [item for item in card.findings if item.code == "B411"]
    assert problem.place is not None and (Path(problem.place.file).name, problem.place.line) == ("data.yaml", 7)
    assert explain_text(card, "执行").count("执行率 × 10分") == 1


def test_a_project_is_named(tmp_path: Path) -> None:
    found = reviewed(tmp_path)
    assert review_text(found).startswith("某局（培训项目）　2024年度\n")
    assert "（1个项目）" in batch_text([found.scorecard]) and "某局（培训项目）" in batch_text([found.scorecard])
