"""Figures: native charts, whose numbers can be edited in Word (编辑数据), since they carry a workbook with them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from ....exact import to_decimal
from ...chart_data import chart_table, described
from ...model import Chart
from ...xml_text import clean
from ..xlsx_charts import chart_numbers, insert_chart
from .chart_xml import word_chart
from .paragraphs import paragraph
from .parts import Parts
from .sections import Page
from .xml import NAMESPACES, Element, w, x

SHEET = "数据"
CREATED = datetime.datetime(2000, 1, 1)
# Twips are 635 of the units (EMU) that drawings are measured in; heights in points.
EMU, POINT = 635, 12700
LOWEST, EACH, TALLEST = 200, 18, 560
MOST_TOLD = 40


def chart_paragraph(chart: Chart, page: Page, parts: Parts) -> Element:
    """The figure in a paragraph of its own, as wide as the text."""
    book, drawn = _workbooks(chart)
    relation = parts.chart(word_chart(drawn), book)
    width, height = page.text_width * EMU, _height(chart) * POINT
    number = parts.number()
    graphic = x("a:graphic", x("a:graphicData", x("c:chart", r__id=relation), uri=NAMESPACES["c"]))
    inline = x("wp:inline", x("wp:extent", cx=width, cy=height), x("wp:effectExtent", l=0, t=0, r=0, b=0),
               x("wp:docPr", id=number, name=f"图表 {number}", descr=alternative(chart)), x("wp:cNvGraphicFramePr"), graphic,
               distT=0, distB=0, distL=0, distR=0)
    return paragraph("Figure", [w("r", w("drawing", inline))])


def alternative(chart: Chart) -> str:
    """The figure in words: its title and numbers, the first forty labels of them."""
    unit = f"（{chart.unit}）" if chart.unit else ""
    return " ".join(clean(f"{chart.full}{unit}：{described(chart, MOST_TOLD)}").split())


def _height(chart: Chart) -> int:
    """The height in points: room for every bar."""
    if chart.kind in ("columns", "pie"):
        return LOWEST + 40
    count = len(chart.labels) * (1 if chart.kind == "slope" else max(len(chart.series), 1))
    return min(max(LOWEST, 60 + EACH * max(count, len(chart.labels) * 2)), TALLEST)


def _workbooks(chart: Chart) -> tuple[bytes, bytes]:
    """The workbook of the numbers, and the chart that a workbook of the same sheet would hold."""
    made = _cleaned(chart)
    with ZipFile(BytesIO(_workbook(made, True))) as archive:
        return _workbook(made, False), archive.read("xl/charts/chart1.xml")


def _cleaned(chart: Chart) -> Chart:
    """The chart with texts that XML can hold."""
    series = tuple(replace(item, name=clean(item.name)) for item in chart.series)
    return replace(chart, title=clean(chart.title), unit=clean(chart.unit), labels=tuple(map(clean, chart.labels)), series=series)


def _workbook(chart: Chart, drawn: bool) -> bytes:
    """The labels and numbers in a sheet, exact up to what a workbook can hold; gaps are empty."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    look = book.add_format({"num_format": chart_numbers(chart)})
    head, *_ = chart_table(chart).header
    for column, cell in enumerate(head[:len(chart.series) + 1]):
        sheet.write_string(0, column, clean(cell.text))
    for row, label in enumerate(chart.labels, 1):
        sheet.write_string(row, 0, clean(label))
        for column, series in enumerate(chart.series, 1):
            value = series.value(row - 1)
            if value is not None:
                sheet.write_number(row, column, to_decimal(value), look)
    if drawn:
        insert_chart(book, sheet, chart, 1, len(chart.labels) + 2)
    book.close()
    return target.getvalue()
