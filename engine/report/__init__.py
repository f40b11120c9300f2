"""Reports: one source (a template over a scorecard) → a document → a writer of its format."""

from .render import document, render

__all__ = ["document", "render"]
