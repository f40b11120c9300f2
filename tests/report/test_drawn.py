"""Tables that are drawn."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.document import Chart, Table
from engine.findings import FindingsError
from engine.report.parse import parse

HEAD = "| 项目 | 年初 | 调整后 |\n|---|---:|---:|\n"


def chart_of(text: str) -> Chart:
    (block,) = parse(text).blocks
    assert isinstance(block, Chart)
    return block


def test_labels_and_numbers() -> None:
    chart = chart_of(f"::: 柱形图 预算调整情况图\n::: 单位 单位：万元\n{HEAD}| 人员 | 2,559.43 | 2400.8 |\n| 公用 | — | -3 |\n")
    assert (chart.kind, chart.title, chart.unit, chart.places, chart.grouped) == ("columns", "预算调整情况图", "万元", 2, True)
    assert chart.labels == ("人员", "公用")
    assert [(series.name, series.values) for series in chart.series] == [
        ("年初", (Fraction("2559.43"), None)), ("调整后", (Fraction("2400.8"), Fraction(-3)))]


@pytest.mark.parametrize(("cells", "unit", "values"), [
    ("97.5% | 100%", "%", (Fraction("97.5"), Fraction(100))), ("97.5% | 3", "", (Fraction("97.5"), Fraction(3))),
    ("【缺 得分】 | 1", "", (None, Fraction(1)))])
def test_percentages_and_gaps(cells: str, unit: str, values: tuple[Fraction | None, ...]) -> None:
    chart = chart_of(f"::: 条形图 得分率\n{HEAD}| 决策 | {cells} |\n")
    assert chart.unit == unit
    assert tuple(series.values[0] for series in chart.series) == values


def test_the_next_table_is_a_table_again() -> None:
    blocks = parse(f"::: 条形图 图\n{HEAD}| 甲 | 1 | 2 |\n\n{HEAD}| 甲 | 1 | 2 |\n").blocks
    assert [type(block) for block in blocks] == [Chart, Table]


@pytest.mark.parametrize(("text", "said"), [
    (f"::: 柱形图 图\n{HEAD}| 甲 | 一些 | 2 |\n", "下面这张表画不成柱形图：“一些”不是数。"),
    ("::: 条形图 图\n| 甲 | 1 |\n", "下面这张表画不成条形图：要有一行表头、至少两列，不合并格。"),
    (f"::: 条形图 图\n{HEAD}| 甲 | 1 | < |\n", "下面这张表画不成条形图：要有一行表头、至少两列，不合并格。"),
    ("::: 条形图 图\n| 甲 |\n|---|\n| 1 |\n", "下面这张表画不成条形图：要有一行表头、至少两列，不合并格。"),
    (f"::: 饼图 图\n{HEAD}| 甲 | 1 | 2 |\n", "饼图“图”画不成：饼图只有一列数，不能有负数，也不能都是零。"),
    ("::: 饼图 图\n| 项 | 数 |\n|---|---|\n| 甲 | -1 |\n| 乙 | 2 |\n", "饼图“图”画不成：饼图只有一列数，不能有负数，也不能都是零。"),
    ("::: 饼图 图\n| 项 | 数 |\n|---|---|\n| 甲 | 0 |\n| 乙 | — |\n", "饼图“图”画不成：饼图只有一列数，不能有负数，也不能都是零。")])
def test_what_can_not_be_drawn(text: str, said: str) -> None:
    with pytest.raises(FindingsError) as caught:
        parse(text)
    (found,) = caught.value.findings
    assert found.message == said and found.hint
