"""``biaochi diff``: formats, files, exit status, and what is wrong with how it was called."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import validate

from .conftest import Run

TESTS = Path(__file__).resolve().parents[1]
OLD, NEW = TESTS / "diff" / "yearly" / "2018.yaml", TESTS / "diff" / "yearly" / "2021.yaml"
SAME = TESTS / "versions" / "edits" / "same-ranges"


def test_text(run: Run) -> None:
    result = run("diff", OLD, NEW, "--width", "90")
    assert result.status == 0 and not result.err
    assert "1. 社会公众或服务对象满意度：3分 → 10分" in result.out and "〔" not in result.out


@pytest.mark.parametrize(("form", "said"), [("md", "<ins>95%</ins>"), ("html", "<!DOCTYPE html>")])
def test_pages(run: Run, form: str, said: str) -> None:
    result = run("diff", OLD, NEW, "--format", form)
    assert result.status == 0 and said.lower() in result.out.lower()


def test_json(run: Run) -> None:
    result = run("diff", OLD, NEW, "--format", "json")
    validate("diff", json.loads(result.out, parse_float=Decimal))
    assert '"stake": 0.0026' in result.out


def test_exit_code(run: Run) -> None:
    assert run("diff", OLD, NEW, "--exit-code").status == 1
    assert run("diff", SAME / "old.yaml", SAME / "new.yaml", "--exit-code").status == 0
    silent = TESTS / "versions" / "edits" / "nothing-that-scores"
    assert run("diff", silent / "old.yaml", silent / "new.yaml", "--exit-code").status == 0


def test_files(run: Run, tmp_path: Path) -> None:
    names = [tmp_path / f"d.{suffix}" for suffix in ("md", "html", "txt", "xlsx", "docx")]
    result = run("diff", OLD, NEW, *(part for name in names for part in ("-o", name)))
    assert result.status == 0 and not result.out
    assert all(str(name) in result.err and name.stat().st_size for name in names)
    assert all(name.read_bytes().startswith(b"PK") for name in names[3:])


def test_nothing_is_written_where_one_file_cannot_be(run: Run, tmp_path: Path) -> None:
    result = run("diff", OLD, NEW, "-o", tmp_path / "d.md", "-o", tmp_path / "d.odt")
    assert result.status == 2 and "B706" in result.err and not list(tmp_path.iterdir())


@pytest.mark.parametrize(("names", "code"), [
    (("nosuch", "longhua/2021"), "B710"), (("nosuch.yaml", "longhua/2021"), "B701"),
    (("longhua/2021", "examples/longhua-2021/data.yaml"), "B719"),
])
def test_what_cannot_be_read(run: Run, names: tuple[str, str], code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(TESTS.parent)
    result = run("diff", *names)
    assert result.status == 2 and code in result.err


def test_of_shipped_rubrics(run: Run) -> None:
    result = run("diff", "project/2022", "guichi/2022")
    assert result.status == 0 and "指标体系的改动：project/2022 → guichi/2022" in result.out


def test_an_edit_given_on_the_command_line(run: Run) -> None:
    result = run("diff", "longhua/2021", "longhua/2021", "--set", "预算编制规范性/deduct/each=2", "--width", "90")
    assert result.status == 0 and "每发现一项扣1分，扣完为止  每发现一项扣2分，扣完为止" in result.out
    assert run("diff", "longhua/2021", "longhua/2021", "--old-set", "没有/each=2").status == 2
