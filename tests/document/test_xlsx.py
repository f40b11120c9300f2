"""Workbooks: what is written is read back, numbers are numbers, the same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from fractions import Fraction
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from engine.document import Block, Cell, Chart, Document, Heading, PageBreak, Paragraph, Series, Span, Table
from engine.document.writers import WRITERS
from engine.document.writers.xlsx import sheet_name, write_xlsx
from engine.document.writers.xlsx_formats import number_format
from tests.document.everything import PAGE

TEXTS = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=60)
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book_of(*blocks: Block) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(Document("题", blocks))))


def rows_of(*blocks: Block) -> list[list[Any]]:
    return book_of(*blocks).get_sheet_by_index(0).to_python()


def part(name: str, *blocks: Block) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(write_xlsx(Document("题", blocks)))) as archive:
        return ElementTree.fromstring(archive.read(name))


def test_same_bytes_and_well_formed() -> None:
    written = write_xlsx(PAGE)
    assert written == write_xlsx(PAGE) == WRITERS["xlsx"].write(PAGE)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert sum("charts/chart" in name for name in archive.namelist()) == 4


def test_a_sheet_for_each_section_with_what_stands_in_it() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write_xlsx(PAGE)))
    assert book.sheet_names == ["概要", "一、改动", "二、对各部门的影响", "三、没有改动的指标", "四、说明： 数据 口径", "自评表"]
    changes = book.get_sheet_by_name("一、改动")
    rows = changes.to_python()
    assert rows[5][:5] == ["政府采购执行情况", "分值", 2, 3, 1] and rows[6][4] == -0.35
    assert ((5, 0), (7, 0)) in changes.merged_cell_ranges and ((9, 0), (9, 3)) in changes.merged_cell_ranges


def test_a_pie_is_a_native_one_with_names_and_shares() -> None:
    pie = Chart("pie", "构成", ("甲", "乙"), (Series("金额", (Fraction(3), Fraction(1))),), "万元")
    drawn = part("xl/charts/chart1.xml", pie)
    chart = drawn.tag.removesuffix("chartSpace")
    shown = {item.tag.removeprefix(chart) for item in drawn.find(f".//{chart}dLbls") or () if item.get("val") == "1"}
    assert drawn.find(f".//{chart}pieChart") is not None and {"showCatName", "showPercent"} <= shown
    assert len(drawn.findall(f".//{chart}dPt")) == 2
    assert [row[:3] for row in rows_of(pie)[-2:]] == [["甲", 3, 0.75], ["乙", 1, 0.25]]


@given(TEXTS, TEXTS)
def test_any_text_is_text(text: str, other: str) -> None:
    cell = Cell(text + other, spans=(Span(text, "old"), Span(other, "new"), Span("", "new")))
    assert rows_of(Paragraph(text), Table((), ((Cell(text), cell), (Cell(other, 1, 2),)), 2)) == [
        [text, ""], ["", ""], [text, text + other], [other, ""]]


@pytest.mark.parametrize("text", ["=1+1", "{=A1}", "http://x.cn", "<r>x</r>", "_x0041_", "'", "0012", " 前后 ", "a\nb", "x" * 40000])
def test_texts_that_look_like_something_else(text: str) -> None:
    ((read,),) = rows_of(Table((), ((Cell(text),),), 1))
    assert read == text if len(text) < 32768 else read.startswith("xxx") and read.endswith("以下略去）") and len(read) == 32767


@given(st.fractions(-10**9, 10**9))
def test_numbers_are_numbers(value: Fraction) -> None:
    ((read,),) = rows_of(Table((), ((Cell("约", value=value, places=2),),), 1))
    assert isinstance(read, (int, float)) and abs(Fraction(read) - value) <= max(abs(value), 1) / 10**11


@pytest.mark.parametrize(("cell", "expected"), [
    (Cell("1.50", value=Fraction(3, 2), places=2), "0.00"),
    (Cell("1,234.5", value=Fraction(2469, 2), places=1), "#,##0.0"),
    (Cell("97.9%", value=Fraction(979, 1000), places=1, percent=True), "0.0%"),
    (Cell("+2", value=Fraction(2), places=0), "+0;-0;0"),
    (Cell("-2", value=Fraction(-2), places=0), "0"),
    (Cell("2.5分", value=Fraction(5, 2), places=1), '0.0"分"'),
    (Cell("0.125", value=Fraction(1, 8)), "0.000"),
    (Cell("1/3", value=Fraction(1, 3)), "0.0000"),
    (Cell("12.5%", value=Fraction(1, 8), percent=True), "0.0%"),
    (Cell("0", value=Fraction(0)), "0"),
])
def test_numbers_look_as_their_text(cell: Cell, expected: str) -> None:
    assert number_format(cell) == expected


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_sheet_names_are_valid_and_differ(texts: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(text, taken) for text in texts]
    assert len({name.casefold() for name in names}) == len(texts)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert all(name[0] != "'" != name[-1] for name in names)


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_headings_make_a_workbook(texts: list[str]) -> None:
    book = book_of(*(block for text in texts for block in (Heading(2, text), Paragraph(text), PageBreak())))
    assert len(book.sheet_names) == max(len(texts), 1)


def test_one_plain_table_has_a_filter_a_frozen_header_and_prints_it_on_every_page() -> None:
    heads = tuple(Cell(name, header=True) for name in ("部门", "得分"))
    table = Table((heads,), ((Cell("甲"), Cell("1", value=Fraction(1))), (Cell("乙"), Cell("2", value=Fraction(2)))), 2)
    sheet = part("xl/worksheets/sheet1.xml", table)
    assert [item.attrib["ref"] for item in sheet.iter(f"{SPREADSHEET}autoFilter")] == ["A1:B3"]
    assert [item.attrib["ySplit"] for item in sheet.iter(f"{SPREADSHEET}pane")] == ["1"]
    names = [item.text for item in part("xl/workbook.xml", table).iter(f"{SPREADSHEET}definedName")]
    assert "概要!$1:$1" in names
    merged = Table((heads,), ((Cell("甲", 1, 2),),), 2)
    assert not list(part("xl/worksheets/sheet1.xml", merged).iter(f"{SPREADSHEET}autoFilter"))


def test_the_filter_is_the_longest_table_not_a_charts_numbers() -> None:
    heads = (Cell("部门", header=True), Cell("得分", header=True))
    table = Table((heads,), ((Cell("甲"), Cell("1")),), 2)
    chart = Chart("bars", "题", ("甲", "乙", "丙"), (Series("值", (Fraction(1),) * 3),))
    sheet = part("xl/worksheets/sheet1.xml", table, chart)
    assert [item.attrib["ref"] for item in sheet.iter(f"{SPREADSHEET}autoFilter")] == ["A1:B2"]
    assert not list(sheet.iter(f"{SPREADSHEET}pane"))


def test_what_follows_a_chart_stands_below_it() -> None:
    """However many bars there are: their labels have room, and no text is behind the picture."""
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
    for count in (3, 60):
        chart = Chart("bars", "题", ("甲",) * count, (Series("值", (Fraction(1),) * count),))
        end = [int(item.findtext(f"{drawing}row") or 0) for item in part("xl/drawings/drawing1.xml", chart).iter(f"{drawing}to")]
        rows = rows_of(chart, Paragraph("后"))
        assert end[0] < len(rows) - 1 <= end[0] + 6 and rows[-1][0] == "后"


def test_a_chart_is_drawn_from_the_numbers_above_it_and_gaps_stay_gaps() -> None:
    chart = Chart("slope", "名次", ("甲", "乙"), (Series("前", (Fraction(1), Fraction(2))), Series("后", (Fraction(2), None))), "名")
    assert rows_of(chart)[:4] == [["名次  单位：名", "", ""], ["项目", "前", "后"], ["甲", 1, 2], ["乙", 2, ""]]
    references = [item.text for item in part("xl/charts/chart1.xml", chart).iter() if item.tag.endswith("}f")]
    assert references == ["概要!$A$3", "概要!$B$2:$C$2", "概要!$B$3:$C$3", "概要!$A$4", "概要!$B$2:$C$2", "概要!$B$4:$C$4"]


@pytest.mark.parametrize("kind", ["bars", "columns", "slope"])
@pytest.mark.parametrize("count", [0, 1, 31])
def test_charts_of_any_size(kind: str, count: int) -> None:
    values = tuple(Fraction(index) for index in range(count))
    labels = tuple(f"部门{index}" for index in range(count))
    rows = rows_of(Chart(kind, "题\x01目", labels, (Series("前", values), Series("后", values))))
    assert [row[0] for row in rows[2:2 + count]] == list(labels)


@pytest.mark.parametrize(("kind", "least", "begins"), [("bars", 95, ["0"]), ("columns", 95, ["0"]), ("bars", -1, []), ("slope", 95, [])])
def test_bars_begin_at_zero(kind: str, least: int, begins: list[str]) -> None:
    """However close together their numbers are."""
    values = (Fraction(least), Fraction(100))
    chart = part("xl/charts/chart1.xml", Chart(kind, "题", ("甲", "乙"), (Series("前", values), Series("后", values))))
    assert [item.attrib["val"] for item in chart.iter() if item.tag.endswith("}min")] == begins


@pytest.mark.parametrize(("grouped", "expected"), [(True, "#,##0.00"), (False, "0.00")])
def test_numbers_of_charts_are_grouped_where_the_document_groups_them(grouped: bool, expected: str) -> None:
    made = Chart("columns", "题", ("甲",), (Series("数", (Fraction("97392.40"),)),), places=2, grouped=grouped)
    formats = {item.attrib["formatCode"] for item in part("xl/charts/chart1.xml", made).iter() if item.tag.endswith("}numFmt")}
    assert formats == {expected}
