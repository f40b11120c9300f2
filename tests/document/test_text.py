"""Documents as text for a terminal: nothing lost, nothing wider than the terminal, whatever the texts."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.document import Cell, Chart, Document, Fold, Heading, ListItem, Note, Paragraph, Series, Span, Table
from engine.document.writers import WRITERS
from engine.document.writers.text import write_text
from engine.language_choice import choose_language, speaking
from engine.width import width

TEXTS = st.text(st.characters(exclude_categories=("C", "Z", "M")), max_size=80)


def table(*rows: tuple[Cell, ...], heads: int = 0) -> Table:
    return Table(rows[:heads], rows[heads:], sum(cell.colspan for cell in rows[0]))


def written(*blocks: object, columns: int = 60) -> list[str]:
    return write_text(Document("题", blocks), columns).rstrip("\n").split("\n")  # type: ignore[arg-type]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4), st.integers(24, 120))
def test_cells_are_wrapped_without_loss(rows: list[tuple[str, str, str]], columns: int) -> None:
    lines = written(table(*(tuple(map(Cell, row)) for row in rows)), columns=columns)
    said = Counter("".join(text for row in rows for text in row))
    assert Counter("".join(lines).replace(" ", "")) == said
    assert all(width(line) <= columns for line in lines)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=5), st.integers(24, 120))
def test_other_blocks_too(text: str, labels: list[str], columns: int) -> None:
    chart = Chart("bars", text, tuple(labels), (Series("值", tuple(Fraction(index - 1) for index in range(len(labels)))),))
    lines = written(Paragraph(text), ListItem(text), Fold(text, (Heading(3, text),)), chart, columns=columns)
    assert all(width(line) <= columns for line in lines)
    assert not Counter(text * 5 + "".join(labels)) - Counter("".join(lines))


def test_merged_cells_are_written_once_and_columns_stay() -> None:
    lines = written(table(
        (Cell("部门", 2, header=True), Cell("上半年", 1, 2, True)),
        (Cell("计划", header=True), Cell("实际", header=True)),
        (Cell("甲局", 2), Cell("1", align="right"), Cell("2", align="right")),
        (Cell("30", align="right"), Cell("4", align="right")),
        (Cell("合计", 1, 2), Cell("6", align="right")), heads=2))
    assert lines == ["部门  上半年", "      计划  实际", "----  ----  ----", "甲局     1     2", "        30     4",
                     "合计           6"]


def test_what_changed_within_a_text_is_in_words() -> None:
    cell = Cell("扣1分2分", spans=(Span("扣"), Span("1分", "old"), Span("2分", "new"), Span("", "old")))
    assert written(table((cell,))) == ["扣〔删：1分〕〔增：2分〕"]
    choose_language("en")
    try:
        assert written(table((cell,))) == ["扣[deleted: 1分][added: 2分]"]
    finally:
        choose_language(None)


def test_notes_are_worded_once_and_only_pages_speak_english() -> None:
    blocks = (Note("甲"), Fold("更多", (Note("注意乙"), Note("丙"))))
    documents = Document("题", blocks, kind="page"), Document("题", blocks)
    assert [write_text(document).count("注") for document in documents] == [3, 3]
    with speaking("en"):
        assert [WRITERS["text"].text(document).count("Note: ") for document in documents] == [2, 0]


def test_too_many_columns_become_fields() -> None:
    heads = tuple(Cell(f"第{number}个很长的列名", header=True) for number in range(12))
    lines = written(table(heads, tuple(Cell(f"{number}1,234,567.00") for number in range(12)), heads=1))
    assert lines[0] == "第0个很长的列名   01,234,567.00" and len(lines) == 12


@pytest.mark.parametrize("values", [(None, None), (Fraction(0), Fraction(0)), (Fraction(1, 3), Fraction(-2, 3))])
def test_charts_without_numbers_and_with_endless_ones(values: tuple[Fraction | None, ...]) -> None:
    for kind in ("bars", "columns", "slope"):
        series = (Series("前", values), Series("后", values))
        lines = written(Chart(kind, "题", ("甲", "乙"), series))
        shown = "－" if values[0] is None else "0.33" if values[0] else "0"
        assert any("甲" in line and line.count(shown) >= 1 for line in lines)
