"""The JSON of a diff: to its schema, every edit with its places, exact numbers."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from engine.diff import diff_json
from engine.scoring.output import dump_json
from engine.versions import changes_between, load_version
from tests.builders import validate

YEARLY = Path(__file__).resolve().parent / "yearly"
EDITS = Path(__file__).resolve().parent.parent / "versions" / "edits"


def made(folder: Path, old: str = "old", new: str = "new") -> dict[str, Any]:
    return diff_json(changes_between(load_version(folder / f"{old}.yaml"), load_version(folder / f"{new}.yaml")))


@pytest.mark.parametrize("case", sorted(path.name for path in EDITS.iterdir()))
def test_schema(case: str) -> None:
    validate("diff", made(EDITS / case))


def test_a_yearly_change() -> None:
    said = made(YEARLY, "2018", "2021")
    validate("diff", said)
    assert said["counts"]["added"] == 5 and said["counts"]["removed"] == 3
    tiers = next(edit for edit in said["edits"] if edit["kind"] == "tiers")
    assert tiers["path"] == ["效果", "履职效益", "社会公众或服务对象满意度"] and tiers["stake"] == Fraction(33333, 10000)
    assert tiers["lines"][0] == {"old": "社会公众或服务对象满意度 ≥ 90%，得3分", "new": "社会公众或服务对象满意度 ≥ 95%，得10分"}
    lines = {side: (YEARLY / f"{year}.yaml").read_text(encoding="utf-8").splitlines() for side, year in
             (("old_place", 2018), ("new_place", 2021))}
    assert all("value: 社会公众或服务对象满意度" in lines[side][tiers[side]["line"] - 1] for side in lines)
    like = {item["name"]: item["like"] for item in said["figures"]["needed"]}
    assert like["本年度“三公经费”预算数"] == "本年“三公经费”预算数" and like["预算完成数"] == ""
    rounding = next(edit for edit in said["edits"] if edit["kind"] == "rounding")
    assert rounding["stake"] == Fraction(26, 10000) and '"stake": 0.0026' in dump_json(said)
    assert len(rounding["bearing"]) == 4


def test_likeness_has_four_places() -> None:
    renamed = next(edit for edit in made(EDITS / "renamed-by-likeness")["edits"] if edit["kind"] == "renamed")
    assert renamed["by"] == "likeness" and renamed["likeness"] == Fraction(7382, 10000)
