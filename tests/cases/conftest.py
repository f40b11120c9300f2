"""A case file beside the trial rubric, written for one test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cases import FileResult, run_cases

TRIAL = Path(__file__).parent / "trial"


@pytest.fixture
def tried(tmp_path: Path) -> Callable[[str], FileResult]:
    """Runs cases (the text from ``cases:`` on, with what stands before it) against the trial rubric."""
    for name in ("2024.yaml", "data.yaml"):
        shutil.copy(TRIAL / name, tmp_path / name)

    def call(text: str, head: str = "baseline: full\n") -> FileResult:
        path = tmp_path / "2024.cases.yaml"
        path.write_text(f"schema: 1\n{head}{text}", encoding="utf-8")
        return run_cases(path)

    return call
