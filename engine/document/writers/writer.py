"""What a writer is: it turns a document into one format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import Document


@dataclass(frozen=True)
class Writer:
    """A format: the suffixes of its files (the usual one first), and what writes it, as text or (``binary``) as bytes."""

    suffixes: tuple[str, ...]
    write: Callable[[Document], str | bytes]
    binary: bool = False

    def text(self, document: Document) -> str:
        """The document in this format, for formats that are text. Raises TypeError for one that isn't."""
        written = self.write(document)
        if isinstance(written, bytes):
            raise TypeError("this format is no text")
        return written
