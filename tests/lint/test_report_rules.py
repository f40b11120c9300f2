"""Faults in a rubric's ``report`` are found without data, at their place in the YAML or in the template."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import Finding
from engine.lint.report_rules import lint_report
from engine.resources import data_folder
from engine.rubric.load import load_rubric

SHIPPED = data_folder("rubrics") / "longhua" / "2021.yaml"
WORDING = '公众或服务对象满意度: "{{ 年度 }}年公众或服务对象满意度为{{ 图.公众或服务对象满意度 }}'


def lint(tmp_path: Path, before: str, after: str, template: str = "") -> list[Finding]:
    text = SHIPPED.read_text(encoding="utf-8")
    assert text.count(before) == 1
    (tmp_path / "templates").mkdir()
    if template:
        (tmp_path / "templates" / "我的.md.j2").write_text(template, encoding="utf-8")
    path = tmp_path / "改.yaml"
    path.write_text(text.replace(before, after), encoding="utf-8")
    return lint_report(load_rubric(str(path)))


def test_the_shipped_rubric_is_clean() -> None:
    assert lint_report(load_rubric("longhua/2021")) == []


@pytest.mark.parametrize(("wording", "code", "word", "hint"), [
    ("{{ 图['服务对象满意度'] }}", "B603", "服务对象满意度", "公众或服务对象满意度"),
    ("{{ 图.政府采购执行 }}", "B603", "政府采购执行", "政府采购执行率"),
    ("{% if 数['没有'] > 1 %}{% endif %}", "B603", "没有", ""), ("{{ 量['没有'] }}", "B603", "没有", ""),
    ("{{ 表['项木'] }}", "B603", "项木", "项目"), ("{{ 表['项目'][0]['名字'] }}", "B603", "名字", ""),
    ("{% for 行 in 表.项目 %}{{ 行.名字 }}{% endfor %}", "B603", "名字", "项目名称"),
    ("{{ 表.项目|map(attribute='名字')|顿号 }}", "B603", "名字", ""),
    ("{{ 指标['项目监管'].得份 }}", "B603", "得份", "得分"), ("{{ 指标['项目监控'].得分 }}", "B603", "项目监控", "项目监管"),
    ("{{ 年份 }}", "B603", "年份", "年度"), ("{{ 年度|千分 }}", "B604", "千分", "千分位"),
    ("{% if 年度 is 空 %}{% endif %}", "B604", "空", ""), ("{{ 年度 }", "B637", "{{", ""), ("{% if 年度 %}", "B634", "if", ""),
    ("{{ 数.预算执行数 * 2 }}", "B614", "*", ""), ("{% for a in [1] recursive %}{% endfor %}", "B607", "", ""),
])
def test_a_wordings_fault_is_at_its_place(tmp_path: Path, wording: str, code: str, word: str, hint: str) -> None:
    (found,) = lint(tmp_path, WORDING, f'公众或服务对象满意度: "好：{wording}')
    assert found.code == code and hint in found.hint and found.message
    place = found.place
    assert place is not None and place.file.endswith("改.yaml")
    assert place.snippet == (tmp_path / "改.yaml").read_text(encoding="utf-8").split("\n")[place.line - 1]
    if word:
        assert place.snippet[place.column - 1:].startswith(word) and place.length == len(word)


def test_a_block_of_text_is_placed_line_by_line(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, "{% set 政策 = 指标.政府采购执行情况.要点", "{% set 政策 = 指标.政府采购.要点")
    assert found.code == "B603" and found.place is not None
    assert found.place.snippet[found.place.column - 1:].startswith("政府采购.要点")


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, "template: longhua/report.md.j2", "template: longhua/raport.md.j2")
    assert found.code == "B601" and "longhua/report.md.j2" in found.hint
    assert found.place is not None and found.place.snippet == "  template: longhua/raport.md.j2"
    assert found.place.column == 13


@pytest.mark.parametrize(("template", "places"), [
    ("{{ 部门 }}\n{{ 部们 }}", ["B603 2:4"]), ("甲\n{% include '没有.j2' %}", ["B601 2:13"]),
    ("{% from 'longhua/phrases.md.j2' import 与去年比 with context %}", ["B603 1:40"]),
    ("{% for 问 in 存在问题 %}{{ 问.题 }}{% endfor %}{{ 图.没有 }}", ["B603 1:25", "B603 1:46"]),
    ("{% for 行 in 指标树 %}{% for 格 in 行.级 %}{{ 格.名 }}{% endfor %}{% endfor %}", ["B603 1:42"]),
    ("{% macro m(甲) %}{{ 甲.乙 }}{{ 丙 }}{% endmacro %}{{ m(1) }}", ["B603 1:29"]),
    ("{% set 级 %}#{% endset %}{% include 'common/problems.md.j2' %}{% include '我的.md.j2' %}", []),
    ("{% if 图.没有 is defined %}{% endif %}{{ 文.随便 }}{{ 文.get('随便') }}{{ 图.get('没有') }}{{ loop }}", ["B603 1:83"]),
    ("{% with 甲 = 图 %}{{ 甲.没有 }}{% endwith %}{% set 乙, 丙 = 1, 2 %}{{ 乙 }}{{ 丙 }}", ["B603 1:22"]),
])
def test_templates_are_followed(tmp_path: Path, template: str, places: list[str]) -> None:
    found = lint(tmp_path, "template: longhua/report.md.j2", "template: 我的.md.j2", template)
    assert [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place] == places
    assert all(item.place and item.place.snippet == template.split("\n")[item.place.line - 1] or item.code == "B601"
               for item in found)
