"""``biaochi history``: what it prints, and with which status it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Run

FAMILY = Path(__file__).parent.parent / "history" / "family"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four versions, entered."""
    shutil.copytree(FAMILY, tmp_path / "rubrics" / "moxian")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_family_and_an_indicator(home: Path, run: Run) -> None:
    family = run("history", "moxian", "--width", "100")
    assert family.status == 0 and "参数、分值、档次" in family.out and not family.err
    row = run("history", "moxian", "资产利用", "--width", "100")
    assert row.status == 0 and "参数“达标线”" in row.out and "同左" in row.out


def test_a_file_and_more(home: Path, run: Run) -> None:
    found = run("history", "rubrics/moxian/2022.yaml", "--rubric", "moxian/2019", "--format", "json")
    assert [version["label"] for version in json.loads(found.out)["versions"]] == ["2019", "2021", "2022"]


def test_one_that_cannot_be_read(home: Path, run: Run) -> None:
    """The others are shown; the status says that it isn't all."""
    (home / "rubrics" / "moxian" / "2020.yaml").write_text("indicators: [", encoding="utf-8")
    found = run("history", "moxian")
    assert found.status == 1 and "2019" in found.out and "B753" in found.err and "2020.yaml" in found.err


@pytest.mark.parametrize(("arguments", "code"), [
    (("moxan",), "B751"), (("foo",), "B750"), (("moxian/1999",), "B710"), (("moxian", "满意度"), "B755"),
    (("moxian", "xyz"), "B754"), (("moxian", "--rubric", "no.yaml"), "B701"), (("no/2020.yaml",), "B701"),
])
def test_what_is_not_there(home: Path, run: Run, arguments: tuple[str, ...], code: str) -> None:
    found = run("history", *arguments)
    assert found.status == 2 and code in found.err and not found.out


@pytest.mark.parametrize("form", ["md", "html"])
def test_formats(home: Path, run: Run, form: str) -> None:
    found = run("history", "moxian", "--format", form)
    assert found.status == 0 and "固定资产利用情况" in found.out
    assert found.out.startswith("<!DOCTYPE html>" if form == "html" else "# moxian")


def test_files(home: Path, run: Run) -> None:
    """Each in its format, each the same as what is printed."""
    found = run("history", "moxian", "-o", "h.md", "-o", "h.html", "-o", "h.txt", "-o", "h.xlsx", "--width", "80")
    assert found.status == 0 and not found.out and found.err.count("已写出") == 4
    assert (home / "h.md").read_text(encoding="utf-8") == run("history", "moxian", "--format", "md").out
    assert (home / "h.txt").read_text(encoding="utf-8") == run("history", "moxian", "--width", "80").out
    assert (home / "h.xlsx").read_bytes().startswith(b"PK")
    wrong = run("history", "moxian", "-o", "h.odt")
    assert wrong.status == 2 and "B706" in wrong.err
