"""What is said of the data when a report is written: figures that don't agree, texts that nothing asks for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from engine.data.load import load_data
from engine.data.model import DepartmentData, SectionChange
from engine.findings import FindingsError
from engine.report.remarks import remarks
from engine.report.sections import check_names
from engine.report.watch import stamps
from engine.resources import data_folder
from engine.rubric.load import load_rubric
from engine.rubric.model import Rubric
from engine.scoring.score import score
from pathlib import Path


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric("longhua/2021")


@pytest.fixture(scope="module")
def data(rubric: Rubric) -> DepartmentData:
    return load_data(data_folder("examples") / "longhua-2021" / "data.yaml", rubric)


def said(rubric: Rubric, data: DepartmentData) -> list[tuple[str, str]]:
    return [(item.code, item.message) for item in remarks(score(rubric, data))]


def test_figures_that_do_not_agree(rubric: Rubric, data: DepartmentData) -> None:
    """The published report itself: its fixed assets, and its staff."""
    (found,) = said(rubric, data)
    assert found[0] == "B644" and found[1].startswith("填报的数互相对不上：“")
    changed = replace(data.inputs["人员经费"], value=Fraction(1), text="1")
    (more,) = said(rubric, replace(data, inputs={**data.inputs, "人员经费": changed}))
    assert found[1].endswith("等4项。") and more[1].endswith("等5项。") and "“年初预算按用途加总”" in more[1]


def test_a_text_under_a_name_that_nothing_asks_for(rubric: Rubric, data: DepartmentData) -> None:
    texts = {("社会效意" if name == "社会效益" else name): text for name, text in data.text.items()}
    found = remarks(score(rubric, replace(data, text=texts)))
    (unused,) = [item for item in found if item.code == "B645"]
    assert unused.message == "text 下的“社会效意”报告没有用到。" and unused.hint.startswith("是不是想写“社会效益”？")
    assert unused.severity == "warning" and unused.place is not None and unused.place.line > 1


def test_a_section_is_left_out_or_written(data: DepartmentData) -> None:
    node = next(iter(load_texts().values()))
    with pytest.raises(FindingsError) as caught:
        check_names({"甲": SectionChange(text=node.text, omit="没有")}, ("甲",))
    assert [item.code for item in caught.value.findings] == ["B642"]


def load_texts() -> dict[str, SectionChange]:
    from engine.data.sections import read_sections
    from engine.positions import MapNode, load_yaml

    top = load_yaml("sections:\n  甲: 文字\n".encode(), "data.yaml")
    assert isinstance(top, MapNode)
    return read_sections(top)


def test_what_is_written_beside_templates_is_no_change_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "报告.md.j2").write_text("一", encoding="utf-8")
    before = stamps([tmp_path])
    (tmp_path / "报告.md").write_text("二", encoding="utf-8")
    assert stamps([tmp_path]) == before
    (tmp_path / "另一份.md.j2").write_text("三", encoding="utf-8")
    assert stamps([tmp_path]) != before
