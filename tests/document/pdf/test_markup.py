"""Texts as Typst code: string literals in which nothing acts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import (
    Caption,
    Cell,
    Chart,
    Document,
    Fold,
    Heading,
    ListItem,
    Number,
    PageBreak,
    Paragraph,
    Series,
    Span,
    Table,
)
from engine.document.writers.pdf.characters import characters, needs_glyph, places_of, texts
from engine.document.writers.pdf.charts import chart_call
from engine.document.writers.pdf.inline import cell_content, content, literal
from engine.document.writers.pdf.markup import markup
from engine.document.writers.pdf.tables import table_call
from engine.document.writers.pdf.typefaces import Style

LITERAL = re.compile(r'"(?:[^"\\]|\\["\\]|\\u\{[0-9a-f]+\})*"')


def read(written: str) -> str:
    """What Typst reads from a literal."""
    assert LITERAL.fullmatch(written), written
    return re.sub(r"\\(u\{([0-9a-f]+)\}|.)", lambda match: chr(int(match[2], 16)) if match[2] else match[1], written[1:-1])


@given(st.text())
def test_a_literal_reads_back_as_the_text(text: str) -> None:
    assert read(literal(text)) == text


@given(st.text(alphabet=st.sampled_from('"\\#$`@/*_[]{}()<>= \nab甲:.htps?&')))
def test_content_is_literals_breaks_and_links_alone(text: str) -> None:
    rest = re.sub(r"link\(L, L\)|linebreak\(\)", "L", LITERAL.sub("L", content(text)))
    assert re.fullmatch(r"L( \+ L)*", rest), rest


def test_addresses_become_links() -> None:
    assert content('见 https://a.org/x?b=1&c=2。') == \
        '"见 " + link("https://a.org/x?b=1&c=2", "https://a.org/x?b=1&c=2") + "。"'
    assert content("一\n二") == '"一" + linebreak() + "二"'


def test_a_long_run_of_letters_may_break() -> None:
    assert "\u200b" in content("a" * 40) and content("a" * 40).replace("\u200b", "") == literal("a" * 40)
    assert "\u200b" not in content("实际采购金额1,234.56万元")


def test_tones_are_kept() -> None:
    assert cell_content(Cell("旧新", spans=(Span("旧", "old"), Span("新")))) == 'tone("old", "旧") + "新"'
    assert cell_content(Cell("缺", tone="bad")) == 'tone("bad", "缺")'


def test_cells_stand_at_their_places_below_the_header() -> None:
    made = table_call(Table(((Cell("甲", 2, 1, True, "center"), Cell("乙", 1, 2, True)), (Cell("丙", header=True), Cell("丁", header=True))),
                            ((Cell("1", align="right"), Cell("文" * 2000), Cell("")),
                             (Cell("甲"), Cell("乙"), Cell("丙"))), 3, Caption("名", "单位：元", Number("表", 1, 2))),
                      False)
    assert made.startswith('grid-table(false, "表 1-2 名", "单位：元", "normal", (')
    assert 'table.header(table.cell(x: 0, y: 0, rowspan: 2, align: center + horizon, head("甲"))' in made
    assert 'table.cell(x: 2, y: 1, breakable: false, head("丁"))' in made
    assert 'table.cell(x: 0, y: 2, align: right + horizon, "1")' in made and 'table.cell(x: 1, y: 2, "文' in made
    assert 'table.cell(x: 0, y: 3, breakable: false, "甲")' in made


@pytest.mark.parametrize("kind", ["bars", "columns", "slope", "pie"])
def test_every_kind_of_chart_is_drawn_in_a_font_of_the_pdf(kind: str) -> None:
    series = (Series("甲", (1, 2)), Series("乙", (2, 1)))[:1 if kind == "pie" else 2]  # type: ignore[arg-type]
    made = chart_call(Chart(kind, '图"名', ("一", "二"), series, "元", number=Number("图", 1, 1)), "c1", "字体 & 甲")
    assert made.startswith('picture("图 1-1 图\\"名", "单位：元", "", "图 1-1 图\\"名：甲: 一 1, 二 2')
    assert 'font-family=\\"字体 &amp; 甲\\"' in made and "style=" not in made


STYLES = {name: Style((name,), 400) for name in ("小标宋", "仿宋", "楷体", "黑体", "宋体", "西文")}


def calls(*blocks: object) -> list[str]:
    """The calls for some blocks, without the layout."""
    lines = markup(Document("题", blocks), STYLES).split("\n")  # type: ignore[arg-type]
    return lines[lines.index("#{") + 1:-2]


def test_lists_nest() -> None:
    """As in pages: an item is at most one deeper than the one before."""
    items = (ListItem("一", 1, "a:1"), ListItem("二", 3), ListItem("三", 2), ListItem("四", 1), ListItem("五", 0, tone="key"))
    assert calls(*items)[1] == ('items("一" + source("a:1") + items("二" + items("三"), "四"), tone("key", "五"))')


def test_pages_marks_and_charts_without_numbers() -> None:
    made = calls(Paragraph("附件"), PageBreak(True), Paragraph("附件1："), Table((), ((Cell("宽"),),), 1, wide=True),
                 PageBreak(), Chart("pie", "空", (), ()), Table((), (), 0), Paragraph("引", "quote"))
    assert made[:5] == ["pages(false, false, {", 'paragraph("body", "附件")', "})", "pages(true, true, {", 'paragraph("mark", "附件1：")']
    assert made[-4].startswith("grid-table(true, ") and made[-3:-1] == ["", 'paragraph("quote", "引")']


def test_a_folded_part_has_a_heading_that_is_not_in_the_contents() -> None:
    assert calls(Heading(2, "一、甲"), Fold("折", (Paragraph("叠"),)))[1:4] == [
        'heading(level: 2, "一、甲")', 'heading(level: 3, outlined: false, "折")', 'paragraph("body", "叠")']


DOCUMENT = Document("题", (Paragraph("首"), Heading(2, "一、甲"), Fold("折", (Paragraph("叠"),)), PageBreak(),
                           Table((), ((Cell("格"),),), 1, Caption("表名", "单位")),
                           Chart("bars", "图", ("签",), (Series("列", (None,)),), note="注"), Heading(3, "（一）乙"), Paragraph("生𠮷僻")))


def test_every_text_is_told_with_its_heading() -> None:
    assert {heading: "".join(text for where, text in texts(DOCUMENT) if where == heading)
            for heading in ("题", "一、甲", "（一）乙")} == {"题": "首", "一、甲": "一、甲折叠表名单位格图注签列－", "（一）乙": "（一）乙生𠮷僻"}
    assert places_of(DOCUMENT, "𠮷首") == [("首", "题", "首"), ("𠮷", "（一）乙", "生𠮷僻")]


def test_spaces_and_marks_without_shape_need_no_glyph() -> None:
    assert not any(map(needs_glyph, "\n\t \u3000\u200b\u200f\ufe0f\U000e0100"))
    assert all(map(needs_glyph, "a。\x07\ue000"))
    assert {"•", "—", "𠮷"} <= characters(DOCUMENT)
