"""Sections of a template that the department says otherwise, and the outline of what there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.data.model import DepartmentData
from engine.document import Document, Heading, Paragraph
from engine.findings import FindingsError
from engine.report import document, report_outline
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score
from engine.scoring.scorecard import Scorecard

DATA = data_folder("examples") / "longhua-2021" / "data.yaml"
TEMPLATE = """\
# {{ 年度 }}年度报告
{% section 职能 %}
## 一、职能
{{ 文.没有写的 }}
{% endsection %}
{% section "“三公”经费" %}
## 二、经费
原文{{ 文.get('可写') }}
{% endsection %}
尾
"""


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("longhua/2021")


@pytest.fixture(scope="module")
def plain(rubric: Rubric) -> DepartmentData:
    return load_data(DATA, rubric)


def with_sections(tmp_path: Path, rubric: Rubric, sections: str) -> tuple[Scorecard, str]:
    """The example with these sections in its file, and a template with two of them."""
    file, template = tmp_path / "data.yaml", tmp_path / "模板.md.j2"
    file.write_text(DATA.read_text(encoding="utf-8") + f"\nsections:\n{sections}", encoding="utf-8")
    template.write_text(TEMPLATE, encoding="utf-8")
    return score(rubric, load_data(file, rubric)), str(template)


def said(made: Document) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, (Heading, Paragraph))]


def test_a_text_replaces_a_section_whose_own_texts_may_be_missing(tmp_path: Path, rubric: Rubric) -> None:
    card, template = with_sections(tmp_path, rubric, "  职能: |\n    ## 一、本局\n\n    得{{ 得分 }}分。\n")
    assert said(document(card, template)) == ["2021年度报告", "一、本局", "得96.40分。", "二、经费", "原文", "尾"]


def test_texts_before_and_behind_and_sections_left_out(tmp_path: Path, rubric: Rubric) -> None:
    card, template = with_sections(tmp_path, rubric, "  职能:\n    omit: 没有\n  “三公”经费:\n    before: 前\n    after: 后\n")
    assert said(document(card, template)) == ["2021年度报告", "前", "一、经费", "原文", "后", "尾"]


def test_what_a_department_writes_may_hold_tables(tmp_path: Path, rubric: Rubric) -> None:
    text = "  职能: |\n    ::: 表题 甲\n    | 一 | 二 |\n    |---|---|\n    | 1 | {{ 图.项目支出 }} |\n"
    card, template = with_sections(tmp_path, rubric, text)
    (table,) = document(card, template).tables
    assert table.caption is not None and table.caption.text == "甲"
    assert table.rows[0][1].text == "97,392.40"


def test_a_section_that_is_not_there_is_said_where_it_is_named(tmp_path: Path, rubric: Rubric) -> None:
    card, template = with_sections(tmp_path, rubric, "  职能:\n    omit: 没有\n  三公经废: 文\n")
    with pytest.raises(FindingsError) as caught:
        document(card, template)
    (found,) = caught.value.findings
    assert (found.message, found.hint.split("？")[0]) == ("报告模板里没有名为“三公经废”的节。", "是不是想写“‘三公’经费”")
    assert found.place is not None and found.place.file.endswith("data.yaml")
    assert found.place.snippet.strip() == "三公经废: 文"


def test_a_fault_in_what_a_department_writes_is_said_in_its_file(tmp_path: Path, rubric: Rubric) -> None:
    card, template = with_sections(tmp_path, rubric, "  职能: |\n    一行\n    {{ 图.项目支岀 }}\n")
    with pytest.raises(FindingsError) as caught:
        document(card, template)
    (found,) = caught.value.findings
    assert found.code == "B603" and found.hint.startswith("是不是想写“项目支出”？")
    assert found.place is not None and found.place.file.endswith("data.yaml")
    assert found.place.snippet.strip() == "{{ 图.项目支岀 }}"


def test_the_outline_is_there_before_the_texts_are(tmp_path: Path, rubric: Rubric, plain: DepartmentData) -> None:
    template = tmp_path / "模板.md.j2"
    template.write_text(TEMPLATE, encoding="utf-8")
    card = score(rubric, replace(plain, text={}))
    found = [(item.kind, item.text, item.depth, item.needs, item.may) for item in report_outline(card, str(template)).items]
    assert found == [("heading", "2021年度报告", 0, (), ()), ("section", "职能", 0, ("没有写的",), ()),
                     ("heading", "一、职能", 1, (), ()), ("section", "“三公”经费", 0, (), ("可写",)),
                     ("heading", "二、经费", 1, (), ())]
