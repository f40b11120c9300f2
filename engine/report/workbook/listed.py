"""A sheet that is one long list: its title, what it is of, a table to be searched and filtered."""

from __future__ import annotations

from collections.abc import Sequence

from ...document import Cell, Heading, Paragraph, Sheet, Table, header_row
from ...scoring.scorecard import Scorecard

# Wider than a page of full size: it is printed at four fifths.
ROOM = 180


def list_sheet(card: Scorecard, name: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Sheet:
    """The sheet, with a line that says whose figures by which rubric they are."""
    table = Table((header_row(*columns),), tuple(map(tuple, rows)), len(columns))
    of = f"{card.data.title}　{card.data.year}年度　指标体系 {card.rubric.id}"
    return Sheet(name, (Heading(2, name), Paragraph(of, "plain"), table), room=ROOM)
