"""``-o``: formats by suffix, everything made before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.commands.outputs import formats_of, suffixes, write_documents
from engine.document import Document, Paragraph
from engine.findings import FindingsError

DOCUMENT = Document("题", (Paragraph("甲"),))


def test_suffixes_come_from_the_writers() -> None:
    assert suffixes(("md", "html")) == {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
    assert suffixes(("text", "xlsx")) == {".txt": "text", ".xlsx": "xlsx"}


def test_several_files_in_their_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [tmp_path / name for name in ("a.XLSX", "a.htm", "a.md", "a.txt")]
    write_documents(DOCUMENT, formats_of(outputs, ("text", "md", "html", "xlsx")))
    assert outputs[0].read_bytes()[:2] == b"PK" and outputs[1].read_bytes().startswith(b"<!DOCTYPE html>")
    assert outputs[2].read_text(encoding="utf-8") == outputs[3].read_text(encoding="utf-8") == "甲\n"
    assert capsys.readouterr().err.splitlines() == [f"已写出 {output}" for output in outputs]


@pytest.mark.parametrize(("name", "code"), [("a.xlsx", "B706"), ("a", "B706"), ("no/a.md", "B707"), ("folder.md", "B708")])
def test_where_nothing_can_go(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(FindingsError) as caught:
        formats_of([tmp_path / "a.md", tmp_path / name], ("md",))
    assert [found.code for found in caught.value.findings] == [code] and caught.value.findings[0].hint


def test_nothing_is_written_if_one_format_fails(tmp_path: Path) -> None:
    broken = Document("题", (object(),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        write_documents(broken, formats_of([tmp_path / "a.xlsx", tmp_path / "a.html"], ("html", "xlsx")))
    assert not list(tmp_path.iterdir())
