"""Reports: one source (a template over a scorecard) → a document → a writer of its format."""

from .outline import Item, Outline
from .render import FORMATS, document, render, render_bytes, render_files, report_outline

__all__ = ["FORMATS", "Item", "Outline", "document", "render", "render_bytes", "render_files", "report_outline"]
