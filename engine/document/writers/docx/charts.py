"""Figures: native charts, whose numbers can be edited in Word (编辑数据), since they carry a workbook with them."""

from __future__ import annotations

import datetime
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from ...chart_data import chart_table, value_text
from ...model import Chart
from ...xml_text import xml_text
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
    told = []
    for index, label in enumerate(chart.labels[:MOST_TOLD]):
        values = "、".join(value_text(chart, series.values[index] if index < len(series.values) else None)
                          for series in chart.series)
        told.append(f"{label} {values}")
    more = "……" if len(chart.labels) > MOST_TOLD else ""
    unit = f"（{chart.unit}）" if chart.unit else ""
    return " ".join(xml_text(f"{chart.full}{unit}：{'；'.join(told)}{more}").split())


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
    series = tuple(replace(item, name=xml_text(item.name)) for item in chart.series)
    return replace(chart, title=xml_text(chart.title), unit=xml_text(chart.unit), labels=tuple(map(xml_text, chart.labels)), series=series)


def _workbook(chart: Chart, drawn: bool) -> bytes:
    """The labels and numbers in a sheet, exact up to what a workbook can hold; gaps are empty."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": CREATED})
    sheet = book.add_worksheet(SHEET)
    look = book.add_format({"num_format": chart_numbers(chart)})
    head, *_ = chart_table(chart).header
    for column, cell in enumerate(head[:len(chart.series) + 1]):
        sheet.write_string(0, column, xml_text(cell.text))
    for row, label in enumerate(chart.labels, 1):
        sheet.write_string(row, 0, xml_text(label))
        for column, series in enumerate(chart.series, 1):
            value = series.values[row - 1] if row <= len(series.values) else None
            if value is not None:
                sheet.write_number(row, column, value.numerator / value.denominator, look)
    if drawn:
        insert_chart(book, sheet, chart, 1, len(chart.labels) + 2)
    book.close()
    return target.getvalue()
