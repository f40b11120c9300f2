"""The text of a template → the document, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Heading, ListItem, Note, PageBreak, Paragraph, Table
from engine.document.writers import WRITERS
from engine.findings import FindingsError
from engine.report.neutral import neutral, restore
from engine.report.parse import parse


def table_of(text: str) -> Table:
    (found,) = parse(text).tables
    return found


def test_blocks_in_order() -> None:
    blocks = parse("# 题\n\n第一行\n第二行\n\n- 条\n\n::: 换页\n::: 居中 中\n::: 注 一<br>二\nend of\nline").blocks
    assert blocks == (Heading(1, "题"), Paragraph("第一行第二行"), ListItem("条"), PageBreak(),
                      Paragraph("中", "centre"),
                      Note("一\n二"), Paragraph("end of line"))


def test_merged_cells_become_spans() -> None:
    table = table_of("| 甲 | < | 丙 |\n| ^ | < | ^ |\n|---|:--:|--:|\n| 一 | 1 | a |\n| ^ | 2 | <br> |\n")
    assert [(cell.text, cell.rowspan, cell.colspan) for cell in table.header[0]] == [("甲", 2, 2), ("丙", 2, 1)]
    assert table.header[1] == ()
    assert [(cell.text, cell.rowspan, cell.align) for cell in table.rows[0]] == [
        ("一", 2, "left"), ("1", 1, "center"), ("a", 1, "right")]
    assert table.merged and table.columns == 3


def test_header_marks_captions_and_pipes() -> None:
    table = table_of("::: 表题 表 1 人员\n::: 单位 单位：人\n::: 宽表\n| !甲 | a \\| b |\n")
    assert table.caption is not None and (table.caption.text, table.caption.unit) == ("表 1 人员", "单位：人")
    assert table.wide and not table.header
    assert [(cell.text, cell.header) for cell in table.rows[0]] == [("甲", True), ("a | b", False)]


@pytest.mark.parametrize(("text", "code"), [
    ("| < | 甲 |", "B609"), ("| ^ | 甲 |", "B609"), ("| 甲 |\n|---|\n| ^ |", "B609"),
    ("| 甲 | < |\n| ^ | 乙 |", "B609"), ("| 甲 | 乙 |\n| 丙 |", "B610"), ("::: 没有 字", "B615"),
])
def test_crooked_text_is_refused(text: str, code: str) -> None:
    with pytest.raises(FindingsError) as caught:
        parse(text)
    assert [found.code for found in caught.value.findings] == [code]
    assert caught.value.findings[0].message


@given(st.text())
def test_neutral_text_is_never_markup(text: str) -> None:
    moved = neutral(text)
    (cell, other), = table_of(f"| {moved} | 乙 |").rows
    assert other.text == "乙" and cell.colspan == cell.rowspan == 1 and not cell.header
    assert "\n".join(line.strip() for line in restore(moved).strip().split("\n")).strip() != "" or cell.text == ""
    for block in parse(f"甲{moved}").blocks:
        assert isinstance(block, Paragraph)
    for block in parse(moved).blocks:
        assert isinstance(block, Paragraph) and block.text in restore(moved)


@given(st.text())
def test_writers_take_any_text(text: str) -> None:
    """PDF alone refuses what no font has, which its own tests are about."""
    document = parse(f"# 题\n\n{neutral(text)}\n\n| 甲 |\n|---|\n| {neutral(text)} |\n")
    for writer in (WRITERS[name] for name in WRITERS if name != "pdf"):
        assert writer.write(document) == writer.write(document)
