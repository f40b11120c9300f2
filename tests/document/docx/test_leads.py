"""What introduces a table or figure isn't parted from it by a page."""

from __future__ import annotations

from engine.document import Cell, Paragraph, Table
from tests.document.docx.reading import word_of


def test_the_paragraph_before_a_table_keeps_with_it() -> None:
    table = Table((), ((Cell("1"),),), 1)
    made = word_of(Paragraph("具体如下表所示："), table, Paragraph("另有一段："), Paragraph("完。"))
    kept = [item.paragraph_format.keep_with_next for item in made.paragraphs if item.text]
    assert kept == [True, None, None]
