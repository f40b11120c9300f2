"""Every rubric that ships has cases beside it; they pass, and reach nearly everything."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine import run_cases
from engine.cases.read import cases_beside
from engine.resources import data_folder

RUBRICS = sorted(path for path in data_folder("rubrics").glob("*/*.yaml") if not path.name.endswith(".cases.yaml"))
LEAST = Fraction(9, 10)


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_cases_of_a_shipped_rubric(path: Path) -> None:
    """The same function as ``biaochi test``."""
    result = run_cases(cases_beside(path))
    failed = [item.finding.message for case in result.cases for item in case.failures]
    assert not failed and not [item.message for item in result.problems]
    assert result.coverage is not None and result.coverage.share >= LEAST, [
        f"{way.at} {way.key}" for way in result.coverage.missed]


def test_there_are_rubrics() -> None:
    """An empty folder would pass silently."""
    assert len(RUBRICS) >= 2
