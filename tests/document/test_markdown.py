"""Marked pieces, charts and folds in Markdown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from hypothesis import given
from hypothesis import strategies as st

from engine.document import Caption, Cell, Chart, Contents, Document, Fold, Heading, Number, Series, Span, Table
from engine.document.layout import placed
from engine.document.writers.markdown import write_markdown
from engine.document.writers.markdown_text import slug


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
        "| 项目 | 前 | 后 |\n| --- | ---: | ---: |\n| 低\\|于60 | 0.33 | － |\n\n**分布**　单位：个\n\n按得分。\n")


def test_a_fold_follows_a_heading_one_level_down() -> None:
    blocks = (Heading(2, "一"), Fold("其余", (Fold("更细", ()), Heading(3, "（一）"))), Heading(2, "二"))
    assert write_markdown(Document("题", blocks)) == "## 一\n\n### 其余\n\n#### 更细\n\n### （一）\n\n## 二\n"


def lines_of(table: Table) -> list[str]:
    return write_markdown(Document("题", (table,))).splitlines()


def head(text: str, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(text, rows, columns, header=True)


def test_header_rows_are_folded_into_one_and_merged_cells_stand_once() -> None:
    header = ((head("评价指标", 1, 4), head("得分", 3)), (head("一级指标", 1, 2), head("二级指标", 1, 2)),
              (head("名称"), head("分值"), head("名称"), head("分值")))
    rows = ((Cell("甲", 2), Cell("9", 2, align="center"), Cell("乙\n一"), Cell("4"), Cell("3", align="right")),
            (Cell("丙"), Cell("5"), Cell("2", align="right")), (head("合计", 1, 4), Cell("5", align="right")))
    assert lines_of(Table(header, rows, 5, Caption("评分", "单位：分", Number("表", 1, 2)))) == [
        "**表 1-2 评分**　单位：分", "", "| 一级指标·名称 | 一级指标·分值 | 二级指标·名称 | 二级指标·分值 | 得分 |",
        "| --- | :---: | --- | --- | ---: |", "| 甲 | 9 | 乙<br>一 | 4 | 3 |", "|  |  | 丙 | 5 | 2 |", "| **合计** |  |  |  | 5 |"]


def test_a_table_without_a_header_has_a_blank_one_and_headers_in_its_body_are_bold() -> None:
    rows = ((head("部门"), Cell("某局", 1, 2)), (head("目标", 2), head("指标"), head("值（%）")), (Cell("甲"), Cell("1")))
    assert lines_of(Table((), rows, 3)) == ["|  |  |  |", "| --- | --- | --- |", "| 部门 | 某局 |  |",
                                           "| 目标 | **指标** | <strong>值（%）</strong> |", "|  | 甲 | 1 |"]


@given(st.lists(st.lists(st.tuples(st.text("a|*<\n`", max_size=4), st.integers(1, 3)), min_size=1, max_size=3), min_size=1, max_size=4))
def test_every_row_has_as_many_cells_as_the_table_columns(rows: list[list[tuple[str, int]]]) -> None:
    """Whatever the texts; what each cell says stands in it once."""
    width = max(sum(wide for _, wide in row) for row in rows)
    cells = tuple((*(Cell(text, 1, wide) for text, wide in row), *(Cell("") for _ in range(width - sum(wide for _, wide in row))))
                  for row in rows)
    table = Table((), cells, width)
    lines = lines_of(table)
    assert len(lines) == len(rows) + 2
    assert all(line.replace("\\\\", "").replace("\\|", "").count("|") == width + 1 for line in lines)
    assert sum(line.count("a") for line in lines) == sum(item.cell.text.count("a") for item in placed(cells))


def test_contents_are_links_to_the_headings() -> None:
    blocks = (Heading(1, "题"), Contents(), Heading(2, "一、概况"), Heading(3, "（一）A b-c_d"), Heading(4, "1. 细"), Heading(2, "一、概况"),
              Fold("更多", (Heading(3, "里面"),)))
    assert write_markdown(Document("题", blocks)).split("\n\n")[1:3] == [
        "**目录**", "- [一、概况](#一概况)\n  - [（一）A b-c_d](#一a-b-c_d)\n- [一、概况](#一概况-1)"]


def test_names_of_headings_are_those_of_viewers() -> None:
    taken: dict[str, int] = {}
    assert [slug(text, taken) for text in ("三、总体评价 和措施", "A  B", "a  b", "1. “三公”经费（%）")] == [
        "三总体评价-和措施", "a--b", "a--b-1", "1-三公经费"]
