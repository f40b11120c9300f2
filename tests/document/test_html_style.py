"""The page's style on small screens and on paper."""

from __future__ import annotations

import re

from engine.document.writers.html_style import STYLE


def test_narrow_pages_are_screens() -> None:
    """A sheet of A4 is as narrow as a tablet; its type must not shrink."""
    found = re.findall(r"@media (.*?)\{", STYLE)
    assert len(found) == 3
    assert all(query.startswith("screen") for query in found if "max-width" in query)


def test_braces_are_in_pairs() -> None:
    assert STYLE.count("{") == STYLE.count("}") > 40


def test_numbers_in_cells_stay_whole_and_addresses_may_break() -> None:
    """Long addresses begin on the line of their label, so that justified text isn't stretched before them."""
    assert re.search(r"table \{[^}]*overflow-wrap: break-word", STYLE)
    assert re.search(r"a \{[^}]*word-break: break-all", STYLE)
