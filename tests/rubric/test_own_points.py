"""该指标分值 (or 权重) in a formula: the points of the leaf or part that the formula stands under, without a declaration."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.data.load import load_department
from engine.findings import FindingsError
from engine.rubric.load import load_rubric
from engine.scoring.score import score

HEAD = "schema: 1\nid: t/2020\ntitle: 试\nyear: 2020\npoints: 10\ninputs:\n  率:\n    unit: \"%\"\n"
LEAF = "indicators:\n- name: 一\n  points: 10\n"
DATA = "schema: 1\nrubric: rubric.yaml\ndepartment: 甲局\nyear: 2020\ninputs:\n  率: 40%\n"


def total(folder: Path, rubric: str, data: str = DATA) -> Fraction | None:
    """The score of a rubric's one indicator."""
    (folder / "rubric.yaml").write_text(rubric, encoding="utf-8")
    (folder / "data.yaml").write_text(data, encoding="utf-8")
    return score(*load_department(folder / "data.yaml", load_rubric(folder / "rubric.yaml"))).total


@pytest.mark.parametrize("name", ["该指标分值", "本指标分值", "该项指标分值", "本项指标分值", "该项分值", "本项分值", "指标分值", "分值"])
def test_of_a_leaf(name: str, tmp_path: Path) -> None:
    """Whatever the text calls them."""
    assert total(tmp_path, f"{HEAD}{LEAF}  formula: 率*{name}\n  cap: 10\n") == 4


@pytest.mark.parametrize("name", ["权重", "该指标权重", "本指标权重", "该项权重", "本项权重", "指标权重", "权重分"])
def test_tables_call_them_weights_too(name: str, tmp_path: Path) -> None:
    """得分＝执行率×权重."""
    assert total(tmp_path, f"{HEAD}{LEAF}  formula: 率 × {name}\n  cap: 分值\n") == 4


def test_not_where_a_weight_is_stated(tmp_path: Path) -> None:
    """points: 10 and weight: 10 may differ in another year; nobody knows which one is meant."""
    with pytest.raises(FindingsError) as error:
        total(tmp_path, f"{HEAD}{LEAF}  weight: 10\n  formula: 率 × 权重\n  cap: 10\n")
    assert [item.code for item in error.value.findings] == ["B203"]


@pytest.mark.parametrize("cap, floor, earned", [("满分", "0", 4), ("分值", "0", 4), ("30%", "0", 3), ("分值的30%", "0", 3),
                                                ("100%", "分值的50%", 5)])
def test_of_bounds(cap: str, floor: str, earned: int, tmp_path: Path) -> None:
    """A cap or floor that is a share of the points needs no edit where the points change."""
    assert total(tmp_path, f"{HEAD}{LEAF}  formula: 率 × 权重\n  cap: {cap}\n  floor: {floor}\n") == earned


def test_of_a_part_and_an_alternative(tmp_path: Path) -> None:
    """A part has its own points, an alternative those of the whole."""
    parts = "".join(f"  - name: 要点{points}\n    points: {points}\n    formula: 率 × 本项分值\n" for points in (3, 7))
    assert total(tmp_path, f"{HEAD}{LEAF}  parts:\n{parts}") == 4
    chosen = "".join(f"    - name: 第{number}种\n      formula: 率 × 该指标分值 ÷ {number}\n" for number in (1, 2))
    assert total(tmp_path, f"{HEAD}{LEAF}  choose:\n    pick: lower\n    among:\n{chosen}") == 2


def test_it_follows_the_points(tmp_path: Path) -> None:
    """A rubric that only changes the points changes the score."""
    (tmp_path / "base.yaml").write_text(f"{HEAD}{LEAF}  formula: 率 × 该指标分值\n", encoding="utf-8")
    changed = ("schema: 1\nid: t/2021\nextends: base.yaml\ntitle: 试\nyear: 2021\npoints: 5\nchanges:\n- reweight:\n    一: 5\n")
    assert total(tmp_path, changed, DATA.replace("year: 2020", "year: 2021")) == 2


def test_a_declared_name_goes_first(tmp_path: Path) -> None:
    """A figure that the rubric itself calls so."""
    rubric = f"{HEAD}  分值:\n    unit: 分\n{LEAF}  formula: 率 × 分值\n  cap: 10\n"
    assert total(tmp_path, rubric, f"{DATA}  分值: 20\n") == 8


@pytest.mark.parametrize("rubric", [
    f"{HEAD}values:\n  得分值:\n    formula: 率 × 该指标分值\n{LEAF}  formula: 得分值\n",
    f"{HEAD}{LEAF}  judged: 评分\n- name: 加分\n  adjust:\n    max: 3\n  formula: 率 × 该指标分值\n",
], ids=["value", "adjust"])
def test_where_there_are_no_points(rubric: str, tmp_path: Path) -> None:
    """A value stands under no indicator, and what is outside the 100 has no points."""
    with pytest.raises(FindingsError) as error:
        total(tmp_path, rubric)
    assert [item.code for item in error.value.findings][:1] == ["B203"]
