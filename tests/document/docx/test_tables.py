"""Tables: merged cells, repeated headers, rows that stay whole, widths, tones."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Document, Span, Table
from engine.document.layout import owners
from engine.document.writers.docx import write_docx
from tests.document.docx.reading import q, tree, word_of, written
from tests.document.everything import CHANGES, GROUPED, PLAIN


def grid(table: Table) -> list[list[str]]:
    """What each place shows, as the model has it."""
    filled = owners((*table.header, *table.rows))
    return [[filled[row, column].cell.text for column in range(table.columns)]
            for row in range(len(table.header) + len(table.rows))]


@pytest.mark.parametrize("table", [CHANGES, PLAIN, GROUPED])
def test_merged_cells_are_merged(table: Table) -> None:
    (found,) = word_of(table).tables
    assert [[found.cell(row, column).text for column in range(table.columns)] for row in range(len(found.rows))] == grid(table)


@settings(max_examples=30)
@given(st.data())
def test_any_merged_cells(data: st.DataObject) -> None:
    """A table cut into rectangles at random reads as it was cut."""
    high, wide = data.draw(st.integers(1, 5)), data.draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for row in range(high):
        cells = []
        for column in range(wide):
            if (row, column) in taken:
                continue
            right = 1
            while column + right < wide and (row, column + right) not in taken and data.draw(st.booleans()):
                right += 1
            down = data.draw(st.integers(1, high - row))
            taken |= {(row + i, column + j) for i in range(down) for j in range(right)}
            cells.append(Cell(f"{row},{column}", down, right))
        rows.append(tuple(cells))
    table = Table((), tuple(rows), wide)
    (found,) = docx.Document(io.BytesIO(write_docx(Document("", (table,))))).tables
    assert [[found.cell(row, column).text for column in range(wide)] for row in range(high)] == grid(table)


def test_headers_are_repeated_and_stay_with_the_row_below() -> None:
    rows = list(tree(written(GROUPED)).iter(q("w:tr")))
    assert [row.find(f"{q('w:trPr')}/{q('w:tblHeader')}") is not None for row in rows] == [True, True, False, False]
    kept = [all(item.find(f"{q('w:pPr')}/{q('w:keepNext')}") is not None for item in row.iter(q("w:p"))) for row in rows]
    assert kept == [True, True, True, False]
    look = next(tree(written(GROUPED)).iter(q("w:tblLook")))
    assert look.get(q("w:firstRow")) == "1"


def test_rows_stay_whole_unless_they_are_longer_than_half_a_page() -> None:
    table = Table((), ((Cell("短"),), (Cell("很长的说明文字。" * 300),)), 1)
    rows = tree(written(table)).iter(q("w:tr"))
    assert [row.find(f"{q('w:trPr')}/{q('w:cantSplit')}") is not None for row in rows] == [True, False]


def test_a_long_table_may_break_between_its_rows() -> None:
    table = Table((), tuple((Cell(str(row)),) for row in range(60)), 1)
    assert not list(tree(written(table)).iter(q("w:keepNext")))


@pytest.mark.parametrize("table", [CHANGES, PLAIN, GROUPED])
def test_widths_make_the_width_of_the_text(table: Table) -> None:
    body = tree(written(table))
    page, edge = body.find(f".//{q('w:pgSz')}"), body.find(f".//{q('w:pgMar')}")
    room = int(page.get(q("w:w"))) - int(edge.get(q("w:left"))) - int(edge.get(q("w:right")))
    columns = [int(item.get(q("w:w"))) for item in body.iter(q("w:gridCol"))]
    assert sum(columns) == room == int(next(body.iter(q("w:tblW"))).get(q("w:w")))
    for row in body.iter(q("w:tr")):
        assert sum(int(item.get(q("w:w"))) for item in row.iter(q("w:tcW"))) == room
        spans = [int(cell.find(f"{q('w:tcPr')}/{q('w:gridSpan')}").get(q("w:val"))) if
                 cell.find(f"{q('w:tcPr')}/{q('w:gridSpan')}") is not None else 1 for cell in row.iter(q("w:tc"))]
        assert sum(spans) == len(columns)


def test_figures_stand_at_the_right() -> None:
    (table,) = word_of(PLAIN).tables
    sides = [table.cell(1, column).paragraphs[0]._p.pPr.find(q("w:jc")) for column in range(4)]
    assert [None if side is None else side.get(q("w:val")) for side in sides] == [None, "right", "right", "right"]


@pytest.mark.parametrize(("tone", "marks"), [("old", {"strike", "color"}), ("new", {"color", "u"}), ("good", {"color"}),
                                             ("bad", {"color"}), ("muted", {"color"}), ("key", {"b"}), ("", set())])
def test_tones_are_shown(tone: str, marks: set[str]) -> None:
    for cell in (Cell("字", tone=tone), Cell("字", spans=(Span("字", tone),))):
        (run,) = tree(written(Table((), ((cell,),), 1))).iter(q("w:r"))
        properties = run.find(q("w:rPr"))
        assert {item.tag.rpartition("}")[2] for item in ([] if properties is None else properties)} == marks


def test_text_is_smaller_where_there_are_many_columns() -> None:
    few, many = (Table((), (tuple(Cell("字", header=index == 0) for index in range(count)),), count) for count in (6, 7))
    styles = [[item.get(q("w:val")) for item in tree(written(table)).iter(q("w:pStyle"))][:2] for table in (few, many)]
    assert styles == [["TableHead", "TableText"], ["SmallTableHead", "SmallTableText"]]


def test_a_table_has_a_title_for_those_who_do_not_see_it() -> None:
    titles = [item.get(q("w:val")) for item in tree(written(CHANGES, PLAIN)).iter(q("w:tblCaption"))]
    assert titles == ["表 1 改动一览"]


def test_tables_without_cells() -> None:
    assert not word_of(Table((), (), 3), Table((), (), 0)).tables
    (ragged,) = word_of(Table((), ((Cell("甲"),), (Cell("乙"), Cell("丙"))), 2)).tables
    assert ragged.cell(0, 1).text == "" and ragged.cell(1, 1).text == "丙"
