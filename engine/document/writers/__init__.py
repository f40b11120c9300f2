"""The writers: each turns a document into one format. A new format is one more entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..model import Document
from .html import write_html
from .markdown import write_markdown
from .text import write_text
from .writer import Writer

__all__ = ["WRITERS", "Writer", "write_text"]


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


WRITERS: Mapping[str, Writer] = MappingProxyType({
    "text": Writer((".txt",), write_text),
    "md": Writer((".md", ".markdown"), write_markdown),
    "html": Writer((".html", ".htm"), write_html),
    "docx": Writer((".docx",), _write_docx, binary=True),
    "xlsx": Writer((".xlsx",), _write_xlsx, binary=True),
    "pdf": Writer((".pdf",), _write_pdf, binary=True),
})
