"""What is wrong in a template is said with its line, never with a traceback, and in bounded time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.findings import Finding, FindingsError
from engine.report import render
from engine.report.bounds import MOST_STEPS
from engine.report.loader import FolderLoader, template_folders
from engine.scoring.scorecard import Scorecard

Fails = Callable[..., Finding]
FAULTS = [
    ("{{ 部们 }}", "B603", "部门"), ("{{ 图.预算 }}", "B603", "预算数"), ("{{ 图['人员'] }}", "B603", ""),
    ("{{ 文.简写 }}", "B603", "简称"), ("{{ 指标.采购.得份 }}", "B603", "得分"),
    ("{% for 行 in 没有 %}{% endfor %}", "B603", ""),
    ("{{ 部门|千分 }}", "B604", "千分位"), ("{% if 部门 is 空 %}{% endif %}", "B604", ""),
    ("{{ 部门|round }}", "B604", ""),
    ("{{ 部门 }", "B637", ""), ("{% if 部门 %}", "B634", ""), ("{% 如果 %}", "B636", "if"),
    ("{{ 部门 部门 }}", "B602", ""),
    ("{{ 数.预算数 < 部门 }}", "B605", ""), ("{{ 部门|千分位 }}", "B605", ""), ("{{ 部门|日期 }}", "B605", ""),
    ("{% for 行 in 数.预算数 %}{% endfor %}", "B605", ""), ("{{ 数.缺的 > 0 }}", "B608", ""),
    ("{{ 数.预算数 * 2 }}", "B614", "values"), ("{{ 数.预算数 + 1 }}", "B614", ""), ("{{ 2 ** 99 }}", "B614", ""),
    ("{{ '%99999999d' % 1 }}", "B614", ""), ("{{ [1, 2] }}", "B612", ""), ("{{ none }}", "B612", ""),
    ("{{ 部门.__class__ }}", "B607", ""), ("{{ ''.join(['a']) }}", "B607", ""), ("{{ '{0}'.format(1) }}", "B607", ""),
    ("{% if 数.get('预算数') %}{% endif %}", "B607", ""),
    ("{% for 行 in [1] recursive %}{% endfor %}", "B607", ""),
    ("{% include '../秘密' %}", "B613", ""), ("{% include '/etc/passwd' %}", "B613", ""),
    ("{% include '没有.j2' %}", "B601", ""),
    ("{% for a in range(9999999) %}{% endfor %}", "B606", ""),
    ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "B606", ""),
    ("{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}", "B606", ""),
    ("{% include '试.md.j2' %}{% include '试.md.j2' %}", "B606", ""),
    ("{% set a = 'x' ~ 部门 %}" + "{% set a = a ~ a ~ a ~ a %}" * 30, "B606", ""),
    ("{% set a %}" + "字" * 90000 + "{% endset %}{% for i in range(999) %}{{ a }}{% endfor %}", "B606", ""),
    ("{% macro m() %}" + "字" * 90000 + "{% endmacro %}{% for i in range(999) %}{% set x = m() %}{% endfor %}", "B606",
     ""),
]


@pytest.mark.parametrize(("text", "code", "hint"), FAULTS)
def test_the_fault_is_named_with_its_line(fails: Fails, text: str, code: str, hint: str) -> None:
    found = fails("# 题\n\n好\n" + text)
    assert found.code == code and hint in found.hint and found.message
    assert found.place is not None and found.place.file.endswith("试.md.j2")
    assert found.place.line == 4 and found.place.snippet and found.place.column >= 1


def test_the_column_is_that_of_the_name(fails: Fails) -> None:
    place = fails("甲乙{{ 部们 }}").place
    assert place is not None and (place.column, place.length) == (6, 2)


def test_deep_nesting_is_refused(fails: Fails) -> None:
    assert fails("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}").code in ("B602", "B606")
    assert fails("{% if 1 %}" * 300 + "{% endif %}" * 300).code in ("B602", "B606")


def test_a_fault_in_an_included_template_is_placed_there(tmp_path: Path, card: Scorecard) -> None:
    (tmp_path / "主.j2").write_text("一\n{% include '副.j2' %}", encoding="utf-8")
    (tmp_path / "副.j2").write_text("一\n二\n{{ 没有 }}", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        render(card, "md", str(tmp_path / "主.j2"))
    assert str(caught.value.findings[0].place) == f"{tmp_path / '副.j2'}:3:4"


def test_unknown_format(card: Scorecard) -> None:
    with pytest.raises(FindingsError) as caught:
        render(card, "doc")
    assert caught.value.findings[0].code == "B611" and "html" in caught.value.findings[0].hint


def test_a_missing_template_is_placed_in_the_rubric(tmp_path: Path, with_report: Callable[..., Scorecard]) -> None:
    rubric = tmp_path / "试.yaml"
    rubric.write_text("report:\n  template: generic/report.md.j\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        render(with_report({"template": "generic/report.md.j"}, str(rubric)))
    found = caught.value.findings[0]
    assert found.code == "B601" and "generic/report.md.j2" in found.hint
    assert str(found.place) == f"{rubric}:2:13"


def test_a_fault_in_a_rubrics_wording_is_placed_in_the_rubric(
        tmp_path: Path, with_report: Callable[..., Scorecard]) -> None:
    rubric = tmp_path / "试.yaml"
    rubric.write_text(
        "report:\n  problems:\n    groups:\n    - text: |\n        第一行\n        甲{{ 没有这个 }}\n", encoding="utf-8")
    settings = {"problems": {"groups": [{"title": "题", "indicators": ["采购"], "text": "第一行\n甲{{ 没有这个 }}\n"}]}}
    with pytest.raises(FindingsError) as caught:
        render(with_report(settings, str(rubric)))
    found = caught.value.findings[0]
    assert found.code == "B603" and found.place is not None
    assert str(found.place) == f"{rubric}:6:13" and found.place.length == 4
    assert found.place.snippet == "        甲{{ 没有这个 }}"


def test_folders_of_the_user_come_first(tmp_path: Path) -> None:
    (tmp_path / "templates" / "generic").mkdir(parents=True)
    mine = tmp_path / "templates" / "generic" / "report.md.j2"
    mine.write_text("我的", encoding="utf-8")
    loader = FolderLoader(template_folders([str(tmp_path / "rubrics" / "市" / "2030.yaml")]), {})
    assert loader.find("generic/report.md.j2") == mine
    assert loader.find("common/score_table.md.j2").is_file()


def test_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "秘密.j2").write_text("秘密", encoding="utf-8")
    (tmp_path / "templates" / "外.j2").symlink_to(tmp_path / "秘密.j2")
    loader = FolderLoader([(tmp_path / "templates").resolve()], {})
    with pytest.raises(Exception, match="B613"):
        loader.find("外.j2")


def test_only_templates_are_included_whatever_lies_beside_them(tmp_path: Path, card: Scorecard) -> None:
    (tmp_path / "别的部门.yaml").write_text("得分：1", encoding="utf-8")
    mine = tmp_path / "我的.md"
    mine.write_text("甲\n{% include '别的部门.yaml' %}", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        render(card, "md", str(mine))
    found = caught.value.findings[0]
    assert found.code == "B640" and str(found.place) == f"{mine}:2:13" and ".j2" in found.hint
    mine.write_text("甲\n{% include '没有.yaml' %}", encoding="utf-8")
    with pytest.raises(FindingsError, match="找不到"):
        render(card, "md", str(mine))


def test_unreadable_template(tmp_path: Path, card: Scorecard) -> None:
    (tmp_path / "坏.j2").write_bytes("报告".encode("gbk"))
    with pytest.raises(FindingsError) as caught:
        render(card, "md", str(tmp_path / "坏.j2"))
    assert caught.value.findings[0].code == "B616"


def test_ordinary_templates_stay_far_below_the_bounds() -> None:
    assert MOST_STEPS >= 100_000
