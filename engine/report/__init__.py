"""Reports: one source (a template over a scorecard) → a document → a writer of its format."""

from .render import FORMATS, document, render

__all__ = ["FORMATS", "document", "render"]
