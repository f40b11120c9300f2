"""The report of Longhua opened by LibreOffice: every text is on its pages, which are the right way round and not empty."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from engine.data.load import load_data
from engine.document import Block, Document, Heading, ListItem, Note, Paragraph, Table
from engine.document.layout import page_runs
from engine.document.writers.docx import write_docx
from engine.document.words import worded
from engine.report import document
from engine.rubric.load import load_rubric
from engine.scoring.score import score

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "longhua-2021" / "data.yaml"
pytestmark = [pytest.mark.libreoffice, pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")]
_BLANK = re.compile(r"\s+")


def plain(text: str) -> str:
    return _BLANK.sub("", text)


def text_of(block: Block) -> list[str]:
    """The texts of a block, those of cells line by line."""
    if isinstance(block, Table):
        caption = [block.caption.full, block.caption.unit] if block.caption else []
        return [*caption, *(line for row in (*block.header, *block.rows) for cell in row for line in cell.text.split("\n"))]
    return [block.text] if isinstance(block, (Heading, Paragraph, Note, ListItem)) else []


def report() -> Document:
    data = load_data(EXAMPLE)
    return document(score(load_rubric(data.rubric), data), contents=True)


def test_every_text_is_on_its_pages(tmp_path: Path) -> None:
    made = report()
    (tmp_path / "报告.docx").write_bytes(write_docx(made))
    subprocess.run(["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
                    "--outdir", str(tmp_path), str(tmp_path / "报告.docx")], check=True, timeout=120, stdout=subprocess.DEVNULL)
    pages = [(page.mediabox.width > page.mediabox.height, plain(page.extract_text())) for page in PdfReader(tmp_path / "报告.pdf").pages]
    assert 25 <= len(pages) <= 60
    for number, (_, text) in enumerate(pages, 1):
        assert f"—{number}—" in text and len(text) > len(f"—{number}—")
    for run in page_runs(worded(made).blocks):
        shown = "".join(text.replace(f"—{number}—", "") for number, (landscape, text) in enumerate(pages, 1)
                        if landscape == run.landscape)
        assert not [text for block in run.blocks for text in text_of(block) if plain(text) not in shown]
