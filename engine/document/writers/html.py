"""One self-contained HTML page: no script, no network; an official document for print, or a page for the screen."""

from __future__ import annotations

from html import escape

from ...language_choice import ENGLISH, current_language
from ..model import PAGE, Chart, Document, Fold, flat
from ..words import worded
from .html_blocks import Body
from .html_page_style import CHART_STYLE, FOLD_STYLE, MARK_STYLE, PAGE_STYLE
from .html_panel_style import PANEL_STYLE
from .html_style import STYLE


def write_html(document: Document) -> str:
    """The document as one page. Every text is escaped; addresses become links; cells with a detail open it."""
    lines = [
        "<!DOCTYPE html>", f'<html lang="{"en" if current_language() == ENGLISH else "zh-CN"}">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>", "<style>", style_of(document), "</style>", "</head>", "<body>",
    ]
    return "\n".join([*lines, *Body(worded(document)).lines(), "</body>", "</html>"]) + "\n"


def style_of(document: Document) -> str:
    """The style that the page needs: its kind's, and what its marks, charts, folds and panels need."""
    blocks = tuple(flat(document.blocks))
    cells = [cell for table in document.tables for row in (*table.header, *table.rows) for cell in row]
    wanted = (
        (CHART_STYLE, any(isinstance(block, Chart) for block in blocks)),
        (FOLD_STYLE, any(isinstance(block, Fold) for block in blocks)),
        (PAGE_STYLE if document.kind == PAGE else STYLE, True),
        (MARK_STYLE, any(cell.tone or cell.spans for cell in cells)),
        (PANEL_STYLE, any(cell.detail for cell in cells)),
    )
    return "\n".join(style for style, needed in wanted if needed)
