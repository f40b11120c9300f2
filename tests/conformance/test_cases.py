"""Conformance cases as data: a folder holds ``rubric.yaml`` and ``cases.yaml``; dropping one in makes a test.

A case gives the data (``inputs``, ``answers``, ``findings``, ``goals``) and what must come out: ``score`` of leaves,
``part`` of a leaf (指标/要点, or the row of a KPI table), ``value`` of figures (as printed decimals or fractions such as
20/3), ``total``, ``findings`` (codes).
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.data.load import read_data
from engine.rubric.load import load_rubric
from engine.scoring.score import score

HERE = Path(__file__).parent
CASES = [
    pytest.param(folder, case, id=f"{folder.name}-{case['name']}")
    for folder in sorted(path for path in HERE.iterdir() if (path / "cases.yaml").is_file())
    for case in yaml.load((folder / "cases.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
]


def number(text: Any) -> Fraction | None:
    """A number as a case writes it; ``null`` is None, ``97.9%`` a ratio."""
    said = str(text)
    if said in ("null", ""):
        return None
    return Fraction(said[:-1]) / 100 if said.endswith("%") else Fraction(said)


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_case(folder: Path, case: dict[str, Any], tmp_path: Path) -> None:
    """The case's data, scored by its folder's rubric, gives what the case expects."""
    rubric = load_rubric(folder / "rubric.yaml")
    data = {"schema": 1, "rubric": rubric.id, "department": "甲局", "year": rubric.year}
    data |= {key: case[key] for key in ("inputs", "answers", "findings", "goals", "claimed") if key in case}
    file = tmp_path / "data.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False).replace("'", ""), encoding="utf-8")
    read, findings = read_data(file, rubric)
    assert read is not None
    card = score(rubric, read)
    expect = case["expect"]
    found = [item.code for item in (*findings, *card.findings)]
    assert found == expect.get("findings", [])
    for name, wanted in expect.get("score", {}).items():
        assert card.node(name).score == number(wanted), name
    for path, wanted in expect.get("part", {}).items():
        name, _, part = path.partition("/")
        scored = {item.name: item.score for item in card.node(name).piece.parts}
        assert scored[part] == number(wanted), path
    for name, wanted in expect.get("value", {}).items():
        assert card.figures[name].value == number(wanted), name
    if "total" in expect:
        assert card.total == number(expect["total"])


def test_there_are_cases() -> None:
    """An empty folder would pass silently."""
    assert len(CASES) >= 30
