"""Boundary cases: solved exactly, told by the engine, and good case files themselves."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.cases import run_cases
from engine.cases.boundaries import boundary_file
from engine.cases.boundaries.draft import SIDES
from engine.cases.boundaries.figures_for import Surroundings, allowed, grid
from engine.cases.boundaries.solve import Solution, fitted, solve
from engine.cases.boundaries.turning import turns_of
from engine.cases.boundaries.write import quoted
from engine.data.model import DepartmentData
from engine.findings import FindingsError
from engine.positions import load_yaml
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Input, Rubric

CONFORMANCE = Path(__file__).parents[2] / "conformance"
SHIPPED = sorted(path for path in data_folder("rubrics").glob("*/*.yaml") if not path.name.endswith(".cases.yaml"))
Small = st.integers(-20, 20).map(Fraction)

RUBRIC = """schema: 1
id: edge/2024
title: 临界
year: 2024
points: 40
rounding:
  rate: 0.1%
  score: 0.01
inputs:
  甲:
    unit: 个
  乙:
    unit: 个
  率:
    unit: "%"
    places: 1
  违规金额:
    unit: 万元
    places: 2
tables:
  项目:
    row: 项目
    key: 名称
    columns:
      名称:
        type: text
values:
  比:
    formula: 甲 ÷ 乙 × 100%
  差:
    formula: 绝对值（甲 － 乙） ÷ 乙 × 100%
  项数:
    count: 项目
indicators:
- name: 反向
  points: 10
  tiers:
  - when: 乙 ÷ 甲 ≤ 0.8
    score: 10
  - when: 乙 ÷ 甲 ＞ 0.8
    score: 0
- name: 偏差
  points: 10
  per_step:
    value: 差
    free: 5%
    step: 1%
    each: 1
    part_step: whole
- name: 修约后
  points: 10
  compare: rounded
  tiers:
  - when: 比 ≥ 90%
    score: 10
  - when: 比 ＜ 90%
    score: 5
- name: 综合
  points: 5
  veto: 违规金额 ≥ 50
  formula: 若(率 ＞ 30%，5，率 × 10)
  cap: 5
- name: 计数
  points: 5
  formula: 项数 × 1分
  cap: 5
"""


@pytest.fixture
def edge(tmp_path: Path) -> Rubric:
    """A rubric that turns in many ways."""
    path = tmp_path / "edge.yaml"
    path.write_text(RUBRIC, encoding="utf-8")
    return load_rubric(path)


def written(folder: Path, rubric: Rubric, data: Path | None = None) -> Path:
    """The boundary cases of a rubric in a file."""
    path = folder / "边界.cases.yaml"
    path.write_text(boundary_file(rubric, data, path), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_written_passes(path: Path, tmp_path: Path) -> None:
    result = run_cases(written(tmp_path, load_rubric(path)))
    least = 30 if path.parent.name in ("longhua", "yueyang") else 3  # a project form has one formula, capped
    assert result.passed and len(result.cases) >= least and not result.problems


def test_what_is_written_over_a_data_file_passes(tmp_path: Path) -> None:
    data = data_folder("examples") / "longhua-2021" / "data.yaml"
    text = written(tmp_path, load_rubric("longhua/2021"), data).read_text(encoding="utf-8")
    assert re.search(r"^data: .*longhua-2021/data.yaml'?$", text, re.MULTILINE)
    assert "实际采购金额: 819.37" in text  # the plan is the data file's own
    assert run_cases(tmp_path / "边界.cases.yaml").passed


def test_every_threshold_has_its_three_cases_or_is_told(edge: Rubric, tmp_path: Path) -> None:
    path = written(tmp_path, edge)
    text = path.read_text(encoding="utf-8")
    assert run_cases(path).passed
    for turn in turns_of(edge):
        sides = [side for side in SIDES.values() if f"{turn.where} {side} {turn.cut_text}" in text]
        told = f"# 没有写出：{turn.where} ＝ {turn.cut_text}：没有能填的数使它“刚好高于”" in text
        assert len(sides) == 3 or (len(sides) == 2 and told), (turn.where, turn.cut_text)


SCORES = """\
反向 乙 ÷ 甲 刚好低于 0.8: 10
反向 乙 ÷ 甲 正好是 0.8: 10
反向 乙 ÷ 甲 刚好高于 0.8: 0
偏差 差 刚好低于 5%: 10
偏差 差 正好是 5%: 10
偏差 差 刚好高于 5%: 9
偏差 差 刚好低于 6%: 10
偏差 差 正好是 6%: 9
偏差 差 刚好高于 6%: 8
修约后 比 刚好低于 89.95%: 5
修约后 比 正好是 89.95%: 10
修约后 比 刚好高于 89.95%: 10
综合 率 刚好低于 30%: 2.99
综合 率 正好是 30%: 3
综合 率 刚好高于 30%: 5
综合 违规金额 刚好低于 50: 5
综合 违规金额 正好是 50: 0
综合 违规金额 刚好高于 50: 0
计数 项数 × 1分 刚好低于 5: 4
计数 项数 × 1分 正好是 5: 5
计数 项数 × 1分 刚好高于 5: 5
"""


def test_the_scores_beside_the_thresholds(edge: Rubric, tmp_path: Path) -> None:
    """Reverse rates, absolute deviations, rounded comparisons, 若 and vetoes."""
    cases = run_cases(written(tmp_path, edge)).cases
    found = {case.case.name: case.scorecard.node(case.case.name.split()[0]).score for case in cases}
    for line in SCORES.splitlines():
        name, _, score = line.partition(": ")
        assert found[name] == Fraction(score), name


def test_a_side_that_no_figure_reaches_is_told(tmp_path: Path) -> None:
    path = tmp_path / "steps.yaml"
    path.write_text("schema: 1\nid: steps/2024\ntitle: 步\nyear: 2024\npoints: 10\ninputs:\n  超期天数:\n    unit: 天\n"
                    "    places: 0\n    min: 0\nindicators:\n- name: 按时\n  points: 10\n  per_step:\n    value: 超期天数\n"
                    "    free: 0\n    step: 1天\n    each: 4\n    part_step: pro_rata\n", encoding="utf-8")
    text = boundary_file(load_rubric(path))
    assert "# 没有写出：按时 超期天数 ＝ 0：没有能填的数使它“刚好低于”\n" in text
    assert "# 没有写出：按时 超期天数 ＝ 2.5：没有能填的数使它“正好是”\n" in text
    assert "- name: 按时 超期天数 刚好低于 2.5\n  inputs:\n    超期天数: 2\n" in text
    assert "必须有人对照官方文本逐条核对" in text


def test_a_rubric_that_turns_nowhere(edge: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "flat.yaml"
    path.write_text("schema: 1\nid: flat/2024\ntitle: 平\nyear: 2024\npoints: 5\nindicators:\n- name: 评\n  points: 5\n"
                    "  judged: 酌情\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        boundary_file(load_rubric(path))
    assert [item.code for item in caught.value.findings] == ["B725"]


@given(Small, Small, Small, Small, Small, st.lists(Small, min_size=3, max_size=3, unique=True))
def test_the_fit_is_exact(a: Fraction, b: Fraction, c: Fraction, d: Fraction, at: Fraction, ats: list[Fraction]) -> None:
    """(a x + b) ÷ (c x + d) from three points gives back the x of any value that it takes once."""
    assume(a * d != b * c and c * at + d != 0 and all(c * x + d != 0 for x in ats))
    values = [(a * x + b) / (c * x + d) for x in ats]
    assert fitted(ats, values, (a * at + b) / (c * at + d)) == at


def test_solutions_lie_on_the_grid_and_hit_the_cut(edge: Rubric) -> None:
    around = Surroundings(edge, DepartmentData("甲局", 2024, edge.id))
    solved = [(turn, found) for turn in turns_of(edge) if isinstance(found := solve(around, turn), Solution)]
    assert len(solved) >= 8
    for turn, found in solved:
        declared = dict(around.spots(turn.threshold.value))
        for _, figures in found.points:
            assert all(allowed(declared[spot], figures[spot].value) for spot in declared if declared[spot].type == "number")


@pytest.mark.parametrize(("declared", "step"), [
    (Input("人数", unit="人"), "1"), (Input("金额", unit="万元"), "0.01"), (Input("金额", unit="万元", places=4), "0.0001"),
    (Input("率", unit="%"), "0.0001"), (Input("率", unit="%", places=0), "0.01")])
def test_the_grid(declared: Input, step: str) -> None:
    assert grid(declared) == Fraction(step)


@pytest.mark.parametrize("text", ["甲 ＝ 90%", "“三公”经费", "- 甲", "甲: 乙", "甲 #1", "90%", "-1.5", "'甲'", "甲：乙", "是 ", "*甲",
                                  "得分 & 分", "100,000"])
def test_names_are_written_so_that_they_read_back(text: str) -> None:
    node = load_yaml(f"name: {quoted(text)}\n", "x.yaml").get("name")
    assert getattr(node, "text", None) == text
