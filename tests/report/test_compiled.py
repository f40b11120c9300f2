"""Templates are compiled once in a process, and each rendering still pays, and is told its own places."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.document import Paragraph
from engine.findings import FindingsError
from engine.report import compiled
from engine.report.environment import ReportEnvironment
from engine.report.faults import Source
from engine.report.parse import parse

CROOKED = "| 甲 | 乙 |\n|---|---|\n| 一 |\n"


def said(environment: ReportEnvironment, name: str) -> str:
    """Where the fault is that the template's table has."""
    with pytest.raises(FindingsError) as caught:
        parse(environment.write(name, {}), environment.place)
    return str(caught.value.findings[0].place)


def test_a_rendering_that_goes_on_while_others_begin_anew_keeps_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "甲.md.j2").write_text(CROOKED, encoding="utf-8")
    (tmp_path / "乙.md.j2").write_text("字\n\n" + CROOKED.replace("一 |", "一 | 二 |") * 3, encoding="utf-8")
    begun = ReportEnvironment([tmp_path])
    with monkeypatch.context() as patched:
        patched.setattr(compiled, "MOST", 0)
        ReportEnvironment([tmp_path])
    assert said(begun, "甲.md.j2") == f"{tmp_path / '甲.md.j2'}:3:1"
    later = ReportEnvironment([tmp_path])
    later.write("乙.md.j2", {})
    assert said(later, "甲.md.j2") == f"{tmp_path / '甲.md.j2'}:3:1"


def test_what_is_compiled_already_costs_the_same(tmp_path: Path) -> None:
    (tmp_path / "甲.md.j2").write_text("{% for 数 in range(50) %}字{{ 数 }}{% endfor %}", encoding="utf-8")
    left = []
    for _ in range(3):
        environment = ReportEnvironment([tmp_path])
        environment.write("甲.md.j2", {})
        left.append((environment.budget.steps, environment.budget.signs))
    assert len(set(left)) == 1 and left[0][0] < 200_000 - 50 and left[0][1] < 10_000_000 - 50


def test_the_same_words_of_two_departments_are_said_at_their_own_files() -> None:
    for file in ("甲.yaml", "乙.yaml"):
        with pytest.raises(FindingsError) as caught:
            ReportEnvironment([]).write_text(Source(file, "{{ 没有 }}"), {})
        assert str(caught.value.findings[0].place).startswith(f"{file}:1")


@pytest.mark.parametrize("text", ["\U0010f080合计\U0010f081甲", "\U0010f400\U0010f400甲", "\U0010f07c甲"])
def test_nobody_writes_marks_of_ours(text: str) -> None:
    said = parse(ReportEnvironment([]).write_text(Source("甲.yaml", text), {}))
    assert said.blocks == (Paragraph(text.translate(dict.fromkeys(range(0x10F000, 0x10F800)))),)
