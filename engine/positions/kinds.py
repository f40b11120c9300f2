"""What kind of file it is that was given for a YAML file: told by its first bytes, its suffix, or its commas."""

from __future__ import annotations

from pathlib import PurePath

from ..findings import Finding, Place, finding
from ..language_choice import translate

KINDS = {"csv": "CSV 表格", "excel": "Excel 表格", "word": "Word 文档", "pdf": "PDF 文件"}
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
SHEETS = (".xlsx", ".xlsm", ".xls", ".et")
LETTERS = (".docx", ".doc", ".wps")
TABLES = (".csv", ".tsv")
LOOKED_AT = 20


def other_kind(head: bytes, file: str) -> Finding | None:
    """The finding (B736) for a file that begins as Excel, Word and PDF files do; None for everything else."""
    suffix = PurePath(file).suffix.lower()
    if head.startswith(PDF):
        return _told("pdf", file)
    if not head.startswith((ZIP, OLD_OFFICE)):
        return None
    if suffix in SHEETS or b"xl/" in head:
        return _told("excel", file)
    return _told("word", file) if suffix in LETTERS or b"word/" in head else None


def as_table(lines: tuple[str, ...], file: str) -> Finding | None:
    """The finding (B736) for a table saved as text: by its suffix, or as all its first lines have equally many commas
    or tabs; None for everything else."""
    shown = [line for line in lines if line.strip()][:LOOKED_AT]
    counts = ([line.count(mark) for line in shown] for mark in (",", "\t", "，"))
    alike = any(min(found, default=0) > 0 and len(set(found)) == 1 for found in counts)
    return _told("csv", file) if PurePath(file).suffix.lower() in TABLES or (alike and len(shown) > 1) else None


def _told(kind: str, file: str) -> Finding:
    return finding("B736", Place(file), name=file, kind=translate(KINDS[kind]))
