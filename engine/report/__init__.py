"""Reports: one source (a template over a scorecard) → a document → writers."""

from .document import Document
from .render import document, render
from .writers import WRITERS

__all__ = ["WRITERS", "Document", "document", "render"]
