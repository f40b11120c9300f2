"""The Longhua 2021 example: the published scores, and what happens when its data change."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.data.model import DepartmentData
from engine.lint import lint_paths
from engine.lint.data_rules import missing_figures
from engine.report import render
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score

DATA = data_folder("examples") / "longhua-2021" / "data.yaml"
PUBLISHED = {
    "预算编制合理性": "5",
    "预算编制规范性": "5",
    "绩效目标完整性": "8",
    "绩效指标明确性": "7",
    "政府采购执行情况": "1.75",
    "财务合规性": "2",
    "预决算信息公开": "3",
    "项目实施程序": "2",
    "项目监管": "2",
    "资产管理安全性": "2",
    "固定资产利用率": "1",
    "财政供养人员控制率": "1",
    "编外人员控制率": "0",
    "管理制度健全性": "3",
    "公用经费控制率": "5",
    "预算执行率": "5.78",
    "重点工作完成情况": "8",
    "项目完成及时性": "5.87",
    "社会效益、经济效益、生态效益及可持续影响等": "20",
    "群众信访办理情况": "3",
    "公众或服务对象满意度": "6",
    "部门决策": "25",
    "部门管理": "17.75",
    "部门绩效": "53.65",
}


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    """The rubric that ships."""
    return load_rubric("longhua/2021")


@pytest.fixture(scope="module")
def data(rubric: Rubric) -> DepartmentData:
    """The example's data."""
    return load_data(DATA, rubric)


def changed(tmp_path: Path, rubric: Rubric, *edits: tuple[str, str]) -> DepartmentData:
    """The example's data with some text replaced; every edit must hit."""
    text = DATA.read_text(encoding="utf-8")
    for old, new in edits:
        assert re.search(old, text), old
        text = re.sub(old, new, text)
    file = tmp_path / "data.yaml"
    file.write_text(text, encoding="utf-8")
    return load_data(file, rubric)


def test_published_scores(rubric: Rubric, data: DepartmentData) -> None:
    """All 21 scores, the three blocks and the total are the published ones."""
    card = score(rubric, data)
    assert {name: card.node(name).score for name in PUBLISHED} == {k: Fraction(v) for k, v in PUBLISHED.items()}
    assert len(rubric.leaves()) == 21
    assert card.total == Fraction("96.40")


def test_same_bytes_twice(rubric: Rubric, data: DepartmentData) -> None:
    """The same input gives the same report, byte for byte."""
    assert render(score(rubric, data), "md") == render(score(rubric, data), "md")


def test_forty_one_projects(rubric: Rubric, tmp_path: Path) -> None:
    """41 of 48 projects done gives 5.12: the rate is 85.4% first."""
    text = DATA.read_text(encoding="utf-8")
    done = [match.start() for match in re.finditer("完成状态: 已完成", text)]
    assert len(done) == 47
    for at in reversed(done[:6]):
        text = text[:at] + text[at:].replace("完成状态: 已完成", "完成状态: 部分完成", 1)
    file = tmp_path / "data.yaml"
    file.write_text(text, encoding="utf-8")
    assert score(rubric, load_data(file, rubric)).node("项目完成及时性").score == Fraction("5.12")


def test_lint_of_what_ships_is_clean() -> None:
    """Rubrics and these data have no error or warning; what is wrong with published tables: test_real_tables."""
    found = lint_paths([data_folder("rubrics"), DATA, data_folder("examples") / "yueyang-2018"])
    assert [f"{item.place}: {item.code} {item.message}" for item in found if item.severity != "info"] == []


def test_each_figure_missing_is_named(rubric: Rubric, data: DepartmentData) -> None:
    """Each figure left out in turn is a named finding; the total is null where a score stands on it."""
    from dataclasses import replace

    from engine.rubric.uses import users_of_inputs

    users = users_of_inputs(rubric)
    for name in rubric.inputs:
        less = replace(data, inputs={key: entry for key, entry in data.inputs.items() if key != name})
        assert [item.params["name"] for item in missing_figures(rubric, less, frozenset())] == [name]
        card = score(rubric, less)
        vetoed = card.total is None
        assert vetoed == bool(users.get(name)), name
        if vetoed:
            assert any(name in str(item.params.get("missing")) for item in card.findings), name


@pytest.mark.parametrize("line", ["      支出进度: 19.5\n", "    value: 611.29\n"])
def test_a_deleted_line_leaves_the_total_null(line: str, rubric: Rubric, tmp_path: Path) -> None:
    """A cell or a value deleted in the file: the rest is scored, the total is null, and what is missing is named."""
    text = DATA.read_text(encoding="utf-8")
    assert text.count(line) == 1
    file = tmp_path / "data.yaml"
    file.write_text(text.replace(line, ""), encoding="utf-8")
    card = score(rubric, load_data(file, rubric))
    assert card.total is None
    assert sum(node.score is not None for node in card.nodes if node.piece) == 20
    assert any(item.code == "B410" for item in card.findings)


def test_a_figure_that_no_score_needs_is_named_too(rubric: Rubric, data: DepartmentData) -> None:
    """The total stands, and a warning says what the checks and the report lack."""
    from dataclasses import replace

    less = replace(data, inputs={key: entry for key, entry in data.inputs.items() if key != "资产总计"})
    card = score(rubric, less)
    assert card.total == Fraction("96.40")
    assert [(item.code, item.params["name"]) for item in card.findings] == [("B413", "资产总计")]


def test_wording_follows_the_rule(data: DepartmentData, tmp_path: Path) -> None:
    """Another bound in a tier or a free zone is the bound that the report states."""
    text = (data_folder("rubrics") / "longhua" / "2021.yaml").read_text(encoding="utf-8")
    for old, new in (("when: 日常公用经费控制率 ＜ 90%", "when: 日常公用经费控制率 ＜ 85%"),
                     ("when: 90% ≤ 日常公用经费控制率 ≤ 100%", "when: 85% ≤ 日常公用经费控制率 ≤ 100%"),
                     ("free: 10%", "free: 15%")):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = tmp_path / "rubric.yaml"
    file.write_text(text, encoding="utf-8")
    shown = render(score(load_rubric(file), data), "md")
    assert "未达评价标准＜85%" in shown and "未达评价标准＜90%" not in shown
    assert "超过部门预算总规模的15%" in shown and "总规模的10%" not in shown
