"""The writers: each turns a document into one format. A new format is one more entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import TypeVar

from ...language_choice import CHINESE, current_language, speaking
from ..model import REPORT, Document
from .html import write_html
from .markdown import write_markdown
from .text import write_text
from .writer import Writer

__all__ = ["WRITERS", "Writer", "write_text"]
Written = TypeVar("Written", str, bytes)


def _write_xlsx(document: Document) -> bytes:
    # Only here: the library for workbooks takes longer to load than all the rest.
    from .xlsx import write_xlsx

    return write_xlsx(document)


def _write_docx(document: Document) -> bytes:
    # Only here, as above.
    from .docx import write_docx

    return write_docx(document)


def _write_pdf(document: Document) -> bytes:
    # Only here: fonts and typst are needed by nothing else.
    from .pdf import write_pdf

    return write_pdf(document)


def _in_its_language(write: Callable[[Document], Written]) -> Callable[[Document], Written]:
    """The writer, what it says of its own in Chinese for a report, else in the language in force."""
    @wraps(write)
    def written(document: Document) -> Written:
        with speaking(CHINESE if document.kind == REPORT else current_language()):
            return write(document)

    return written


WRITERS: Mapping[str, Writer] = MappingProxyType({
    "text": Writer((".txt",), _in_its_language(write_text)),
    "md": Writer((".md", ".markdown"), _in_its_language(write_markdown)),
    "html": Writer((".html", ".htm"), _in_its_language(write_html)),
    "docx": Writer((".docx",), _in_its_language(_write_docx), binary=True),
    "xlsx": Writer((".xlsx",), _in_its_language(_write_xlsx), binary=True),
    "pdf": Writer((".pdf",), _in_its_language(_write_pdf), binary=True),
})
