"""One department under several versions: side by side, with what made the difference."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from engine.commands.group import biaochi
from engine.compare import Comparison, compare
from engine.compare.output import comparison_document
from engine.compare.output_json import comparison_json
from engine.document.writers import WRITERS, write_text
from engine.findings import FindingsError
from engine.width import width
from tests.builders import validate

OLD = """\
schema: 1
id: t/2021
title: 上年的指标体系
year: 2021
points: 100
rounding:
  score: 0.01
inputs:
  预算数:
    unit: 万元
  执行数:
    unit: 万元
  满意度:
    unit: "%"
values:
  执行率:
    formula: 执行数 ÷ 预算数 × 100%
indicators:
- name: 管理
  points: 60
  indicators:
  - name: 预算执行
    points: 40
    formula: 执行率 × 40分
  - name: 制度建设
    points: 20
    deduct:
      each: 5
- name: 效果
  points: 40
  indicators:
  - name: 群众满意度
    points: 40
    tiers:
    - when: 满意度 ≥ 90%
      score: 40
    - when: 满意度 ＜ 90%
      score: 20
"""
NEW = """\
schema: 1
id: t/2022
extends: 2021.yaml
title: 今年的指标体系
year: 2022
inputs:
  投诉数:
    unit: 件
changes:
- rename: 群众满意度
  to: 服务对象满意度
- change: 服务对象满意度
  points: 30
  tiers:
  - when: 满意度 ≥ 95%
    score: 30
  - when: 满意度 ＜ 95%
    score: 15
- add: 投诉办理
  under: 效果
  points: 10
  tiers:
  - when: 投诉数 ≤ 3
    score: 10
  - when: 投诉数 ＞ 3
    score: 4
- change: 制度建设
  deduct:
    each: 2
"""
DATA = """\
schema: 1
rubric: 2021.yaml
department: 某局
year: 2021
inputs:
  预算数: 100
  执行数: 90
  满意度: 92%
findings:
  制度建设:
  - 制度没有更新
"""
SIDE_BY_SIDE = """\
得分比较：某局
==============

· 甲：t/2021　上年的指标体系（2021年度数据，data.yaml）
· 乙：t/2022　今年的指标体系（2021年度数据，data.yaml）

从甲到乙：总分 91.00 → 79.00，变动 -12.00 分。

各项指标
--------
指标                                甲分值  甲得分  甲得分率  乙分值  乙得分  乙得分率    变动
----------------------------------  ------  ------  --------  ------  ------  --------  ------
管理                                    60   51.00     85.0%      60   54.00     90.0%   +3.00
　预算执行                              40   36.00     90.0%      40   36.00     90.0%    0.00
　制度建设                              20   15.00     75.0%      20   18.00     90.0%   +3.00
效果                                    40   40.00    100.0%      40   25.00     62.5%  -15.00
　服务对象满意度（甲：群众满意度）      40   40.00    100.0%      30   15.00     50.0%  -25.00
　投诉办理                                                        10   10.00    100.0%
合计                                   100   91.00     91.0%     100   79.00     79.0%  -12.00
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions and a department's data, in which we are."""
    for name, text in (("2021.yaml", OLD), ("2022.yaml", NEW), ("data.yaml", DATA)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(*data: str, rubrics: tuple[str, ...] = ("2021.yaml", "2022.yaml")) -> Comparison:
    """The comparison of files in the current folder."""
    return compare([Path(name) for name in data], rubrics)


def with_complaints(count: int) -> str:
    """A data file that gives the figure that only the newer version asks for."""
    Path("full.yaml").write_text(DATA.replace("  满意度", f"  投诉数: {count}\n  满意度"), encoding="utf-8")
    return "full.yaml"


def test_side_by_side(folder: Path) -> None:
    text = write_text(comparison_document(compared(with_complaints(2))), 100).replace("full.yaml", "data.yaml")
    assert text.startswith(SIDE_BY_SIDE), text


def test_effects_worked_out_by_hand(folder: Path) -> None:
    """Points 40 → 30 and 90% → 95% on one leaf: 40, 30 (points alone), 20 (tiers alone), 15 (both); so the points make
    (-10 - 5) / 2 and the tiers (-20 - 15) / 2."""
    made = compared(with_complaints(2)).attributions[0]
    assert {(effect.path[-1], effect.kind): effect.total for effect in made.effects} == {
        ("服务对象满意度", "points"): Fraction(-15, 2), ("服务对象满意度", "tiers"): Fraction(-35, 2),
        ("投诉办理", "added"): Fraction(10), ("制度建设", "deduction"): Fraction(3)}
    assert made.change == -12 == sum(effect.total for effect in made.effects)
    assert sum(effect.amounts.get(("效果",), Fraction(0)) for effect in made.effects) == -15


def test_the_other_way_round_is_the_opposite(folder: Path) -> None:
    name = with_complaints(5)
    there = compared(name).attributions[0]
    back = compared(name, rubrics=("2022.yaml", "2021.yaml")).attributions[0]
    assert back.change == -(there.change or 0) != 0
    assert sorted(effect.total for effect in back.effects) == sorted(-effect.total for effect in there.effects)


def test_a_missing_figure_leaves_a_range(folder: Path) -> None:
    """投诉办理 gives 4 or 10; all the rest is known."""
    made = compared("data.yaml")
    assert made.sides[1].card.total is None and made.sides[1].span == (Fraction(73), Fraction(79))
    assert made.attributions[0].change is None and made.attributions[0].span == (Fraction(-18), Fraction(-12))
    leaf, = made.attributions[0].open
    assert (leaf.path[-1], leaf.missing, leaf.span) == ("投诉办理", ("投诉数",), (Fraction(4), Fraction(10)))
    text = write_text(comparison_document(made), 100)
    assert "73.00～79.00" in text and "缺数，变动在 -18.00～-12.00 分之间" in text
    assert "投诉办理" in text.partition("变动的原因")[2]


def test_three_versions(folder: Path) -> None:
    (folder / "2023.yaml").write_text(
        "schema: 1\nid: t/2023\nextends: 2022.yaml\ntitle: 明年的指标体系\nyear: 2023\nchanges:\n"
        "- change: 制度建设\n  deduct:\n    each: 4\n", encoding="utf-8")
    made = compared(with_complaints(2), rubrics=("2021.yaml", "2022.yaml", "2023.yaml"))
    assert [side.card.total for side in made.sides] == [91, 79, 77]
    assert [attribution.change for attribution in made.attributions] == [-12, -2]
    assert [row.paths for row in made.rows if row.path[-1] == "服务对象满意度"] == [
        (("效果", "群众满意度"), ("效果", "服务对象满意度"), ("效果", "服务对象满意度"))]
    text = write_text(comparison_document(made), 100)
    assert "变动的原因（从乙到丙）" in text and "丙得分率" in text
    validate("comparison", comparison_json(made))


def test_two_years_of_data(folder: Path) -> None:
    """90% → 80% of 40 points, one rubric for both years."""
    (folder / "next.yaml").write_text(DATA.replace("执行数: 90", "执行数: 80"), encoding="utf-8")
    made = compared("data.yaml", "next.yaml", rubrics=()).attributions[0]
    assert made.change == -4
    assert [(effect.kind, effect.path, effect.total) for effect in made.effects if effect.matters] == [
        ("data", ("管理", "预算执行"), Fraction(-4))]


def test_an_edit_without_effect_is_named(folder: Path) -> None:
    (folder / "clean.yaml").write_text(
        DATA.replace("  满意度", "  投诉数: 2\n  满意度").replace("\n  - 制度没有更新", " 无"), encoding="utf-8")
    made = compared("clean.yaml")
    assert [edit.kind for edit in made.attributions[0].idle] == ["deduction"]
    text = write_text(comparison_document(made), 100)
    assert "对得分没有影响的修改（1处）" in text and "制度建设（扣分）：每发现一项扣5分" in text


def test_a_name_that_no_version_knows_is_told(folder: Path) -> None:
    (folder / "slip.yaml").write_text(DATA.replace("执行数:", "执行数额:"), encoding="utf-8")
    with pytest.raises(FindingsError) as error:
        compared("slip.yaml")
    assert [item.code for item in error.value.findings] == ["B302"]
    assert error.value.findings[0].place is not None and error.value.findings[0].place.line == 7


@pytest.mark.parametrize("columns", [80, 100])
def test_fits_the_width(folder: Path, columns: int) -> None:
    text = write_text(comparison_document(compared("data.yaml")), columns)
    assert max(map(width, text.splitlines())) <= columns


def test_json_has_what_tools_rely_on(folder: Path) -> None:
    """``change`` and ``effects`` whose sum it is, at the top, exact as JSON numbers."""
    result = CliRunner().invoke(biaochi, ["compare", with_complaints(2), "--rubric", "2021.yaml", "--rubric", "2022.yaml",
                                          "--format", "json"], standalone_mode=False)
    found: dict[str, Any] = json.loads(result.output, parse_float=Fraction, parse_int=Fraction)
    assert found["change"] == -12 == sum(effect["effect"] for effect in found["effects"])
    assert all({"edit", "path", "effect"} <= set(effect) for effect in found["effects"])
    validate("comparison", json.loads(result.output, parse_float=Decimal))


@pytest.mark.parametrize("form", ["md", "html"])
def test_other_formats_say_the_same(folder: Path, form: str) -> None:
    text = WRITERS[form].text(comparison_document(compared(with_complaints(2))))
    assert "-17.50" in text and "服务对象满意度" in text and "夏普利值" in text


def test_two_years_each_under_its_own_version(folder: Path) -> None:
    """What only the new version asks for comes with the new year's data; the figures of leaves that both have are the
    data's. Satisfaction stays; the budget is spent by 95% instead of 90%."""
    (folder / "next.yaml").write_text(
        DATA.replace("rubric: 2021.yaml", "rubric: 2022.yaml").replace("执行数: 90", "执行数: 95\n  投诉数: 9"),
        encoding="utf-8")
    made = compared("data.yaml", "next.yaml", rubrics=()).attributions[0]
    found = {(effect.path[-1], effect.kind): effect.total for effect in made.effects if effect.matters}
    assert found == {("服务对象满意度", "points"): Fraction(-15, 2), ("服务对象满意度", "tiers"): Fraction(-35, 2),
                     ("投诉办理", "added"): Fraction(4), ("制度建设", "deduction"): Fraction(3),
                     ("预算执行", "data"): Fraction(2)}
    assert made.change == -16


def test_edits_that_cannot_be_told_apart_are_named(folder: Path) -> None:
    """The total is rounded, so that what one leaf lacks bears on the effect of every edit: 73 or 79, 91 before."""
    (folder / "2022.yaml").write_text(NEW + "rounding:\n  total: 1\n", encoding="utf-8")
    made = compared("data.yaml")
    attribution = made.attributions[0]
    assert attribution.span == (Fraction(-18), Fraction(-12)) and attribution.untold
    text = write_text(comparison_document(made), 200)
    assert "制度建设（扣分）" in text.partition("所以下列修改的影响不能分开：")[2].partition("\n\n")[0]
    assert text.count("-18.00～-12.00") >= 3, text
    validate("comparison", comparison_json(made))
