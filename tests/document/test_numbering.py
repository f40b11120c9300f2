"""Tables and figures number themselves by chapter; pages are upright or landscape; the contents list what they should."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.document import (
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Document,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Series,
    Table,
)
from engine.document.contents import listed_contents
from engine.document.layout import PageRun, leads, page_runs
from engine.document.numbering import numbered

PIE = Chart("pie", "构成", ("甲",), (Series("数", (Fraction(1),)),))


def table(caption: str = "", wide: bool = False) -> Table:
    return Table((), ((Cell("1"),),), 1, Caption(caption) if caption else None, wide)


def labels(*blocks: Block) -> list[str]:
    made = numbered(Document("", blocks)).blocks
    captions = [block.caption.full if isinstance(block, Table) and block.caption else block.full
                for block in made if isinstance(block, (Chart, Table)) and (isinstance(block, Chart) or block.caption)]
    return captions


def test_each_chapter_counts_anew_tables_apart_from_figures() -> None:
    assert labels(Heading(1, "报告"), Heading(2, "一、情况"), table("甲"), PIE, Heading(3, "（一）"), table("乙"), PIE,
                  Heading(2, "十二、结论"), table("丙")) == ["表 1-1 甲", "图 1-1 构成", "表 1-2 乙", "图 1-2 构成", "表 12-1 丙"]


@pytest.mark.parametrize(("numeral", "number"), [("二", 2), ("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99)])
def test_chapters_by_their_numeral(numeral: str, number: int) -> None:
    assert labels(Heading(2, f"{numeral}、章"), table("甲")) == [f"表 {number}-1 甲"]


def test_annexes_and_what_stands_outside_chapters_have_no_numbers() -> None:
    assert labels(table("前"), Heading(2, "一、情况"), table("甲"), PageBreak(annex=True), table("附"), PageBreak(), table("乙"),
                  Heading(2, "附件"), table("丙")) == ["前", "表 1-1 甲", "附", "表 1-2 乙", "丙"]


def test_without_chapters_everything_is_counted_through() -> None:
    assert labels(table("甲"), Heading(2, "情况"), table("乙"), PIE) == ["表 1 甲", "表 2 乙", "图 1 构成"]


@pytest.mark.parametrize("own", ["表1 甲", "表 1-2 甲", "表一 甲", "图３"])
def test_a_number_of_its_own_is_kept(own: str) -> None:
    assert labels(Heading(2, "一、情况"), table(own), table("乙")) == [own, "表 1-1 乙"]


def test_a_table_without_a_caption_has_no_number() -> None:
    assert labels(Heading(2, "一、情况"), Table((), ((Cell("1"),),), 1, Caption("", "单位：元")), table("甲")) == ["", "表 1-1 甲"]


def test_pages_of_an_annex_turn_where_a_table_is_wide() -> None:
    text, wide = Paragraph("文"), table("", True)
    assert page_runs((text, PageBreak(annex=True), text, wide, text, PageBreak(), text)) == (
        PageRun((text,)), PageRun((text, wide, text), True, True), PageRun((text,)))
    assert page_runs((text, PageBreak(annex=True), text)) == (PageRun((text,)), PageRun((text,), False, True))


def test_a_wide_table_in_the_text_has_pages_of_its_own() -> None:
    text, wide = Paragraph("文"), table("", True)
    assert page_runs((text, wide, text)) == (PageRun((text,)), PageRun((wide,), True), PageRun((text,)))
    title, part = Heading(2, "一、甲"), Heading(3, "（一）乙")
    assert page_runs((text, title, part, wide)) == (PageRun((text,)), PageRun((title, part, wide), True))
    note = Note("注：说明")
    assert page_runs((wide, note, note, text, note)) == (PageRun((wide, note, note), True), PageRun((text, note)))
    assert page_runs((wide, PageBreak(), note)) == (PageRun((wide,), True), PageRun((note,)))
    assert page_runs((wide, PageBreak(), PageBreak(), wide)) == (PageRun((wide,), True), PageRun((wide,), True))
    assert page_runs(()) == ()


def test_contents_as_a_list_stand_where_they_are_asked_for() -> None:
    made = listed_contents(Document("", (Heading(1, "题"), Contents(), Heading(2, "一、甲"), Heading(3, "（一）乙"), Heading(4, "1."))))
    assert made.blocks[:4] == (Heading(1, "题"), ListItem("一、甲"), ListItem("（一）乙", 1), Heading(2, "一、甲"))


def test_a_paragraph_that_introduces_a_table_or_figure_stays_with_it() -> None:
    blocks = (Paragraph("具体如下："), table("甲"), Paragraph("如下图所示:"), PIE, Paragraph("如下："), Paragraph("文"), Paragraph("完。"), PIE)
    assert [place for place in range(len(blocks)) if leads(blocks, place)] == [0, 2]
