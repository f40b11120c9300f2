"""Which form a history takes: versions beside each other where there is room, else one after the other."""

from __future__ import annotations

from ..document import Document
from .model import History, Row
from .row_view import row_document
from .table_view import family_document

# The terminal columns that the names need, and that a version needs, gap included: points and what changed in the
# family's table, lines of rules and of official wording for one indicator.
NAMES = 20
OF_FAMILY, OF_ROW = 14, 18


def history_document(whole: History, family: str, row: Row | None = None, width: int | None = None) -> Document:
    """The family, or one indicator, as a document; ``width`` are the columns of a terminal, None where there is more room
    than that."""
    needed = NAMES + len(whole.versions) * (OF_FAMILY if row is None else OF_ROW)
    narrow = width is not None and needed > width
    return family_document(whole, family, narrow) if row is None else row_document(whole, family, row, narrow)
