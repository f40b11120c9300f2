"""Figures: native charts whose numbers stand in a workbook of their own, the same as in the chart."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import Any

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from engine.document import Chart, Series
from engine.document.writers.docx.charts import MOST_TOLD, alternative
from tests.document.docx.reading import parts_of, q, texts, tree, written
from tests.document.everything import BANDS, EFFECTS, RANKS

PIE = Chart("pie", "经费构成", ("人员经费", "公用经费", "项目支出"),
            (Series("金额", (Fraction("2559.43"), Fraction("552.23"), Fraction("97392.40"))),), "万元", places=2, grouped=True)
CHARTS = {"pie": PIE, "bars": EFFECTS, "columns": BANDS, "slope": RANKS}


def chart_of(file: bytes) -> Any:
    return etree.fromstring(parts_of(file)["word/charts/chart1.xml"])


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_workbook_holds_the_numbers_of_the_chart(chart: Chart) -> None:
    file = written(chart)
    (book,) = (content for name, content in parts_of(file).items() if name.startswith("word/embeddings/"))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_name("数据").to_python()
    assert [row[0] for row in rows[1:]] == list(chart.labels)
    for column, series in enumerate(chart.series, 1):
        assert rows[0][column] == series.name
        assert [Fraction(str(row[column])) if row[column] != "" else None for row in rows[1:]] == list(series.values)
    # What the chart shows before anybody opens the workbook.
    shown = chart_of(file)
    for values in shown.iter(q("c:val")):
        reference = next(values.iter(q("c:f"))).text
        cached = {int(point.get("idx")): Fraction(point.findtext(q("c:v"))) for point in values.iter(q("c:pt"))
                  if point.findtext(q("c:v"))}
        cells = cells_of(rows, reference)
        assert cached == {place: Fraction(str(cell)) for place, cell in enumerate(cells) if cell != ""}
    assert not [name for name in parts_of(book) if "chart" in name or "drawing" in name]


def cells_of(rows: list[list[Any]], reference: str) -> list[Any]:
    """The cells of =数据!$B$2:$B$4."""
    start, _, end = reference.partition("!")[2].replace("$", "").partition(":")
    first, last = (ord(start[0]) - 65, int(start[1:]) - 1), (ord((end or start)[0]) - 65, int((end or start)[1:]) - 1)
    return [rows[row][column] for row in range(first[1], last[1] + 1) for column in range(first[0], last[0] + 1)]


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_names_its_workbook_and_our_typefaces_and_has_no_title_of_its_own(chart: Chart) -> None:
    file = written(chart)
    space, relations = chart_of(file), parts_of(file)["word/charts/_rels/chart1.xml.rels"]
    assert space.find(q("c:externalData")).get(q("r:id")) == "rId1" and relations.count(b'Id="rId1"') == 1
    assert b"embeddings/Microsoft_Excel_Sheet1.xlsx" in relations
    assert space.find(f"{q('c:chart')}/{q('c:title')}") is None and space.find(q("c:printSettings")) is None
    assert space.find(q("c:lang")).get("val") == "zh-CN"
    fonts = {item.get("typeface") for item in space.find(q("c:txPr")).iter(q("a:latin"), q("a:ea"))}
    assert fonts == {"Times New Roman", "宋体"}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_what_programs_take_for_granted_is_said(chart: Chart) -> None:
    space = chart_of(written(chart))
    for axis in space.iter(q("c:catAx"), q("c:valAx")):
        assert axis.find(q("c:delete")).get("val") == "0" and axis.find(q("c:majorTickMark")) is not None
    for labels in space.iter(q("c:dLbls")):
        assert [item.get("val") for item in labels if item.tag in (q("c:showLegendKey"), q("c:showSerName"))] == ["0", "0"]
    for line in space.iter(q("c:lineChart")):
        assert all(item.find(q("c:smooth")).get("val") == "0" for item in line.iter(q("c:ser")))


def test_a_figure_is_as_wide_as_the_text_and_told_in_words() -> None:
    body = tree(written(PIE, BANDS))
    widths = {int(item.get("cx")) for item in body.iter(q("wp:extent"))}
    assert widths == {8844 * 635}
    told = [item.get("descr") for item in body.iter(q("wp:docPr"))]
    assert told[0] == "经费构成（万元）：金额: 人员经费 2,559.43, 公用经费 552.23, 项目支出 97,392.40"
    many = alternative(Chart("bars", "长", ("甲",) * 60, (Series("数", (Fraction(1),) * 60),)))
    assert many.count("甲") == MOST_TOLD and many.endswith("……")


def test_gaps_are_told_as_such() -> None:
    assert alternative(RANKS) == (
        "名次变化（名）：2021年: 区发展和改革局 1, 区财政局 2, 区教育局 2, 区民政局 4; "
        "2022年草案: 区发展和改革局 3, 区财政局 1, 区教育局 －, 区民政局 4")


@pytest.mark.parametrize("kind", ["bars", "columns", "slope", "pie"])
@pytest.mark.parametrize("count", [0, 1, 31])
def test_charts_of_any_size(kind: str, count: int) -> None:
    labels, values = tuple(f"部门{index}" for index in range(count)), tuple(Fraction(index) for index in range(count))
    series = (Series("前", values),) if kind == "pie" else (Series("前", values), Series("后", values))
    file = written(Chart(kind, "题\x01目", labels, series, "分", "注：说明"))
    assert ("word/charts/chart1.xml" in parts_of(file)) == (count > 0)
    assert any(text.startswith("题") for text in texts(tree(file)))
    for extent in tree(file).iter(q("wp:extent")):
        # A figure and its caption stand on one page.
        assert int(extent.get("cy")) < 12756 * 635 - 40 * 12700
