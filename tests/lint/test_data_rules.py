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
