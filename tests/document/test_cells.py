"""Figures as cells: the text says what the number is."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from engine.document import Cell, Table, figure_cell, header_row
from engine.document.layout import header_aligned, owners, placed


@pytest.mark.parametrize(("value", "settings", "text"), [
    (Fraction(5, 2), {"places": 2}, "2.50"), (Fraction(-5, 2), {"places": 1, "signed": True}, "-2.5"),
    (Fraction(1, 3), {"places": 2, "signed": True}, "+0.33"), (Fraction(0), {"places": 2, "signed": True}, "0.00"),
    (Fraction(979, 1000), {"places": 1, "percent": True}, "97.9%"), (Fraction(12345), {"grouped": True}, "12,345"),
    (Fraction(1, 8), {}, "0.125"), (Fraction(1, 999), {"places": 2, "signed": True}, "0.00"),
    (Fraction(-1, 999), {"places": 2, "signed": True}, "0.00"),
])
def test_text_of_a_figure(value: Fraction, settings: dict[str, Any], text: str) -> None:
    cell = figure_cell(value, **settings)
    assert (cell.text, cell.value, cell.align) == (text, value, "right")
    assert (cell.places, cell.percent) == (settings.get("places"), settings.get("percent", False))


def test_no_figure() -> None:
    assert figure_cell(None, 2, tone="muted") == Cell("－", align="right", tone="muted")


def test_places_of_merged_cells() -> None:
    rows = ((Cell("甲", 2, 2), Cell("乙")), (Cell("丙"),), (Cell("丁"), Cell("戊", 1, 2)))
    assert [(item.cell.text, item.row, item.column) for item in placed(rows)] == [
        ("甲", 0, 0), ("乙", 0, 2), ("丙", 1, 2), ("丁", 2, 0), ("戊", 2, 1)]
    assert "".join(owners(rows)[row, column].cell.text for row in range(3) for column in range(3)) == "甲甲乙甲甲丙丁戊戊"


def test_headers_stand_where_their_column_does() -> None:
    table = Table((header_row("名", "数"), (Cell("并", 1, 2, True, "center"),)), ((Cell("甲"), figure_cell(Fraction(1))),), 2)
    assert [[cell.align for cell in row] for row in header_aligned(table).header] == [["left", "right"], ["center"]]
