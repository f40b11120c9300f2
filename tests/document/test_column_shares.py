"""Widths of columns: exact shares, nothing broken that needn't be, long texts where there is room for them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.document import Cell, Table
from engine.document.column_shares import AROUND, fitted


def table_of(*rows: tuple[str, ...], wide: bool = False) -> Table:
    return Table((), tuple(tuple(map(Cell, row)) for row in rows), len(rows[0]), wide=wide)


@settings(max_examples=50)
@given(st.lists(st.lists(st.text(max_size=80), min_size=3, max_size=3), min_size=1, max_size=5), st.integers(1, 150))
def test_shares_make_the_whole(rows: list[list[str]], room: int) -> None:
    made = fitted(table_of(*map(tuple, rows)), room)
    assert sum(made.shares) == 1 and min(made.shares) > 0 and len(made.lines) == len(rows) and min(made.lines) >= 1


def test_numbers_are_whole_and_the_long_text_gets_the_rest() -> None:
    table = table_of(("政府采购", "1,234,567.89", "很长的评分标准。" * 20))
    first, number, text = (share * 72 for share in fitted(table, 72).shares)
    assert number >= 12 + AROUND and first >= 8 + AROUND and text > 72 // 2


def test_rows_become_low() -> None:
    """Equal columns would need six lines and five."""
    table = table_of(("甲" * 10, "乙" * 100), ("甲" * 10, "乙" * 80))
    assert sum(fitted(table, 80).lines) == 7


def test_short_texts_share_in_proportion() -> None:
    left, right = fitted(table_of(("短", "短" * 9)), 72).shares
    assert left < right and left > Fraction(1, 5)


def test_too_many_numbers_are_told() -> None:
    table = table_of(("1,234,567.89",) * 8)
    assert fitted(table, 72).tight and not fitted(table, 150).tight and fitted(table, 72).shares == (Fraction(1, 8),) * 8


def test_merged_cells_ask_nothing_of_one_column() -> None:
    merged = Table((), ((Cell("合在一起的很长很长的标题", colspan=2), Cell("1")), (Cell("甲"), Cell("乙"), Cell("2"))), 3)
    first, second, _ = fitted(merged, 72).shares
    assert abs(first - second) < Fraction(1, 20)


def test_no_columns() -> None:
    assert fitted(Table((), (), 0), 72).shares == ()
