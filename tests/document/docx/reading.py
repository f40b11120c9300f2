"""What tests read out of a Word file."""

from __future__ import annotations

import io
import zipfile
from typing import Any, Iterator

import docx
from lxml import etree

from engine.document import Block, Document
from engine.document.writers.docx import write_docx
from engine.document.writers.docx.xml import qualified as q

__all__ = ["parts_of", "q", "texts", "tree", "word_of", "written"]


def written(*blocks: Block, title: str = "题") -> bytes:
    """The file of a report of these blocks."""
    return write_docx(Document(title, blocks))


def parts_of(file: bytes) -> dict[str, bytes]:
    """The parts by their names."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def tree(file: bytes, name: str = "word/document.xml") -> Any:
    """One part, parsed."""
    return etree.fromstring(parts_of(file)[name])


def word_of(*blocks: Block) -> Any:
    """The report of these blocks as python-docx reads it."""
    return docx.Document(io.BytesIO(written(*blocks)))


def texts(element: Any) -> Iterator[str]:
    """The text of each paragraph, breaks as line ends."""
    for paragraph in element.iter(q("w:p")):
        yield "".join("\n" if item.tag == q("w:br") else "\t" if item.tag == q("w:tab") else item.text or ""
                      for item in paragraph.iter(q("w:t"), q("w:br"), q("w:tab")) if item.getparent().tag == q("w:r"))
