"""Text in a page: always escaped; addresses become links, items become lists within lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from ..addresses import pieces
from ..model import ListItem
from .html_table import lines_of


def linked(text: str) -> str:
    """Escaped text with line breaks, its addresses as links."""
    return "".join(f'<a href="{escape(piece)}">{escape(piece)}</a>' if address else lines_of(piece)
                   for piece, address in pieces(text))


def list_lines(items: Iterable[ListItem]) -> Iterator[str]:
    """The items as one list; those that are set in stand in lists of their own within the item before them."""
    depth = -1
    for item in items:
        to = min(item.depth, depth + 1)
        lead = "<ul>" if to > depth else "</li></ul>" * (depth - to) + "</li>"
        yield f"{lead}<li>{_said(item)}"
        depth = to
    if depth >= 0:
        yield "</li></ul>" * (depth + 1)


def _said(item: ListItem) -> str:
    text = f"<b>{linked(item.text)}</b>" if item.tone else linked(item.text)
    return f"{text} <small>{lines_of(item.source)}</small>" if item.source else text
