"""``biaochi test``: what it takes, what it prints, how it ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from engine.width import width

TRIAL = Path(__file__).resolve().parents[1] / "cases" / "trial"
FAILING = "schema: 1\nbaseline: full\ncases:\n- name: 甲\n  inputs:\n    满意度: 80%\n  expect:\n    scores:\n      满意: 11\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder with one rubric, its cases and a data file."""
    folder = tmp_path / "rubrics" / "trial"
    folder.mkdir(parents=True)
    for name in ("2024.yaml", "2024.cases.yaml"):
        shutil.copy(TRIAL / name, folder / name)
    (tmp_path / "data.yaml").write_text("schema: 1\nrubric: trial/2024\ndepartment: 甲局\nyear: 2024\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("target", ["trial/2024", "rubrics/trial/2024.yaml", "rubrics/trial/2024.cases.yaml", "rubrics", "."])
def test_an_id_a_rubric_a_case_file_or_a_folder(run: Any, home: Path, target: str) -> None:
    result = run("test", target)
    assert (result.status, result.err) == (0, "")
    assert "2024.cases.yaml（trial/2024）：33 条用例，通过 33 条，未通过 0 条；没有给数的指标按满分计" in result.out
    assert "覆盖 40/40（100.0%）" in result.out and "没有到过" not in result.out


def test_a_file_named_twice_is_run_once(run: Any, home: Path) -> None:
    assert run("test", "rubrics", home / "rubrics").out.count("33 条用例") == 2  # two spellings of one path
    assert run("test", "rubrics", "rubrics/trial/2024.yaml").out.count("33 条用例") == 1


def test_a_failure_ends_with_status_1(run: Any, home: Path) -> None:
    path = home / "rubrics" / "trial" / "2024.cases.yaml"
    path.write_text(FAILING, encoding="utf-8")
    result = run("test", "trial/2024")
    assert result.status == 1 and "B460" in result.out and "达到档次" in result.out and not result.err
    found = json.loads(run("test", "trial/2024", "--format", "json").out)
    assert (found["passed"], found["failed"]) == (0, 1)
    assert run("test", "trial/2024", "--format", "github").out.startswith(f"::error file={path},line=9,")
    assert run("test", "trial/2024", "--lang", "en").status == 1


def test_no_line_is_wider_than_asked(run: Any, home: Path) -> None:
    """The way to a score that failed is broken where it is too long, and set in; the source line and its caret are not."""
    (home / "rubrics" / "trial" / "2024.cases.yaml").write_text(FAILING, encoding="utf-8")
    narrow, wide = (run("test", "trial/2024", "--width", columns).out for columns in (50, 300))
    trace = [line for line in narrow.splitlines() if line.startswith("    ") and "|" not in line]
    assert trace and max(map(width, trace)) <= 50 < max(map(width, wide.splitlines()))
    assert "".join(narrow.split()) == "".join(wide.split())


@pytest.mark.parametrize(("least", "status"), [("2", 0), ("5", 0), ("6", 1), ("100", 1)])
def test_a_least_coverage(run: Any, home: Path, least: str, status: int) -> None:
    path = home / "rubrics" / "trial" / "2024.cases.yaml"
    path.write_text(FAILING.replace("满意: 11", "满意: 10"), encoding="utf-8")
    result = run("test", "trial/2024", "--coverage-min", least)
    assert result.status == status and ("B465" in result.err) is bool(status)


def test_a_rubric_without_cases_is_said(run: Any, home: Path) -> None:
    (home / "rubrics" / "trial" / "2024.cases.yaml").unlink()
    for target in ("trial/2024", "rubrics", "."):
        result = run("test", target)
        assert result.status == 0 and "B720" in result.err and "2024.cases.yaml" in result.err and not result.out


@pytest.mark.parametrize(("arguments", "code"), [
    (["nowhere/1999"], "B710"), (["empty"], "B721"), (["trial/2024", "rubrics", "--boundaries"], "B724"),
    (["trial/2024", "--boundaries", "-o", "data.yaml"], "B723"),
])
def test_what_cant_be_done_ends_with_status_2(run: Any, home: Path, arguments: list[str], code: str) -> None:
    (home / "empty").mkdir()
    result = run("test", *arguments)
    assert result.status == 2 and code in result.err and not result.out


@pytest.mark.parametrize("arguments", [[], ["trial/2024", "-o", "x.yaml"], ["trial/2024", "--data", "data.yaml"],
                                       ["trial/2024", "--coverage-min", "101"]])
def test_wrong_usage(run: Any, home: Path, arguments: list[str]) -> None:
    result = run("test", *arguments)
    assert result.status == 2 and "用法：" in result.err and not result.out


def test_boundaries_are_written_and_pass(run: Any, home: Path) -> None:
    result = run("test", "trial/2024", "--boundaries", "-o", "rubrics/trial/边界.cases.yaml")
    assert result.status == 0 and "已写出" in result.err and not result.out
    text = (home / "rubrics" / "trial" / "边界.cases.yaml").read_text(encoding="utf-8")
    assert "\nrubric: trial/2024\n" in text
    assert run("test", "rubrics/trial/边界.cases.yaml").status == 0
    assert run("lint", "rubrics").status == 0
    shown = run("test", "trial/2024", "--boundaries")
    assert shown.out.splitlines()[2:] == text.splitlines()[2:]


def test_cases_are_not_taken_for_rubrics_or_data(run: Any, home: Path) -> None:
    assert run("list").out.count("trial/2024  ") == 1
    assert run("lint", ".").status in (0, 1) and "B101" not in run("lint", "rubrics").out
    assert run("lint", "rubrics").status == 0


def test_a_rubric_that_is_broken_is_told_once(run: Any, home: Path) -> None:
    path = home / "rubrics" / "trial" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("完成数 ÷ 计划数", "完成数 ÷ 计划"), encoding="utf-8")
    result = run("test", "trial/2024")
    assert result.status == 1 and "B202" in result.err and "没有运行" in result.out
    assert run("lint", "rubrics").out.count("B202") == 1
