"""Each command on the real example."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from engine.resources import data_folder


def test_score(run: Any, example: Path) -> None:
    result = run("score", example)
    assert result.status == 0 and "96.40" in result.out


def test_score_as_json(run: Any, example: Path) -> None:
    found = json.loads(run("score", example, "--format", "json").out, parse_float=Decimal)
    assert Decimal(found["total"]) == Decimal("96.40")
    assert {"department", "year", "rubric", "total", "points", "grade", "indicators", "findings"} <= set(found)


def test_score_under_a_named_rubric(run: Any, example: Path) -> None:
    assert "96.40" in run("score", example, "--rubric", "longhua/2021").out


@pytest.mark.parametrize("form", ["text", "json"])
def test_explain(run: Any, example: Path, form: str) -> None:
    result = run("explain", example, "预算执行率", "--format", form)
    assert result.status == 0 and "5.78" in result.out


def test_explain_says_what_concerns_the_name(run: Any) -> None:
    """补助村数 has its score, whatever else in the file lacks one."""
    data = data_folder("examples") / "guichi-2022" / "502367.yaml"
    scored, lacking = run("explain", data, "补助村数"), run("explain", data, "效益指标")
    assert (scored.status, scored.err) == (0, "")
    assert lacking.status == 1 and "B410" in lacking.err and "B411" not in lacking.err


def test_explain_an_unknown_name(run: Any, example: Path) -> None:
    result = run("explain", example, "预算执行律")
    assert result.status in (1, 2) and "预算执行率" in result.err and not result.out


@pytest.mark.parametrize("form", ["text", "json"])
def test_review(run: Any, example: Path, form: str) -> None:
    result = run("review", example, "--format", form)
    assert result.status in (0, 1) and "548.8" in result.out


def test_report_in_two_formats(run: Any, example: Path, tmp_path: Path) -> None:
    outputs = tmp_path / "report.md", tmp_path / "report.html"
    result = run("report", example, "-o", outputs[0], "-o", outputs[1])
    assert result.status == 0 and not result.out
    assert "96.40" in outputs[0].read_text(encoding="utf-8") and "<table" in outputs[1].read_text(encoding="utf-8")
    assert b"\r" not in outputs[0].read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.md"]


def test_report_on_stdout(run: Any, example: Path) -> None:
    assert "96.40" in run("report", example).out
    assert "<table" in run("report", example, "--format", "html").out


@pytest.mark.parametrize("form", ["text", "json", "md", "html"])
def test_compare(run: Any, example: Path, form: str) -> None:
    same = run("compare", example, example, "--format", form)
    assert same.status == 0 and "96.4" in same.out
    rubrics = "--rubric", "longhua/2021", "--rubric", "longhua/2021"
    assert run("compare", example, *rubrics, "--format", form).out == same.out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_lint_finds_no_error_in_what_ships(run: Any, example: Path, form: str) -> None:
    result = run("lint", example.parent, "--format", form)
    assert result.status == 0, result.out


def test_lint_shows_the_line(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text("schema: 1\ndepartment: 甲\ndepartment: 乙\nrubric: longhua/2021\n", encoding="utf-8")
    result = run("lint", path)
    assert result.status == 1 and f"{path}:3:" in result.out and "^" in result.out


def test_list_and_show(run: Any) -> None:
    assert "longhua/2021" in run("list").out
    assert any(entry["id"] == "longhua/2021" for entry in json.loads(run("list", "--format", "json").out))
    assert "政府采购执行情况" in run("show", "longhua/2021").out


def test_demo_makes_a_new_folder_each_time(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("biaochi-demo", "biaochi-demo-2"):
        result = run("demo")
        assert result.status == 0, result.err
        report = Path(result.out.splitlines()[-1])
        assert report == (tmp_path / folder / "report.html").resolve() and report.stat().st_size > 0
        assert "96.40" in result.out and (tmp_path / folder / "report.md").exists()
        assert (tmp_path / folder / "data.yaml").exists()


def test_demo_overwrites_nothing(run: Any, tmp_path: Path) -> None:
    kept = tmp_path / "mine.txt"
    kept.write_text("mine", encoding="utf-8")
    result = run("demo", tmp_path)
    assert result.status == 2 and "不会覆盖" in result.err and list(tmp_path.iterdir()) == [kept]


def test_show_resolved(run: Any, example: Path, tmp_path: Path) -> None:
    """A shipped rubric printed in full scores the same; an extension says in a comment what it was made of."""
    file = tmp_path / "whole.yaml"
    file.write_text(run("show", "longhua/2021", "--resolved").out, encoding="utf-8")
    assert "96.40" in run("score", example, "--rubric", file).out
    own = tmp_path / "own.yaml"
    own.write_text("schema: 1\nid: own/2022\nextends: whole.yaml\nyear: 2022\n", encoding="utf-8")
    printed = run("show", own, "--resolved").out
    assert printed.startswith("# own/2022，基础是 longhua/2021，写上了全部改动\nschema: 1\nid: own/2022\n")
    assert printed.split("\n", 1)[1] == file.read_text(encoding="utf-8").replace(
        "id: longhua/2021", "id: own/2022").replace("year: 2021", "year: 2022")
    assert run("show", own, "--resolved", "--format", "json").status == 2


RUBRIC = """schema: 1
id: t/warned
title: 检查用
year: 2024
issuer: 测试
points: 2
inputs:
  增长率:
    unit: "%"
indicators:
- name: 增长
  points: 2
  per_step:
    value: 增长率
    free: 100
    step: 1%
    part_step: drop
    each: 1
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_score_says_how_many_warnings_the_rubric_has(run: Any, tmp_path: Path, form: str) -> None:
    rubric, data = tmp_path / "r.yaml", tmp_path / "d.yaml"
    rubric.write_text(RUBRIC, encoding="utf-8")
    data.write_text("schema: 1\ndepartment: 甲\nyear: 2023\nrubric: r.yaml\ninputs:\n  增长率: 105%\n", encoding="utf-8")
    said = run("score", data, "--format", form).err
    assert f"指标体系有 1 个警告，运行 biaochi lint {rubric} 查看" in said and "B322" in said
    rubric.write_text(RUBRIC.replace("free: 100", "free: 100%").replace("2024", "2023"), encoding="utf-8")
    assert run("score", data, "--format", form).err == ""


def test_score_tells_what_is_odd_in_the_data(run: Any, tmp_path: Path) -> None:
    """0.949 where a percentage is asked for is read as 0.949%: the score follows from it, so the warning is shown."""
    (tmp_path / "rubric.yaml").write_text(
        "schema: 1\nid: t/2024\ntitle: 试\nyear: 2024\npoints: 10\ninputs:\n  满意度:\n    unit: \"%\"\n    max: 100%\n"
        "indicators:\n- name: 满意度\n  points: 10\n  formula: 满意度 × 10分\n  cap: 10\n", encoding="utf-8")
    (tmp_path / "data.yaml").write_text(
        "schema: 1\nrubric: rubric.yaml\ndepartment: 某局\nyear: 2024\ninputs:\n  满意度: 0.949\n", encoding="utf-8")
    found = run("score", tmp_path / "data.yaml", "--rubric", tmp_path / "rubric.yaml")
    assert "B318" in found.err and "是否想写 94.9%" in found.err
