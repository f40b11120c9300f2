"""A table as plain HTML, for both writers: real header cells, spans, scopes; text always escaped."""

from __future__ import annotations

from html import escape

from ..model import CENTRE, LEFT, Cell, Table


def lines_of(text: str) -> str:
    """Escaped text, its line breaks as ``<br>``."""
    return escape(text).replace("\n", "<br>")


def table_lines(table: Table, styled: bool) -> list[str]:
    """The rows inside ``<table>``: thead and tbody. ``styled`` adds alignment classes."""
    found = []
    if table.header:
        found += ["<thead>", *(_row(row, "col", styled) for row in table.header), "</thead>"]
    return [*found, "<tbody>", *(_row(row, "row", styled) for row in table.rows), "</tbody>"]


def _row(cells: tuple[Cell, ...], scope: str, styled: bool) -> str:
    return "<tr>" + "".join(_cell(cell, scope, styled) for cell in cells) + "</tr>"


def _cell(cell: Cell, scope: str, styled: bool) -> str:
    tag = "th" if cell.header else "td"
    spans = cell.colspan if scope == "col" else cell.rowspan
    attributes = f' scope="{scope}group"' if cell.header and spans > 1 else f' scope="{scope}"' if cell.header else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    if styled and not cell.header and cell.align != LEFT:
        attributes += ' class="c"' if cell.align == CENTRE else ' class="r"'
    return f"<{tag}{attributes}>{lines_of(cell.text)}</{tag}>"
