"""A table as plain HTML, for both writers: real header cells, spans, scopes; text always escaped."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from ...width import natural
from ..model import CENTRE, NEW, OLD, RIGHT, Cell, Span, Table

SHORT, LONG = 14, 48
Link = Callable[[Cell, str], str]
_TAGS = {OLD: "del", NEW: "ins"}


def lines_of(text: str) -> str:
    """Escaped text, its line breaks as ``<br>``."""
    return escape(text).replace("\n", "<br>")


def no_link(cell: Cell, content: str) -> str:
    """The content of a cell as it is."""
    return content


def table_lines(table: Table, style: str = "", link: Link = no_link) -> list[str]:
    """The rows inside ``<table>``: thead and tbody. A ``style`` (``report``, ``page``) has classes for sides and tones;
    ``link`` makes of a cell's content what opens its detail."""
    found = []
    if table.header:
        found += ["<thead>", *(_row(row, "col", style, link) for row in table.header), "</thead>"]
    return [*found, "<tbody>", *(_row(row, "row", style, link) for row in table.rows), "</tbody>"]


def _row(cells: tuple[Cell, ...], scope: str, style: str, link: Link) -> str:
    return "<tr>" + "".join(_cell(cell, scope, style, link) for cell in cells) + "</tr>"


def _cell(cell: Cell, scope: str, style: str, link: Link) -> str:
    tag = "th" if cell.header else "td"
    spans = cell.colspan if scope == "col" else cell.rowspan
    attributes = f' scope="{scope}group"' if cell.header and spans > 1 else f' scope="{scope}"' if cell.header else ""
    attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    named = _classes(cell, style) if style else ""
    attributes += f' class="{named}"' if named else ""
    return f"<{tag}{attributes}>{link(cell, _content(cell, style))}</{tag}>"


def _classes(cell: Cell, style: str) -> str:
    side = {CENTRE: "c", RIGHT: "r"}.get(cell.align, "") if not cell.header or style == "page" else ""
    return " ".join(filter(None, (side, _length(cell) if style == "page" else "", cell.tone)))


def _length(cell: Cell) -> str:
    """``s``: short, on one line; ``l``: long, in a column that stays wide on a small screen."""
    taken = natural(cell.text)
    return "s" if taken <= SHORT and "\n" not in cell.text else "l" if taken >= LONG and cell.colspan == 1 else ""


def _content(cell: Cell, style: str) -> str:
    """The text in its pieces; what was taken away or added is ``<del>`` or ``<ins>``, in a cell as a whole too."""
    if cell.spans:
        return "".join(_span(piece, style) for piece in cell.spans)
    return _span(Span(cell.text, cell.tone if cell.tone in _TAGS else ""), style) if style else lines_of(cell.text)


def _span(piece: Span, style: str) -> str:
    text, tag = lines_of(piece.text), _TAGS.get(piece.tone)
    if not piece.tone or not piece.text:
        return text
    if tag:
        return f"<{tag}>{text}</{tag}>"
    return f'<span class="{piece.tone}">{text}</span>' if style else text
