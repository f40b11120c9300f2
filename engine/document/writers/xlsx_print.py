"""What concerns a whole sheet: its paper, the header that stays in sight and is printed on every page, the filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..model import Sheet, Table

A4 = 9
FREEZE_LIMIT, LONG_TABLE = 10, 20
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.6}
PAGES = "&C第 &P 页，共 &N 页"


@dataclass(frozen=True)
class Printed:
    """A sheet as it was written: its tables with their first rows, how many charts, where pages end, and how far it goes."""

    plan: Sheet
    tables: tuple[tuple[int, Table], ...]
    charts: int
    breaks: tuple[int, ...]
    rows: int
    last_column: int


def finish(sheet: Any, printed: Printed, landscape: bool) -> None:
    """Paper, print area, header and filter. All columns go on one page; a sheet that was planned counts its pages."""
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_h_pagebreaks(list(printed.breaks))
    if landscape or printed.plan.room:
        sheet.set_landscape()
    if printed.plan.room:
        sheet.set_margins(**MARGINS)
        sheet.center_horizontally()
        sheet.set_footer(PAGES)
        sheet.print_area(0, 0, max(printed.rows - 1, 0), printed.last_column)
    if printed.tables:
        _header(sheet, printed)


def _header(sheet: Any, printed: Printed) -> None:
    """The header of the longest table."""
    first, table = max(printed.tables, key=lambda item: len(item[1].rows))
    body, sole = first + len(table.header), len(printed.tables) == 1 and not printed.charts
    if not table.header or not table.rows:
        return
    if sole:
        sheet.repeat_rows(first, body - 1)
    if first == printed.tables[0][0] and body <= FREEZE_LIMIT and (sole or len(table.rows) >= LONG_TABLE):
        sheet.freeze_panes(body, 0)
    if len(table.header) == 1 and not table.merged and not printed.plan.form:
        sheet.autofilter(first, 0, body + len(table.rows) - 1, table.columns - 1)
