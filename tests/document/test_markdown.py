"""Marked pieces, charts and folds in Markdown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from engine.document import Cell, Chart, Document, Fold, Heading, Series, Span, Table
from engine.document.writers.markdown import write_markdown


def row_of(*spans: Span) -> str:
    cell = Cell("".join(span.text for span in spans), spans=spans)
    table = Table(((Cell("题", header=True),),), ((cell,),), 1)
    return write_markdown(Document("题", (table,))).splitlines()[-1]


@pytest.mark.parametrize(("text", "tone", "written"), [
    ("2分", "old", "~~2分~~"), ("2分", "new", "**2分**"), ("2分", "key", "**2分**"), ("2分", "muted", "2分"), ("2分", "", "2分"),
    ("的105%", "new", "<ins>的105%</ins>"), ("（甲）", "old", "<del>（甲）</del>"), (" 甲", "key", "<strong> 甲</strong>"),
    ("a*b|c", "old", "~~a\\*b\\|c~~"), ("<b>", "new", "<ins>&lt;b></ins>"), (" ", "old", " "),
])
def test_marks_that_every_reader_understands(text: str, tone: str, written: str) -> None:
    """** next to a punctuation mark or a space opens nothing; HTML does."""
    assert row_of(Span("前"), Span(text, tone), Span("后")) == f"| 前{written}后 |"


def test_a_chart_is_the_table_of_its_numbers() -> None:
    chart = Chart("columns", "分布", ("低|于60",), (Series("前", (Fraction(1, 3),)), Series("后", (None,))), "个", "按得分。")
    assert write_markdown(Document("题", (chart,))) == (
        "**分布**\n\n单位：个\n\n| 项目 | 前 | 后 |\n| --- | ---: | ---: |\n| 低\\|于60 | 0.33 | － |\n\n按得分。\n")


def test_a_fold_follows_a_heading_one_level_down() -> None:
    blocks = (Heading(2, "一"), Fold("其余", (Fold("更细", ()), Heading(3, "（一）"))), Heading(2, "二"))
    assert write_markdown(Document("题", blocks)) == "## 一\n\n### 其余\n\n#### 更细\n\n### （一）\n\n## 二\n"
