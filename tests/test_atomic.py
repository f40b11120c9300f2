"""Files are written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from engine.atomic import write_bytes, write_text


def test_line_ends_and_encoding(tmp_path: Path) -> None:
    write_text(tmp_path / "甲.md", "一\n二\n")
    assert (tmp_path / "甲.md").read_bytes() == "一\n二\n".encode()


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.xlsx", b"\r\n\x00\xff")
    write_bytes(tmp_path / "a.xlsx", b"\r\n\x00\xfe")
    assert (tmp_path / "a.xlsx").read_bytes() == b"\r\n\x00\xfe" and len(list(tmp_path.iterdir())) == 1


def test_a_failure_keeps_the_old_file_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_text(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_text(path, "new \ud800")
    assert path.read_text(encoding="utf-8") == "old" and list(tmp_path.iterdir()) == [path]


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_text(tmp_path / "no" / "a.md", "x")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX links and permissions")
def test_links_and_permissions_are_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink() and real.read_text(encoding="utf-8") == "new"
    assert os.stat(real).st_mode & 0o777 == 0o640
