"""Rubrics without grades, with grades in one version, with ranks; departments that can't be read; edits for nobody."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_data
from engine.data.sources import sources
from engine.impact import impact
from engine.scoring.score import score_all
from engine.versions import load_edited, load_version
from tests.compare.random_versions import shipped, varied
from tests.impact.families import DATA, NEW, OLD, family

RANKED = """\
schema: 1
id: 排名/2024
title: 有排名的指标体系
year: 2024
issuer: 某局
points: 20
inputs:
  采用数:
    unit: 条
    places: 0
    min: 0
indicators:
- name: 信息采用
  points: 20
  rank:
    value: 采用数
    best: highest
    ties: first
    places:
    - place: 1
      score: 20
    - place: 2-3
      score: 10
    - place: 其余
      score: 5
"""


def rubric_file(folder: Path, name: str, text: str) -> Path:
    """A rubric in a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def without_grades(path: Path) -> str:
    """A rubric's text without its grades."""
    return path.read_text(encoding="utf-8").partition("grades:")[0]


def test_without_grades_fixed_bands_are_used(tmp_path: Path) -> None:
    old, new = (load_version(rubric_file(tmp_path, path.name, without_grades(path))) for path in (OLD, NEW))
    made = impact(old, new, sources([DATA])[0])
    assert (made.bands.origin, made.migration.basis) == ("fixed", "fixed")
    assert made.bands.names == ("90分以上", "80～90分", "70～80分", "60～70分", "不到60分")
    assert made.distribution == ((2, 2), (0, 1), (1, 1), (2, 1), (0, 0))
    assert made.grades_of(made.departments[1]) == ("90分以上", "90分以上")


@pytest.mark.parametrize("which", ["old", "new"])
def test_grades_of_one_version_are_applied_to_both(tmp_path: Path, which: str) -> None:
    path = NEW if which == "old" else OLD
    bare = load_version(rubric_file(tmp_path, path.name, without_grades(path)))
    old, new = (load_version(OLD), bare) if which == "old" else (bare, load_version(NEW))
    made = impact(old, new, sources([DATA])[0])
    assert (made.bands.origin, made.migration.basis) == (which, which)
    assert made.migration.counts == family().migration.counts
    assert made.grades_of(made.departments[2]) == ("中", "良")


def test_all_departments_are_ranked_among_each_other(tmp_path: Path) -> None:
    old = load_version(rubric_file(tmp_path, "ranked.yaml", RANKED))
    new = load_edited(Path(old.rubric.file), ["信息采用/rank/places/2-3/score=12"])
    for number, count in enumerate((9, 7, 7, 3)):
        (tmp_path / f"{number}.yaml").write_text(
            f"schema: 1\nrubric: 排名/2024\ndepartment: 部门{number}\nyear: 2024\ninputs:\n  采用数: {count}\n", encoding="utf-8")
    found, said = sources([tmp_path], [old.rubric, new.rubric])
    made = impact(old, new, found, said=said)
    assert [(item.old.total, item.new.total) for item in made.departments] == [(20, 20), (10, 12), (10, 12), (5, 5)]
    for version, side in ((old, "old"), (new, "new")):
        cards = score_all(version.rubric, [load_data(source.file, old.rubric) for source in found])
        assert [getattr(item, side).total for item in made.departments] == [card.total for card in cards]


def test_an_edit_for_nobody_is_named() -> None:
    old, new = load_version(OLD), load_edited(OLD, ["预算执行/tiers/3/score=20"])
    found = [source for source in sources([DATA])[0] if not source.file.endswith(("5.yaml", "6.yaml"))]
    made = impact(old, new, found)
    assert [edit.kind for edit in made.edits.idle] == ["tiers"] and not made.edits.edits and not made.edits.unknown


def test_a_file_that_cant_be_read_stops_nothing(tmp_path: Path) -> None:
    for path in DATA.glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "2.yaml").write_text("department: [", encoding="utf-8")
    (tmp_path / "3.yaml").write_text((DATA / "3.yaml").read_text(encoding="utf-8").replace("85%", "许多"), encoding="utf-8")
    made = family(data=tmp_path)
    assert [item.name for item in made.departments] == ["甲局", "丁局", "戊局", "己局"]
    assert [(item.name, Path(item.file).name, bool(item.findings)) for item in made.failed] == [
        ("", "2.yaml", True), ("丙局", "3.yaml", True)]


def test_departments_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.yaml").write_text((DATA / f"{number}.yaml").read_text(encoding="utf-8").replace(
            "乙局", "甲局"), encoding="utf-8")
    names = [item.name for item in family(data=tmp_path).departments]
    assert len(set(names)) == 2 and all(name.startswith("甲局（") for name in names)


@pytest.mark.parametrize("seed", range(6))
def test_effects_add_up_on_random_versions(seed: int) -> None:
    chance = random.Random(seed)
    old, data = shipped(0)
    new = varied(old, chance, 4)
    made = impact(old, new, sources([data], [old.rubric])[0])
    assert sum((item.total for item in made.edits.edits), Fraction(0)) == sum(
        (item.change or Fraction(0) for item in made.counted), Fraction(0))
    assert sum(map(sum, made.migration.counts)) == len(made.counted) == sum(made.migration.before.values())
    assert sum((item.share for item in made.edits.edits), Fraction(0)) in (0, 1)


def test_a_row_of_a_table_with_errors_stops_nothing(tmp_path: Path) -> None:
    table = tmp_path / "各部门.csv"
    table.write_text("部门,年度,执行率,财务管理\n甲局,2024,96%,无\n乙局,2024,许多,无\n戊局,2024,70%,1\n", encoding="utf-8")
    old, new = load_version(OLD), load_version(NEW)
    found, said = sources([table], [old.rubric, new.rubric])
    made = impact(old, new, found, said=said)
    assert [item.name for item in made.departments] == ["甲局", "戊局"]
    assert [(item.name, item.findings[0].code) for item in made.failed] == [("乙局", "B020")]


def test_a_table_whose_head_is_wrong_gives_no_department(tmp_path: Path) -> None:
    table = tmp_path / "各部门.csv"
    table.write_text("部门,年度,执行率,执行率\n甲局,2024,96%,1\n", encoding="utf-8")
    old, new = load_version(OLD), load_version(NEW)
    found, said = sources([table], [old.rubric, new.rubric])
    made = impact(old, new, found, said=said)
    assert not made.departments and [bool(item.findings) for item in made.failed] == [True]
