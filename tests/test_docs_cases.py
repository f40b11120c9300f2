"""The page on test cases: its case files pass, its pieces fit the schema, what it says is printed is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from engine import run_cases
from engine.cases.output import results_text
from engine.positions import load_yaml
from engine.resources import data_folder
from engine.schema_check import check_schema
from tests.test_docs import BLOCK, DATA, LANGUAGE, PAGES, keys_of, words_of

PAGE = PAGES["测试用例"]
HEAD = "schema: 1\nbaseline: full\n"
BLOCKS = BLOCK.findall(PAGE)
FILES = [block for block in BLOCKS if "schema: 1" in block]
PIECES = [block for block in BLOCKS if "schema: 1" not in block]
SHOWN = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def beside(folder: Path, cases: str) -> Path:
    """The cases beside the rubric that the pages share, with its data where they stand."""
    home = folder / "rubrics" / "demo"
    home.mkdir(parents=True)
    (home / "2024.yaml").write_text(BLOCK.findall(LANGUAGE)[0], encoding="utf-8")
    (folder / "data.yaml").write_text(BLOCK.findall(DATA)[0], encoding="utf-8")
    path = home / "2024.cases.yaml"
    path.write_text(cases, encoding="utf-8")
    return path


@pytest.mark.parametrize("block", FILES)
def test_whole_files_pass(block: str, tmp_path: Path) -> None:
    result = run_cases(beside(tmp_path, block))
    assert result.passed and not result.problems, results_text([result])


@pytest.mark.parametrize("block", PIECES)
def test_pieces_fit_the_schema(block: str) -> None:
    text = HEAD + block if block.startswith("cases:") else HEAD + "cases:\n- name: 甲\n  expect:\n    total: 1\n" + block
    assert [item.message for item in check_schema(load_yaml(text, "x.cases.yaml"), "cases")] == []


def test_what_fails_is_told_as_shown(tmp_path: Path) -> None:
    failing = next(block for block in PIECES if "九折" in block)
    path = beside(tmp_path, HEAD + failing)
    said = results_text([run_cases(path)]).replace(str(path), path.name)
    assert SHOWN[0] in said


def test_the_coverage_is_as_shown(tmp_path: Path) -> None:
    assert results_text([run_cases(beside(tmp_path, FILES[0]))]).endswith(SHOWN[1])


def test_what_is_out_of_reach_is_taken(tmp_path: Path) -> None:
    piece = next(block for block in PIECES if block.startswith("unreachable:"))
    coverage = run_cases(beside(tmp_path, FILES[0] + piece)).coverage
    assert coverage is not None and [way.key for way, _ in coverage.excused] == ["cap"]


def test_every_key_is_documented() -> None:
    """Those of a data file stand on the page of data."""
    names = {name: keys_of(json.loads((data_folder("schemas") / f"{name}.schema.json").read_text(encoding="utf-8")))
             for name in ("cases", "data")}
    assert sorted(names["cases"] - words_of(PAGE) - names["data"]) == []
    assert {"inputs", "answers", "findings", "not_applicable", "goals", "claimed", "claimed_total"} <= words_of(PAGE)
