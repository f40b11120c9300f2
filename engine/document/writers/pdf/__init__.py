"""PDF, laid out like an official document, by typst. A writer of its own package: its layout is ``layout.typ``."""

from .write import write_pdf

__all__ = ["write_pdf"]
