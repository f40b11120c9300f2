"""``biaochi impact`` on the command line: formats, files, exit status, edits given there, what is wrong with them."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from engine.commands.guard import run
from tests.builders import validate
from tests.impact.families import DATA, NEW, OLD


def test_text_begins_with_the_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", str(OLD), str(NEW), str(DATA), "--width", "100"]) == 0
    shown = capsys.readouterr()
    assert "5个部门中，3个得分上升，1个下降，1个不变；平均分由78.00分变为81.00分" in shown.out and not shown.err


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", str(OLD), str(NEW), str(DATA), "--format", "json", "--near", "5"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [item["department"] for item in found["near"]["departments"]] == ["乙局", "丙局", "戊局"]


def test_files_by_suffix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [str(tmp_path / f"影响.{suffix}") for suffix in ("html", "xlsx", "md", "json", "txt")]
    assert run(["impact", str(OLD), str(NEW), str(DATA), *(word for name in names for word in ("-o", name))]) == 0
    assert all(Path(name).stat().st_size > 500 for name in names) and not capsys.readouterr().out
    validate("impact", json.loads((tmp_path / "影响.json").read_text(encoding="utf-8"), parse_float=Decimal))


def test_a_rubric_against_itself_with_edits(capsys: pytest.CaptureFixture[str]) -> None:
    edits = ["--set", "财务管理/deduct/each=5", "--old-set", "预算执行/tiers/3/score=20"]
    assert run(["impact", str(OLD), str(OLD), str(DATA), "--format", "json", *edits]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["old"]["set"], found["new"]["set"]) == ([edits[3]], [edits[1]])
    assert (found["new"]["id"], sorted(item["kind"] for item in found["edits"])) == ("试验/2024＋修改", ["deduction", "tiers"])


def test_an_edit_that_is_no_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", str(OLD), str(OLD), str(DATA), "--set", "财务管理/deduct/aech=5"]) == 2
    assert "--set:1:13 错误 B761" in capsys.readouterr().err


def test_a_file_that_cant_be_read_is_named_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in DATA.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "2.yaml").write_text("department: [", encoding="utf-8")
    assert run(["impact", str(OLD), str(NEW), str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "4个部门中" in shown.out and "1个文件或部门的数据有错，没有比较" in shown.out.replace("\n", "") and "2.yaml:1" in shown.err


def test_nothing_to_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.yaml").write_text("department: [", encoding="utf-8")
    assert run(["impact", str(OLD), str(NEW), str(tmp_path)]) == 2
    assert "B767" in capsys.readouterr().err


@pytest.mark.parametrize("near", ["-1", "一分", "1e3"])
def test_near_must_be_points(near: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", str(OLD), str(NEW), str(DATA), "--near", near]) == 2
    assert near in capsys.readouterr().err


def test_a_file_that_isnt_there_is_named_and_the_rest_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["impact", str(OLD), str(NEW), str(DATA), "没有.yaml"]) == 1
    shown = capsys.readouterr()
    assert "5个部门中" in shown.out and "没有.yaml 错误 B701 找不到文件" in shown.err
