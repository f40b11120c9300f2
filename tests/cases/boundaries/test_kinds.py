"""Boundary cases of every kind: findings, items, KPI rows, dates, ranks, claims, rows of tables, sums."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.cases import FileResult, run_cases
from engine.cases.boundaries import boundary_file
from engine.cases.boundaries.finders import FINDERS
from engine.language_choice import choose_language
from engine.rubric.load import load_rubric
from engine.rubric.methods import methods
from engine.rubric.methods.base import no_thresholds

CONFORMANCE = Path(__file__).parents[2] / "conformance"
# Methods that turn nowhere by themselves: named levels, alternatives.
LEVEL = {"options", "choose"}
# By conformance rubric: the names of cases with the score of the indicator or part, KPI row, total or grade.
EXPECTED = {
    "5a-kinds": """
        目标申报 “缺项”的项数 刚好低于 6 | 目标申报 0.5
        目标申报 “缺项”的项数 正好是 6 | 目标申报 0
        目标申报 “缺项”的项数 刚好高于 6 | 目标申报 0
        目标申报 “不规范”的项数 刚好低于 1 | 目标申报 3
        目标申报 “不规范”的项数 正好是 1 | 目标申报 2.5
        目标申报 “不规范”的项数 刚好高于 1 | 目标申报 2.5""",
    "5a-counted": """
        目标申报 逾期项目数 刚好低于 3 | 目标申报 8
        目标申报 逾期项目数 刚好高于 3 | 目标申报 7
        目标申报 应招未招数 正好是 1 | 目标申报 8
        目标申报 问题项数 刚好低于 20 | 目标申报 0.5
        目标申报 问题项数 正好是 20 | 目标申报 0""",
    "6-checklist": """
        每符合一条得1分，最多2分 符合的项数 刚好低于 2 | 每符合一条得1分，最多2分 1
        每符合一条得1分，最多2分 符合的项数 正好是 2 | 每符合一条得1分，最多2分 2
        每符合一条得1分，最多2分 符合的项数 刚好高于 2 | 每符合一条得1分，最多2分 2""",
    "2c-dates": """
        按期完成 完成日期 刚好低于 2019年12月31日 | 按期完成 10
        按期完成 完成日期 正好是 2019年12月31日 | 按期完成 10
        按期完成 完成日期 刚好高于 2019年12月31日 | 按期完成 5
        逾期不得分 完成日期 刚好高于 2019年12月31日 | 逾期不得分 0""",
    "14-score-levels": """
        培训效果 评判得分 刚好低于 8 | 培训效果 7.99
        培训效果 评判得分 刚好高于 6 | 培训效果 6.01""",
    "14-levels": """
        社会效益 实现程度 刚好低于 80% | 社会效益 8
        社会效益 实现程度 正好是 60% | 社会效益 6""",
    "23-beyond": """
        按步加 目标≥100，完成值 刚好低于 105 | 按步加/指标甲 50
        按步加 目标≥100，完成值 正好是 105 | 按步加/指标甲 52.5
        按步加 目标≥100，完成值 正好是 120 | 按步加/指标甲 60
        按步加 目标≥100，完成值 刚好高于 120 | 按步加/指标甲 60
        按比例 目标≤100，完成值 正好是 100 | 按比例/指标甲 50""",
    "10-rank": """
        靠前 名次 第3名 | 靠前 7
        靠前 名次 第4名 | 靠前 5
        靠前 名次 第6名 | 靠前 5
        靠前 名次 第7名 | 靠前 3
        靠前 名次 第10名 | 靠前 3
        靠前 名次 第11名 | 靠前 0""",
    "20-claim-gap": """
        不足一步不扣 自评与核定相差 刚好低于 5 | 不足一步不扣 2
        不足一步不扣 自评与核定相差 正好是 5 | 不足一步不扣 1.5
        不足一步按一步 自评与核定相差 刚好高于 0 | 不足一步按一步 1.5
        按比例扣 自评与核定相差 刚好低于 20 | 按比例扣 0
        按比例扣 自评与核定相差 正好是 20 | 按比例扣 0""",
    "5-per-finding": """
        按填报的项数扣 未完成重点工作数 刚好低于 1 | 按填报的项数扣 10
        按填报的项数扣 未完成重点工作数 正好是 1 | 按填报的项数扣 6
        按填报的项数扣 未完成重点工作数 刚好低于 3 | 按填报的项数扣 2
        按填报的项数扣 未完成重点工作数 正好是 3 | 按填报的项数扣 0""",
    "10-share-of-places": """
        进位 名次 第1名 | 进位 10
        进位 名次 第2名 | 进位 8
        进位 名次 第3名 | 进位 8
        进位 名次 第4名 | 进位 6
        两头 名次 第1名 | 两头 10
        两头 名次 第2名 | 两头 5
        两头 名次 第4名 | 两头 5
        两头 名次 第5名 | 两头 0""",
    "10-first-and-last": """
        信息报送 名次 第3名 | 信息报送 2
        信息报送 名次 第4名 | 信息报送 0
        信息报送 名次 第5名 | 信息报送 0
        信息报送 名次 第6名 | 信息报送 -2
        逐名加减 名次 第8名 | 逐名加减 -3""",
    "20-claim-gap-tiers": """
        按占核定得分的比例 自评与核定相差 正好是 5% | 按占核定得分的比例 2
        按占核定得分的比例 自评与核定相差 刚好高于 5% | 按占核定得分的比例 1
        按分数 自评与核定相差 刚好低于 5 | 按分数 2
        按分数 自评与核定相差 正好是 5 | 按分数 1
        按分数 自评与核定相差 刚好低于 10 | 按分数 1
        按分数 自评与核定相差 正好是 10 | 按分数 0
        按占分值的比例 自评与核定相差 正好是 5% | 按占分值的比例 2
        按占分值的比例 自评与核定相差 刚好高于 5% | 按占分值的比例 1
        只比一项 自评与核定相差 刚好高于 0 | 只比一项 0
        扣到保底 自评与核定相差 刚好高于 5 | 扣到保底 0.5""",
    "12-either-or": """
        由单位选定/三公经费控制率 控制率 刚好低于 101% | 由单位选定 5
        由单位选定/三公经费控制率 控制率 正好是 101% | 由单位选定 4""",
    "17-rows": """
        项目完成 完成率 × 6分 刚好低于 6 | 项目完成 5.4
        项目完成 完成率 × 6分 正好是 6 | 项目完成 6""",
    "3-whole-numbers": """
        成果情况 成果数 正好是 0 | 成果情况 0
        成果情况 成果数 刚好高于 0 | 成果情况 5
        成果情况 成果数 刚好低于 1 | 成果情况 0
        成果情况 成果数 刚好高于 1 | 成果情况 10
        完成情况 完成项数 刚好低于 3 | 完成情况 2
        完成情况 完成项数 刚好高于 4 | 完成情况 10""",
    "18-mean": """
        镇级 镇级完成率 × 20分 刚好低于 20 | 镇级 19.8
        镇级 镇级完成率 × 20分 正好是 20 | 镇级 20""",
    "7b-failed-items": """
        等次 总分 刚好低于 80 | 三等奖
        等次 总分 正好是 80 | 二等奖
        等次 总分 刚好低于 60 | 不获奖
        等次 总分 正好是 60 | 三等奖
        不合格线 进度 刚好低于 48 | 不获奖
        不合格线 进度 正好是 48 | 三等奖
        等次 不合格项数 刚好低于 1 | 一等奖
        等次 不合格项数 正好是 2 | 不予评奖""",
    "conventions-grade-whole": """
        等次 未修约的总分 刚好低于 89.5 | 良
        等次 未修约的总分 正好是 89.5 | 优""",
    "9-outside-the-100": """
        调整指标 刚好低于 -30 | 调整指标 -30
        调整指标 刚好高于 -30 | 调整指标 -29.99
        调整指标 刚好高于 3 | 调整指标 3""",
    "9a-piecewise": """
        完成情况 完成率 刚好低于 170% | 完成情况 9.9
        完成情况 完成率 正好是 170% | 完成情况 10
        完成情况 完成率 正好是 0% | 完成情况 -10
        完成情况 完成率 刚好高于 0% | 完成情况 -9.9""",
    "1-proportional": """
        预算执行率 执行率*该指标分值 刚好低于 10 | 预算执行率 10""",
}


def written(folder: str, path: Path) -> FileResult:
    """The boundary cases of a conformance rubric, run."""
    path.write_text(boundary_file(load_rubric(CONFORMANCE / folder / "rubric.yaml"), None, path), encoding="utf-8")
    return run_cases(path)


@pytest.mark.parametrize("folder", EXPECTED)
def test_the_cases_and_what_comes_out(folder: str, tmp_path: Path) -> None:
    """All pass as written; the scores are those that the rule's text gives by hand."""
    result = written(folder, tmp_path / "边界.cases.yaml")
    assert result.passed and not result.problems
    cases = {case.case.name: case.scorecard for case in result.cases}
    for line in filter(None, map(str.strip, EXPECTED[folder].splitlines())):
        name, _, wanted = line.partition(" | ")
        card = cases[name]
        if " " not in wanted:
            assert card.grade == wanted, name
            continue
        node, score = wanted.rsplit(" ", 1)
        leaf, _, row = node.partition("/")
        found = card.node(leaf)
        assert found.piece is not None or not row
        got = next(item.score for item in found.piece.parts if item.name == row) if row and found.piece else found.score
        assert got == Fraction(score), name


@pytest.mark.parametrize("folder", ["2c-dates", "5a-kinds", "6-checklist", "7-veto", "10-rank", "13-equal-split", "17-rows"])
def test_what_is_written_in_english_passes(folder: str, tmp_path: Path) -> None:
    """The words of a data file (是, 无, dates) stay as data files have them."""
    choose_language("en")
    try:
        result = written(folder, tmp_path / "edges.cases.yaml")
    finally:
        choose_language("zh")
    assert result.passed and not result.problems


def test_every_method_is_looked_at() -> None:
    """A new method says where it turns on figures, has a finder of its own, or is named here as turning nowhere."""
    silent = {name for name, method in methods().items() if method.thresholds is no_thresholds} - set(FINDERS)
    assert silent == LEVEL & set(methods())


def test_totals_over_a_data_file_start_from_its_scores(tmp_path: Path) -> None:
    """With --data the other indicators keep what the data earn, not full marks."""
    rubric = Path(__file__).parents[1] / "trial" / "2024.yaml"
    path = tmp_path / "边界.cases.yaml"
    path.write_text(boundary_file(load_rubric(rubric), rubric.with_name("data.yaml"), path), encoding="utf-8")
    result = run_cases(path)
    assert result.passed and not result.problems


def test_sums_that_the_grid_of_scores_misses_have_the_nearest_on_both_sides(tmp_path: Path) -> None:
    """66% of 10 points isn't a sum of sevenths of 5 and whole points: 2 and 3 of 7 lie on both sides of it."""
    rubric, path = tmp_path / "r.yaml", tmp_path / "边界.cases.yaml"
    rubric.write_text(
        "schema: 1\nid: t/2024\ntitle: 试\nyear: 2024\npoints: 10\nrounding:\n  score: 1\ngrades:\n  of: rate\n  bands:\n"
        "  - name: 优\n    range: 66%(含)以上\n  - name: 差\n    range: 66%(不含)以下\nindicators:\n- name: 甲\n  points: 7\n"
        "  weight: 5\n  judged: 酌情\n- name: 乙\n  points: 5\n  judged: 酌情\n", encoding="utf-8")
    path.write_text(boundary_file(load_rubric(rubric), None, path), encoding="utf-8")
    cards = {case.case.name: case.scorecard for case in run_cases(path).cases}
    assert {name: (card.total, card.grade) for name, card in cards.items()} == {
        "等次 总分 刚好低于 66%": (Fraction(45, 7), "差"), "等次 总分 刚好高于 66%": (Fraction(50, 7), "优")}


def test_shares_that_are_seldom_whole_take_the_fewest_departments(tmp_path: Path) -> None:
    """33% is a whole number only of a hundred departments; three tell its places apart where a part counts as one."""
    rubric, path = tmp_path / "r.yaml", tmp_path / "边界.cases.yaml"
    rubric.write_text(
        "schema: 1\nid: t/2024\ntitle: 试\nyear: 2024\npoints: 10\ninputs:\n  数:\n    unit: 个\nindicators:\n- name: 甲\n"
        "  points: 10\n  rank:\n    value: 数\n    best: highest\n    ties: first\n    part_place: up\n    places:\n"
        "    - place: 前33%\n      score: 10\n    - place: 33%-66%\n      score: 5\n    - place: 其他\n      score: 1\n",
        encoding="utf-8")
    path.write_text(boundary_file(load_rubric(rubric), None, path), encoding="utf-8")
    cards = {case.case.name: case.scorecard for case in run_cases(path).cases}
    assert {name: card.total for name, card in cards.items()} == {
        "甲 名次 第1名": 10, "甲 名次 第2名": 5, "甲 名次 第3名": 1}
