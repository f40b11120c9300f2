"""Documents: one model (``model``), and a writer for each format (``writers``)."""

from .model import (
    Block,
    Caption,
    Cell,
    Chart,
    Document,
    Fold,
    Heading,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Series,
    Span,
    Table,
)

__all__ = ["Block", "Caption", "Cell", "Chart", "Document", "Fold", "Heading", "ListItem", "Note", "PageBreak",
           "Paragraph", "Series", "Span", "Table"]
