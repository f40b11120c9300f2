"""Dropping a file into ``positive/`` or ``negative/`` makes a test.

A negative file's first line says what lint must find, and where: ``# B121 9:11, B132 20:11``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import Severity
from engine.lint import lint_paths

HERE = Path(__file__).parent
POSITIVE = sorted((HERE / "positive").glob("*.yaml"))
NEGATIVE = sorted((HERE / "negative").glob("*.yaml"))


@pytest.mark.parametrize("path", POSITIVE, ids=lambda path: path.stem)
def test_nothing_is_found(path: Path) -> None:
    """A good file has no error and no warning."""
    assert [(item.code, str(item.place)) for item in lint_paths([path]) if item.severity is not Severity.INFO] == []


@pytest.mark.parametrize("path", NEGATIVE, ids=lambda path: path.stem)
def test_what_is_found(path: Path) -> None:
    """A bad file has exactly the findings that its first line names, each at its line and column, each with a hint."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    found = lint_paths([path])
    said = [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place]
    assert ", ".join(said) == first.removeprefix("# ").strip()
    assert all(item.message and item.hint for item in found)


def test_there_are_files() -> None:
    """An empty folder would pass silently."""
    assert len(POSITIVE) >= 2
    assert len(NEGATIVE) >= 25


def test_a_template_is_looked_at_through_its_rubric(tmp_path: Path) -> None:
    path = tmp_path / "报告.md.j2"
    path.write_text("# {{ 部门 }}\n", encoding="utf-8")
    (found,) = lint_paths([path])
    assert found.code == "B643" and "biaochi lint 指标体系" in found.hint
