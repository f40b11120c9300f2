"""PDF written by typst and read back: pages, texts, fonts, bookmarks, links; what stands in its way is said."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from engine.document import Caption, Cell, Chart, Contents, Document, Heading, ListItem, PageBreak, Paragraph, Series, Table
from engine.document.numbering import numbered
from engine.document.writers import WRITERS
from engine.document.writers.pdf import typefaces as chosen_fonts
from engine.findings import FindingsError
from engine.fonts import choose_all, installed_faces
from engine.fonts.roles import BODY
from tests.document.everything import PAGE, REPORT
from tests.fonts.made import font, saved

needs_fonts = pytest.mark.skipif(BODY not in choose_all(installed_faces()), reason="no font with Chinese is installed")
HOSTILE = ('#panic("x") #let x = 1', "$x^2$ `raw` ```typ", "\\u{41} \\ \\\\ \"引号\"", "@label <l> = 标题 // 注释 /* 注 */",
           "*粗* _斜_ [甲] {乙} (丙) ~ -- ---",
           "%s {0} &amp; <b>")
LONG = Table(((Cell("项目", 2, header=True), Cell("重复的表头", 1, 2, True)), (Cell("计划", header=True), Cell("实际", header=True))),
             (*((Cell(f"第{number}项"), Cell("1.00", align="right"), Cell("2.00", align="right")) for number in range(60)),
              (Cell("合并", 2), Cell("跨列", 1, 2)), (Cell("末"), Cell("格"))), 3, Caption("各项情况", "单位：万元"))
WIDE = Table((), (tuple(Cell(f"宽{number}") for number in range(12)),), 12, wide=True)
PIE = Chart("pie", "经费构成", ("人员经费", "项目经费"), (Series("金额", (1, 3)),), "万元")  # type: ignore[arg-type]
DOCUMENT = numbered(Document("2021年度绩效评价报告", (
    Heading(1, "2021年度绩效评价报告"), Paragraph("某某局", "centre"), Contents(),
    Heading(2, "一、基本情况"), *map(Paragraph, HOSTILE), Paragraph("公开网址：https://example.org/a_b?c=1&d=2。"), ListItem("一条"),
    Heading(3, "（一）表"), LONG, PIE, Heading(2, "二、其他"), Paragraph("正文"),
    PageBreak(annex=True), Heading(2, "自评表"), WIDE, PageBreak(), Paragraph("末页"))))


@pytest.fixture(scope="module")
def made() -> bytes:
    """The document as PDF."""
    return written(DOCUMENT)


@pytest.fixture(scope="module")
def pdf(made: bytes) -> PdfReader:
    """The same, open."""
    return PdfReader(io.BytesIO(made))


def written(document: Document) -> bytes:
    found = WRITERS["pdf"].write(document)
    assert isinstance(found, bytes)
    return found


def squeezed(text: str) -> str:
    """Without the spaces that a reader sees between Chinese and other letters."""
    return re.sub(r"[\s\u200b]", "", text)


def pages(pdf: PdfReader) -> list[str]:
    return [squeezed(page.extract_text()) for page in pdf.pages]


@needs_fonts
def test_the_same_document_gives_the_same_bytes(made: bytes) -> None:
    assert written(DOCUMENT) == made and b"CreationDate" not in made


@needs_fonts
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_acts(pdf: PdfReader, text: str) -> None:
    assert squeezed(text) in "".join(pages(pdf))


@needs_fonts
def test_pages_are_upright_or_landscape_as_they_should(pdf: PdfReader) -> None:
    turned = [page.mediabox.width > page.mediabox.height for page in pdf.pages]
    assert turned == [False] * (len(turned) - 2) + [True, False]
    assert {round(float(page.mediabox.width)) for page in pdf.pages} == {595, 842}


@needs_fonts
def test_page_numbers_stand_outside(pdf: PdfReader) -> None:
    """The odd ones at the right, the even ones at the left, below what stands on the page."""
    for number, page in enumerate(pdf.pages, 1):
        found = below(page, 75)
        assert "".join(text for text, _ in found) == f"— {number} —"
        assert (found[0][1] > float(page.mediabox.width) / 2) == (number % 2 == 1)


def below(page: Any, height: float) -> list[tuple[str, float]]:
    """The texts below a height in points, and how far from the left they stand."""
    found: list[tuple[str, float]] = []

    def seen(text: str, place: list[float], *_: Any) -> None:
        if text.strip() and place[5] < height:
            found.append((text, place[4]))

    page.extract_text(visitor_text=seen)
    return found


@needs_fonts
def test_header_rows_stand_on_every_page_of_a_table(pdf: PdfReader) -> None:
    found = [text for text in pages(pdf) if "第1项" in text or "第59项" in text]
    assert len(found) == 2 and all("重复的表头" in text for text in found)
    assert "表1-1各项情况" in found[0] and "单位：万元" in found[0] and "图1-1经费构成" in "".join(pages(pdf))


@needs_fonts
def test_contents_and_bookmarks_lead_to_the_headings(pdf: PdfReader) -> None:
    def titles(items: list[Any]) -> Iterator[tuple[str, int]]:
        for item in items:
            yield from titles(item) if isinstance(item, list) else [(item.title, pdf.get_destination_page_number(item) or 0)]

    marks = dict(titles(pdf.outline))
    assert list(marks) == [block.text for block in DOCUMENT.blocks if isinstance(block, Heading)]
    contents = pages(pdf)[0]
    for name in ("一、基本情况", "（一）表", "二、其他", "自评表"):
        assert re.search(re.escape(name) + r"\.+" + str(marks[name] + 1) + r"(?!\d)", contents), contents
    assert sum("/Dest" in link or "/D" in link.get("/A", {}) for link in links(pdf.pages[0])) >= 4


def links(page: Any) -> list[Any]:
    return [link.get_object() for link in page.get("/Annots", [])]


@needs_fonts
def test_addresses_are_links(pdf: PdfReader) -> None:
    found = {link["/A"].get("/URI") for page in pdf.pages for link in links(page) if "/A" in link}
    assert "https://example.org/a_b?c=1&d=2" in found


@needs_fonts
def test_every_font_is_embedded_as_a_subset(pdf: PdfReader) -> None:
    names = set()
    for page in pdf.pages:
        for entry in page["/Resources"].get("/Font", {}).values():  # type: ignore[index]
            below = entry.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in below or "/FontFile3" in below
            names.add(str(below["/FontName"]))
    assert names and all(re.match(r"/[A-Z]{6}\+", name) for name in names)


@needs_fonts
def test_the_file_says_what_it_is(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert pdf.metadata is not None and pdf.metadata.title == DOCUMENT.title
    assert str(root["/Lang"]).lower() == "zh-cn" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root  # type: ignore[index]


@needs_fonts
@pytest.mark.parametrize("document", [REPORT, PAGE, Document("空", ())])
def test_everything_that_a_document_has_can_be_written(document: Document) -> None:
    assert PdfReader(io.BytesIO(written(document))).pages


@needs_fonts
@settings(max_examples=20)
@given(st.text(), st.sampled_from((1, 2)))
@example("\ud800", 1)
@example("\x0c", 1)
@example("\x0c", 2)
def test_any_text_is_written_or_its_characters_are_named(text: str, level: int) -> None:
    document = Document(text, (Heading(level, text), Paragraph(text), ListItem(text), Table((), ((Cell(text),),), 1, Caption(text, text)),
                               Chart("columns", text, (text,), (Series(text, (None,)),), text, text)))
    try:
        assert written(document) == written(document)
    except FindingsError as error:
        assert {item.code for item in error.findings} == {"B622"}


def faults(document: Document) -> list[tuple[str, str]]:
    with pytest.raises(FindingsError) as error:
        written(document)
    return [(item.code, item.message) for item in error.value.findings]


@needs_fonts
def test_characters_that_no_font_has_are_named() -> None:
    document = Document("题", (Heading(2, "一、人员"), Paragraph("局长王\U0010fffd同志和\x07李\U0010fffd"), Paragraph("\x07")))
    found = faults(document)
    assert [code for code, _ in found] == ["B622", "B622"]
    assert "U+10FFFD" in found[0][1] and "一、人员" in found[0][1] and "局长王" in found[0][1] and "U+0007" in found[1][1]


@needs_fonts
def test_another_font_helps_out_with_rare_characters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(font("Rare", chars="A\U0010fffd"), tmp_path / "rare.ttf")
    monkeypatch.setenv("BIAOCHI_FONTS", str(tmp_path))
    found = written(Document("题", (Paragraph("王\U0010fffd"),)))
    assert b"+Rare" in found and "王\U0010fffd" in PdfReader(io.BytesIO(found)).pages[0].extract_text()


def test_without_any_font_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen_fonts, "installed_faces", lambda: ())
    assert [code for code, _ in faults(DOCUMENT)] == ["B621"]


def test_without_typst_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    assert [code for code, _ in faults(DOCUMENT)] == ["B620"]


def test_a_folder_of_fonts_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_FONTS", "没有的文件夹")
    assert faults(DOCUMENT)[0][0] == "B623" and "没有的文件夹" in faults(DOCUMENT)[0][1]
