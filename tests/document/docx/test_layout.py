"""What stands on the pages, as python-docx reads it: styles, page numbers, sections, captions, contents."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from engine.document import Block, Caption, Cell, Chart, Contents, Document, Fold, Heading, Note, PageBreak, Paragraph, Series, Table
from engine.document.numbering import numbered
from engine.document.writers.docx import write_docx
from tests.document.docx.reading import q, texts, tree, word_of, written
from tests.document.everything import PAGE

TEXT = Paragraph("文字")
SMALL = Table((), ((Cell("1"),),), 1)
WIDE = replace(SMALL, wide=True)
PIE = Chart("pie", "构成", ("甲", "乙"), (Series("数", (Fraction(1), Fraction(3))),), "万元")


def outline(*blocks: Block) -> list[tuple[str, str]]:
    return [(item.style.style_id, item.text) for item in word_of(*blocks).paragraphs]


def test_the_page_is_that_of_the_standard() -> None:
    (section,) = word_of(TEXT).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    line = word_of(TEXT).styles["Body Text"].paragraph_format.line_spacing
    text = section.page_height - section.top_margin - section.bottom_margin
    assert Pt(28.5) < line < Pt(29.5) and text // line == 22


@pytest.mark.parametrize(("style", "font", "size"), [
    ("Title", "方正小标宋简体", 22), ("Heading 1", "黑体", 16), ("Heading 2", "楷体_GB2312", 16), ("Heading 3", "仿宋_GB2312", 16),
    ("Heading 4", "仿宋_GB2312", 16), ("Body Text", "仿宋_GB2312", 16), ("Footer", "宋体", 14), ("表中文字", "宋体", 10.5)])
def test_typefaces_and_sizes(style: str, font: str, size: float) -> None:
    found = word_of().styles[style]
    assert found.font.size == Pt(size) and found.element.rPr.rFonts.get(q("w:eastAsia")) == font


def test_headings_are_real_ones() -> None:
    levels = [Heading(level, f"{level}") for level in range(1, 8)]
    assert [style for style, _ in outline(*levels)] == ["Title", *(f"Heading{level}" for level in range(1, 6)), "Heading5"]
    styles = word_of().styles
    for level in range(1, 6):
        properties = styles[f"Heading {level}"].element.pPr
        assert properties.find(q("w:outlineLvl")).get(q("w:val")) == str(level - 1)
        assert properties.find(q("w:keepNext")) is not None


def test_the_first_line_of_a_paragraph_is_set_in_by_two_characters() -> None:
    for style, expected in (("Body Text", "200"), ("Heading 1", "200"), ("顶格正文", None)):
        indent = word_of().styles[style].element.pPr.find(q("w:ind"))
        assert (None if indent is None else indent.get(q("w:firstLineChars"))) == expected


def test_page_numbers_odd_ones_right_even_ones_left() -> None:
    word = word_of(TEXT)
    assert word.settings.odd_and_even_pages_header_footer
    for footer, side in ((word.sections[0].footer, "right"), (word.sections[0].even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —" and paragraph._p.pPr.find(q("w:jc")).get(q("w:val")) == side
        assert [item.text for item in paragraph._p.iter(q("w:instrText"))] == [" PAGE "]


def test_wide_tables_have_landscape_pages_and_the_page_numbers_go_on() -> None:
    word = word_of(TEXT, WIDE, TEXT, PageBreak(annex=True), TEXT, WIDE)
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    for section in word.sections:
        assert section.footer.paragraphs[0].text == "— 1 —" and section._sectPr.find(q("w:pgNumType")) is None
        assert (section.page_width > section.page_height) == (section.orientation == WD_ORIENT.LANDSCAPE)
        # The text keeps its measures when the page is turned.
        sides = sorted((section.page_width - section.left_margin - section.right_margin,
                        section.page_height - section.top_margin - section.bottom_margin))
        assert [round(side / Mm(1)) for side in sides] == [156, 225]


def test_pages_begin_where_they_are_asked_to_and_none_is_empty() -> None:
    word = word_of(PageBreak(), TEXT, PageBreak(), PageBreak(), Heading(2, "一、"), PageBreak(), SMALL, PageBreak())
    assert [(item.style.style_id, item.paragraph_format.page_break_before) for item in word.paragraphs] == [
        ("BodyText", None), ("Heading1", True), ("Gap", True), ("Gap", None)]
    assert len(word.sections) == 1


def test_two_tables_stay_two() -> None:
    word = word_of(SMALL, SMALL)
    assert len(word.tables) == 2 and [item.style.style_id for item in word.paragraphs] == ["Gap", "Gap"]
    assert word.element.body[-2].tag == q("w:p")


def test_captions_number_themselves() -> None:
    blocks = numbered(Document("", (Heading(2, "二、情况"), replace(SMALL, caption=Caption("甲表", "单位：万元")), PIE,
                                    replace(SMALL, caption=Caption("乙表")), replace(SMALL, caption=Caption("表9 丙"))))).blocks
    body = tree(written(*blocks))
    assert [item for item in texts(body) if item not in ("1", "")] == [
        "二、情况", "表 2-1 甲表", "单位：万元", "图 2-1 构成", "表 2-2 乙表", "表9 丙"]
    fields = [item.text for item in body.iter(q("w:instrText"))]
    assert fields == [" SEQ 表_2 \\* ARABIC ", " SEQ 图_2 \\* ARABIC ", " SEQ 表_2 \\* ARABIC "]
    styles = [item.get(q("w:val")) for item in body.iter(q("w:pStyle"))]
    assert styles[1:3] == ["Caption", "TableUnit"] and styles[4:7] == ["Figure", "Caption", "Caption"]


def test_a_caption_stays_with_its_table_and_a_figure_with_its_caption() -> None:
    word = word_of(replace(SMALL, caption=Caption("甲", "单位：分")), PIE)
    kept = {item.style.style_id: item.paragraph_format.keep_with_next or item.style.paragraph_format.keep_with_next
            for item in word.paragraphs if item.text != "构成"}
    assert kept["Caption"] and kept["TableUnit"] and kept["Figure"]
    assert not word.paragraphs[-1].paragraph_format.keep_with_next


def test_contents_lead_to_the_headings() -> None:
    blocks = (Heading(1, "题"), Contents(), Heading(2, "一、甲"), TEXT, Heading(3, "（一）乙"), Heading(4, "1. 丙"))
    body = tree(written(*blocks))
    lines = [item for item in body.iter(q("w:p")) if (style := item.find(f"{q('w:pPr')}/{q('w:pStyle')}")) is not None
             and style.get(q("w:val"), "").startswith("TOC")]
    assert [next(texts(line)) for line in lines] == ["目录", "一、甲\t", "（一）乙\t"]
    anchors = [item.get(q("w:anchor")) for item in body.iter(q("w:hyperlink"))]
    marks = {item.get(q("w:name")): "".join(item.getparent().itertext()) for item in body.iter(q("w:bookmarkStart"))}
    assert [marks[anchor] for anchor in anchors] == ["一、甲", "（一）乙"]
    fields = [item.text.split()[0] for item in body.iter(q("w:instrText"))]
    assert fields == ["TOC", "PAGEREF", "PAGEREF"]
    kinds = [item.get(q("w:fldCharType")) for item in body.iter(q("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == 3
    # What follows begins a page.
    assert word_of(*blocks).paragraphs[1].paragraph_format.page_break_before


def test_contents_without_headings_or_at_the_end() -> None:
    assert "目录" in list(texts(tree(written(Contents()))))
    assert list(texts(tree(written(Contents(), SMALL))))[-2:] == ["1", ""]


def test_folded_parts_are_open_and_notes_say_so() -> None:
    assert outline(Heading(2, "一、甲"), Fold("其余", (TEXT, Note("说明")))) == [
        ("Heading1", "一、甲"), ("Heading2", "其余"), ("BodyText", "文字"), ("Note", "注：说明")]
    assert outline(Note("说明")) == [("Note", "注：说明")]


def test_an_annex_has_its_mark_and_its_title() -> None:
    assert outline(Heading(2, "一、甲"), PageBreak(annex=True), Paragraph("附件1", "plain"), Heading(2, "自评表")) == [
        ("Heading1", "一、甲"), ("AnnexMark", "附件1"), ("AnnexHeading", "自评表")]
    style = word_of().styles["附件标题"]
    assert style.base_style.style_id == "Heading1" and style.element.pPr.find(q("w:outlineLvl")).get(q("w:val")) == "0"


def test_a_page_shows_its_title() -> None:
    word = docx.Document(io.BytesIO(write_docx(PAGE)))
    assert [(item.style.style_id, item.text) for item in word.paragraphs[:2]] == [("Title", PAGE.title), ("BodyText", PAGE.subtitle)]


@pytest.mark.parametrize(("kind", "style"), [("body", "BodyText"), ("centre", "CentredText"), ("right", "Signature"),
                                             ("plain", "PlainText")])
def test_kinds_of_paragraphs(kind: str, style: str) -> None:
    assert outline(Paragraph("第一行\n第二行", kind)) == [(style, "第一行\n第二行")]


def test_margins_are_exact() -> None:
    section = word_of().sections[0]
    assert abs(section.left_margin - Mm(28)) < Mm(0.1) and abs(section.footer_distance - Mm(23)) < Mm(0.5)
