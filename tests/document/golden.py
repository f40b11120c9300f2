"""What each writer makes of the document with everything in it. ``python -m tests.document.golden`` writes it anew."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from engine.document import Document
from engine.document.writers.docx import write_docx
from engine.document.writers.html import write_html
from engine.document.writers.markdown import write_markdown
from engine.document.writers.text import write_text
from engine.language_choice import choose_language
from tests.document.everything import PAGE, REPORT

_BEGINS = re.compile(r"(?=<w:(?:p|tbl|tr|sectPr|sdt)[ >])")


def body_xml(document: Document) -> str:
    """The body of a Word file, a line for each paragraph, row and section."""
    with zipfile.ZipFile(io.BytesIO(write_docx(document))) as archive:
        text = archive.read("word/document.xml").decode("utf-8")
    return "\n".join(filter(None, _BEGINS.split(text.partition("<w:body>")[2].partition("</w:body>")[0]))) + "\n"


FOLDER = Path(__file__).resolve().parent / "golden"
FILES: Mapping[str, Callable[[], str]] = {
    "page-80.txt": lambda: write_text(PAGE, 80),
    "page-100.txt": lambda: write_text(PAGE, 100),
    "page-40.txt": lambda: write_text(PAGE, 40),
    "page.md": lambda: write_markdown(PAGE),
    "page.html": lambda: write_html(PAGE),
    "report.md": lambda: write_markdown(REPORT),
    "report.html": lambda: write_html(REPORT),
    "report.docx.xml": lambda: body_xml(REPORT),
}

if __name__ == "__main__":
    choose_language("zh")
    FOLDER.mkdir(exist_ok=True)
    for name, write in FILES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8", newline="\n")
