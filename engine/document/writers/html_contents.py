"""The table of contents of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from ...language_choice import translate
from ..model import Document, Heading

FEWEST, MOST = 5, 30


def names_of(document: Document) -> dict[int, str]:
    """The name that each heading of the contents can be linked by, by its place among the blocks; none where few.

    The second level alone where both would make the contents long. Folded headings aren't listed: a link can't open
    a fold everywhere.
    """
    listed = [(place, block.level) for place, block in enumerate(document.blocks)
              if isinstance(block, Heading) and block.level in (2, 3)]
    if len(listed) > MOST:
        listed = [(place, level) for place, level in listed if level == 2]
    return {place: f"s{number}" for number, (place, _) in enumerate(listed, 1)} if len(listed) >= FEWEST else {}


def contents(document: Document, names: Mapping[int, str]) -> Iterator[str]:
    """The contents as a list of links, in order."""
    if not names:
        return
    yield f'<nav aria-label="{escape(translate("目录"))}">'
    yield "<ul>"
    for place, block in enumerate(document.blocks):
        if isinstance(block, Heading) and place in names:
            deeper = ' class="deeper"' if block.level == 3 else ""
            yield f'<li{deeper}><a href="#{names[place]}">{escape(block.text)}</a></li>'
    yield "</ul>"
    yield "</nav>"
