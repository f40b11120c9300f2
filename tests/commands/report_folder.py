"""A small rubric, its template and data of departments, for tests of the command ``report``."""

from __future__ import annotations

from pathlib import Path

RUBRIC = """\
schema: 1
id: 甲/2024
title: 试验指标体系
year: 2024
issuer: 某局
points: 10
report:
  template: 报告.md.j2
inputs:
  计划金额:
    unit: 万元
    min: 0
  实际金额:
    unit: 万元
    min: 0
values:
  执行率:
    formula: 实际金额 ÷ 计划金额 × 100%
indicators:
- name: 管理
  points: 10
  indicators:
  - name: 执行
    points: 10
    formula: 执行率 × 10分
    cap: 10
"""
TEMPLATE = """\
# {{ 部门 }}{{ 年度 }}年度报告

{% section 结果 %}
## 一、结果

得{{ 得分 }}分。{{ 文.get('说明') }}
{% endsection %}
"""
DATA = """\
schema: 1
rubric: {rubric}
department: {department}
year: 2024
inputs:
  计划金额: 100
  实际金额: {amount}
"""


def laid_out(folder: Path) -> Path:
    """The rubric and its template in this folder."""
    (folder / "rubrics" / "甲").mkdir(parents=True)
    (folder / "templates").mkdir()
    (folder / "rubrics" / "甲" / "2024.yaml").write_text(RUBRIC, encoding="utf-8")
    (folder / "templates" / "报告.md.j2").write_text(TEMPLATE, encoding="utf-8")
    (folder / "数据").mkdir()
    return folder


def department(folder: Path, name: str, amount: object = 50, file: str = "", more: str = "", rubric: str = "甲/2024") -> Path:
    """The data file of a department."""
    path = folder / "数据" / f"{file or name}.yaml"
    path.write_text(DATA.format(department=name, amount=amount, rubric=rubric) + more, encoding="utf-8")
    return path


def table(folder: Path, count: int) -> Path:
    """A table of departments, the first of which spent 1 of 100."""
    rows = [f"第{number}局,甲/2024,100,{number}\n" for number in range(1, count + 1)]
    path = folder / "表.csv"
    path.write_text("部门,指标体系,计划金额,实际金额\n" + "".join(rows), encoding="utf-8")
    return path
