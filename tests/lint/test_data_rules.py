"""Lint of data says what scoring would miss, and nothing that scoring doesn't miss."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.lint import lint_paths

RUBRIC = """schema: 1
id: a/2024
title: 标题
year: 2024
issuer: 甲市财政局
points: 10
inputs:
  金额:
    unit: 万元
  有项目:
    type: bool
indicators:
- name: 效果
  points: 10
"""
DATA = """schema: 1
rubric: rubric.yaml
department: 甲局
year: 2024
inputs:
"""
FORMULA = """  formula: 金额 ÷ 100万元 × 10分
  cap: 10
"""
VETO = FORMULA + """  veto:
  - when: 非 有项目
"""
FULL = FORMULA + """  full_when:
  - when: 非 有项目
"""
EXEMPT = FORMULA + """  not_applicable:
    when: 非 有项目
    then: full
"""
CHECKED = """  veto:
  - when: 非 有项目
  checklist:
  - name: 已公开
    points: 10
"""
RANK = """  rank:
    value: 金额
    best: highest
    ties: first
    places:
    - place: 1
      score: 10
    - place: 其他
      score: 5
"""


def found(tmp_path: Path, method: str, inputs: str) -> list[str]:
    (tmp_path / "rubric.yaml").write_text(RUBRIC + method, encoding="utf-8")
    (tmp_path / "data.yaml").write_text(DATA + inputs, encoding="utf-8")
    assert [item for item in lint_paths([tmp_path / "rubric.yaml"]) if item.severity == "error"] == []
    return [item.code for item in lint_paths([tmp_path / "data.yaml"]) if item.severity == "error"]


@pytest.mark.parametrize("method", [VETO, FULL, EXEMPT])
def test_a_figure_that_nothing_needs_is_not_missing(tmp_path: Path, method: str) -> None:
    """The condition decides the score without the figure; where it doesn't hold, the figure is missing."""
    assert found(tmp_path, method, "  有项目: 否\n") == []
    assert found(tmp_path, method, "  有项目: 是\n") == ["B301"]


def test_an_answer_that_nothing_needs_is_not_missing(tmp_path: Path) -> None:
    """Likewise an answer."""
    assert found(tmp_path, CHECKED, "  有项目: 否\n  金额: 1\n") == []
    assert found(tmp_path, CHECKED, "  有项目: 是\n  金额: 1\n") == ["B316"]


def test_a_department_by_itself_has_no_rank(tmp_path: Path) -> None:
    """That is for scoring to say: the data are whole."""
    assert found(tmp_path, RANK, "  有项目: 否\n  金额: 1\n") == []


def test_a_rubric_is_faulted_once_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data name the rubric by another path than the command does."""
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "rubric.yaml").write_text(RUBRIC + "  formula: 没有的数\n  cap: 10\n", encoding="utf-8")
    (folder / "data.yaml").write_text(DATA.replace("rubric.yaml", "../rubric.yaml") + "  金额: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [item.code for item in lint_paths(["rubric.yaml", str(folder / "data.yaml")])] == ["B203"]


def test_an_adjustment_states_its_limit(tmp_path: Path) -> None:
    """Outside the 100 the limits of the indicator are the cap."""
    extra = "- name: 加分\n  adjust:\n    max: 2\n  formula: 金额 ÷ 100万元 × 2分\n"
    (tmp_path / "rubric.yaml").write_text(RUBRIC + FORMULA + extra, encoding="utf-8")
    assert [item.code for item in lint_paths([tmp_path / "rubric.yaml"]) if item.code == "B130"] == []


def test_a_finding_without_a_kind(tmp_path: Path) -> None:
    """Where the kinds have their own costs, a finding must name one."""
    method = "  deduct:\n    kinds:\n    - name: 甲类\n      each: 1\n"
    said = "  有项目: 否\n  金额: 1\nfindings:\n  效果:\n  - note: 某事\n"
    assert found(tmp_path, method, said) == ["B345"]
