"""Text in a page: always escaped; addresses become links, items become lists within lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import ListItem
from .html_table import lines_of

# Escaped text: an address ends before any sign that can't be in one, and before a closing stop.
_URL = re.compile(r"https?://(?:[\w\-.~:/?#@!$*+,=%]|&amp;)+", re.ASCII)


def linked(text: str) -> str:
    """Escaped text with line breaks, its addresses as links."""
    def link(match: re.Match[str]) -> str:
        address = match[0].rstrip(",.:!?")
        return f'<a href="{address}">{address}</a>{match[0][len(address):]}'

    return _URL.sub(link, lines_of(text))


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
