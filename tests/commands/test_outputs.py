"""``-o``: formats by suffix, everything made before anything is written."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from engine.commands.outputs import FORMATS, deliver, formats_of, suffixes
from engine.document import Document, Paragraph
from engine.findings import FindingsError

DOCUMENT = Document("题", (Paragraph("甲"),))


def test_suffixes_come_from_the_writers() -> None:
    assert suffixes(("md", "html")) == {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
    assert suffixes(("text", "xlsx")) == {".txt": "text", ".xlsx": "xlsx"}


def test_several_files_in_their_formats(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [tmp_path / name for name in ("a.XLSX", "a.htm", "a.md", "a.txt", "a.json")]
    deliver(lambda kind: DOCUMENT, lambda: {"题": Decimal("5.87")}, formats_of(outputs, FORMATS), "text", 100)
    assert outputs[0].read_bytes()[:2] == b"PK" and outputs[1].read_bytes().startswith(b"<!DOCTYPE html>")
    assert outputs[2].read_text(encoding="utf-8") == outputs[3].read_text(encoding="utf-8") == "甲\n"
    assert outputs[4].read_text(encoding="utf-8").split() == ["{", '"题":', "5.87", "}"]
    assert capsys.readouterr().err.splitlines() == [f"已写出 {output}" for output in outputs]


@pytest.mark.parametrize(("form", "said"), [("text", "甲\n"), ("md", "甲\n"), ("json", "{}\n")])
def test_without_files_it_is_printed(capsys: pytest.CaptureFixture[str], form: str, said: str) -> None:
    deliver(lambda kind: DOCUMENT, dict, {}, form, 100)
    assert capsys.readouterr().out == said


@pytest.mark.parametrize(("name", "code"), [("a.xlsx", "B706"), ("a", "B706"), ("no/a.md", "B707"), ("folder.md", "B708")])
def test_where_nothing_can_go(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(FindingsError) as caught:
        formats_of([tmp_path / "a.md", tmp_path / name], ("md",))
    assert [found.code for found in caught.value.findings] == [code] and caught.value.findings[0].hint


def test_nothing_is_written_if_one_format_fails(tmp_path: Path) -> None:
    broken = Document("题", (object(),))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        deliver(lambda kind: broken, dict, formats_of([tmp_path / "a.json", tmp_path / "a.html"], FORMATS), "text", 100)
    assert not list(tmp_path.iterdir())


def test_what_is_read_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the file is named."""
    monkeypatch.chdir(tmp_path)
    Path("表.xlsx").write_bytes(b"PK")
    for output in (Path("表.xlsx"), tmp_path / "表.xlsx", Path("./表.xlsx")):
        with pytest.raises(FindingsError) as caught:
            formats_of([output], FORMATS, ["表.xlsx", "t/2021"])
        assert [found.code for found in caught.value.findings] == ["B738"]
