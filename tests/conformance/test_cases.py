"""Conformance cases as data: one folder or more for each rule shape, named by its number in the catalogue of rule shapes.

A folder holds rubrics, each with its cases beside it in the format of ``biaochi test``; dropping one in makes tests.
A rubric's first line may name what lint has to say about it (``# B130 12:3``), as in ``tests/lint/negative``.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine import run_cases
from engine.cases import FileResult
from engine.cases.read import cases_beside
from engine.findings import Severity
from engine.lint import lint_paths

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.cases.yaml"))
RUBRICS = sorted(set(HERE.glob("*/*.yaml")) - set(FILES))
# Every number of the catalogue; 8c and 23 come from other fields than public finance, and can be said all the same.
CATALOGUE = (
    "1", "1a", "1b", "1c", "1d", "2", "2a", "2b", "2c", "3", "3a", "3b", "3c", "3d", "3e", "3f", "4", "4a",
    "4b", "4c", "4d", "4e", "5", "5a", "6", "6a", "6b", "7", "7a", "7b", "8", "8a", "8b", "8c", "9", "9a",
    "10", "10a", "11", "11a", "11b", "12", "13", "14", "14a", "15", "16", "17", "18", "19", "20", "21", "22",
    "23", "24",
)
# What is no shape of a rule: conventions that differ from place to place, and features that many shapes share.
OTHERS = {"conventions", "answers", "parameters", "units"}
# The least that shows a plain case, one at an end point and one beyond it.
LEAST = 3


@cache
def run(path: Path) -> FileResult:
    """The cases of a file, run once."""
    return run_cases(path)


def names(path: Path) -> list[str]:
    """The names of the cases in a file, read quickly."""
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return [str(case["name"]) for case in yaml.load(path.read_text(encoding="utf-8"), loader)["cases"]]


NAMES = {path: names(path) for path in FILES}


@pytest.mark.parametrize(("path", "number"), [
    pytest.param(path, number, id=f"{path.parent.name}-{name}")
    for path in FILES for number, name in enumerate(NAMES[path])])
def test_case(path: Path, number: int) -> None:
    """What a case expects comes out."""
    result = run(path).cases[number]
    said = [*(item.finding for item in result.failures), *result.problems]
    assert result.passed, "\n".join(f"{item.place}: {item.message}" for item in said)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_way_is_taken(path: Path) -> None:
    """The cases come to every tier, cap, veto and zero divisor of their rubric, or the file says why none can.

    A KPI table may hold targets of any kind; each kind is tested once, in 2c-rows.
    """
    result = run(path)
    assert not [item.message for item in result.problems if item.severity is Severity.ERROR]
    assert result.coverage is not None and result.file is not None
    tables = {node.name for node in result.file.rubric.leaves() if node.piece is not None and node.piece.method == "goals"}
    assert [f"{way.at} [{way.key}]" for way in result.coverage.missed
            if way.at not in tables or path.parent.name == "2c-rows"] == []


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.parent.name)
def test_what_lint_says(path: Path) -> None:
    """Nothing but what the rubric's first line names."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    expected = first.removeprefix("# ") if first.startswith("# B") else ""
    found = [item for item in lint_paths([path]) if item.severity is not Severity.INFO]
    assert ", ".join(f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place) == expected


def test_the_whole_catalogue() -> None:
    """Every number has a folder with cases enough, and no folder has a number that the catalogue doesn't know."""
    cases: Counter[str] = Counter()
    for path, listed in NAMES.items():
        cases[path.parent.name.split("-")[0]] += len(listed)
    assert set(cases) == {*CATALOGUE, *OTHERS}
    assert [number for number, count in cases.items() if count < LEAST] == []


def test_every_rubric_has_cases() -> None:
    """A rubric without cases would pass silently."""
    assert [cases_beside(path) for path in RUBRICS] == FILES
