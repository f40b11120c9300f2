"""Documents: one model (``model``), and a writer for each format (``writers``)."""

from .cells import figure_cell, header_row
from .model import (
    Block,
    Caption,
    Cell,
    Chart,
    Contents,
    Detail,
    Document,
    Fold,
    Heading,
    ListItem,
    Note,
    Number,
    PageBreak,
    Paragraph,
    Series,
    Sheet,
    Span,
    Table,
)

__all__ = ["Block", "Caption", "Cell", "Chart", "Contents", "Detail", "Document", "Fold", "Heading", "ListItem", "Note",
           "Number", "PageBreak", "Paragraph", "Series", "Sheet", "Span", "Table", "figure_cell", "header_row"]
