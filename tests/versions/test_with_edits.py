"""Edits given on the command line: where they lead, what comes of them, and what is said of those that are no good."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from engine.findings import Finding, FindingsError
from engine.versions import changes_between, load_edited, load_version

RUBRIC = "longhua/2021"
TIER = "固定资产利用率/tiers/固定资产利用率 ≥ 90%"
GOOD = {
    "预算编制规范性/deduct/each=2": ("deduction", "预算编制规范性"),
    "部门决策/预算编制规范性/deduct/each=2": ("deduction", "预算编制规范性"),
    f"{TIER}/score=0.9": ("tiers", "固定资产利用率"),
    "固定资产利用率／档次／固定资产利用率≥90%／得分＝0.9": ("tiers", "固定资产利用率"),
    "固定资产利用率/tiers/1/score = 0.9": ("tiers", "固定资产利用率"),
    "政府采购执行情况/政府采购执行率/formula=政府采购执行率 × 0.5分": ("formula", "政府采购执行情况"),
    "固定资产利用率/formula=固定资产利用率 × 1分": ("method", "固定资产利用率"),
    "固定资产利用率/cap=0.5": ("limits", "固定资产利用率"),
    "rounding/rate=none": ("rounding", ""),
    "修约/rate=1%": ("rounding", ""),
    "rounding/total=0.1": ("rounding", ""),
    "total/max=98": ("total", ""),
    "预算编制规范性/veto=固定资产利用率 ＜ 50%": ("veto", "预算编制规范性"),
    "预算编制规范性/veto/when=固定资产利用率 ＜ 50%": ("veto", "预算编制规范性"),
    "固定资产利用率/if_zero=full": ("if_zero", "固定资产利用率"),
    "固定资产利用率/rounding/step=0.1": ("rounding", "固定资产利用率"),
    "固定资产利用率/deduct/each=0.1": ("method", "固定资产利用率"),
    "values/固定资产利用率/formula=在用固定资产 ÷ 固定资产总额 × 90%": ("value", ""),
}
BAD = {
    "预算编制规范性/deduct/each": ("B760", 1, "没有写改成什么"),
    "预算编制规范性/deduct/each= ": ("B760", 1, "没有写改成什么"),
    "预算编规范性/deduct/each=2": ("B761", 1, "是否想写“预算编制规范性”"),
    "预算编制规范性/deduct/eahc=2": ("B761", 16, "是否想写“each”"),
    "预算编制规范性/deduct/each/x=2": ("B761", 21, "它本身就是一个值"),
    "values/新的值/formula=1": ("B761", 8, "可用的名称"),
    "预算编制规范性/deduct=3": ("B763", 1, "each"),
    "rounding/rate=0.1%": ("B764", 15, "0.1%"),
    "rounding/total=null": ("B764", 16, "没有什么可去掉的"),
    "total=null": ("B764", 7, "没有什么可去掉的"),
    "固定资产利用率/weight=null": ("B764", 16, "没有什么可去掉的"),
    "total=98": ("B763", 1, "max、min、veto（例如 total/max=98）"),
    "rounding=none": ("B763", 1, "rate、score、total（例如 rounding/rate=none）"),
    "固定资产利用率=null": ("B763", 1, "points"),
    "indicators=1": ("B763", 1, "“indicators”"),
    "预算编制规范性/tiers=3": ("B763", 1, "value、ranges"),
    "totl/max=98": ("B761", 1, "是否想写“total”"),
    "total/maxx=98": ("B761", 7, "是否想写“max”"),
    "total/max/step=98": ("B761", 11, "它本身就是一个值"),
    "固定资产利用率/if_zer=full": ("B761", 9, "是否想写“if_zero”"),
    "固定资产利用率/没有=full": ("B761", 9, "cap"),
    "全无此物/x=1": ("B761", 1, "；也可以写："),
    "grades/of=score": ("B101", 11, "bands"),
    "extends=longhua/2020": ("B761", 1, "没有“extends”"),
    "固定资产利用率/tiers/9/score=1": ("B761", 15, "没有“9”"),
    "rounding/total=abc": ("B195", 16, "不是数"),
    "预算编制规范性/points=9": ("B766", 1, "下级指标加起来是 14 分"),
    "固定资产利用率/tiers=null": ("B766", 1, "没有写怎样评分"),
    "预算编制规范性/deduct/each=abc": ("B195", 21, "不是数"),
    f"{TIER}/when=固定资产利用率 ≥ 95%": ("B132", 34, "没有一档适用"),
    "values/项目完成及时率/formula=已完成项目数 ÷ 实际项目数": ("B202", 33, ""),
}


SMALL = """\
schema: 1
id: demo/2024
title: 小的
year: 2024
points: 20
inputs:
  公众满意度:
    unit: "%"
    min: 0%
    max: 100%
  办结率:
    unit: "%"
    min: 0%
    max: 100%
indicators:
- name: 公众满意度
  points: 10
  tiers:
    value: 公众满意度
    ranges:
    - range: ≥95%
      score: 10
    - range: 85%（含）-95%
      score: 8
    - range: 低于85%
      score: 0
- name: 办结率
  points: 10
  interpolate:
    value: 办结率
    knots:
    - at: 0
      score: 0
    - at: 1
      score: 10
    below: 0
    above: 10
"""


def written(folder: Path) -> Path:
    """A small rubric as a file."""
    path = folder / "rubric.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


def said(*edits: str) -> tuple[Finding, ...]:
    """What is wrong with edits."""
    with pytest.raises(FindingsError) as caught:
        load_edited(RUBRIC, edits)
    return caught.value.findings


@pytest.mark.parametrize("edit", GOOD)
def test_an_edit_is_one_edit_of_its_kind(edit: str) -> None:
    made = load_edited(RUBRIC, [edit])
    found = changes_between(load_version(RUBRIC), made).edits
    assert [(item.kind, item.path[-1] if item.path else "") for item in found] == [GOOD[edit]]
    assert made.rubric.id == f"{RUBRIC}＋修改" and made.given == (edit,)


@pytest.mark.parametrize("edit", BAD)
def test_what_is_wrong_stands_at_the_option(edit: str) -> None:
    code, column, words = BAD[edit]
    found = said(edit)[0]
    assert found.place is not None
    assert (found.code, found.place.file, found.place.line, found.place.column) == (code, "--set", 1, column)
    assert words in found.message + found.hint and found.place.snippet == edit


def test_items_by_number_or_name_below_the_mapping_that_holds_their_list(tmp_path: Path) -> None:
    """The list stands below ``ranges``, which needn't be written."""
    edits = ["公众满意度/tiers/2/score=7", "公众满意度/tiers/ranges/2/score=7", "公众满意度/tiers/85%（含）-95%/score=7"]
    made = [load_edited(written(tmp_path), [edit]) for edit in edits]
    base = load_version(written(tmp_path))
    found = [[(item.kind, item.old, item.new) for item in changes_between(base, one).edits] for one in made]
    assert found[0] == found[1] == found[2] and [kind for kind, _, _ in found[0]] == ["tiers"]


def test_a_name_goes_before_a_number(tmp_path: Path) -> None:
    """Points of a line between points are called by where they stand."""
    made = load_edited(written(tmp_path), ["办结率/interpolate/1/score=9"]).top
    assert [str(made.at(("indicators", 1, "interpolate", "knots", index, "score")).plain()) for index in (0, 1)] == ["0", "9"]


def test_new_sections_of_names_are_written_in_the_file(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        load_edited(written(tmp_path), ["parameters/某数=3"])
    assert [item.code for item in caught.value.findings] == ["B761"] and "写在指标体系的文件里" in caught.value.findings[0].hint


def test_two_edits_below_a_section_that_is_new() -> None:
    made = load_edited(RUBRIC, ["total/max=98", "total/min=10"]).top
    assert made.at(("total",)).plain() == {"max": 98, "min": 10}
    assert [item.code for item in said("total/max=98", "total/max=97")] == ["B765"]


@pytest.mark.parametrize("edits, asked", [
    (["项目完成及时性/points=5"], "--set '重点工作完成情况/points=9' 或 --set '效率性/points=19'"),
    (["政府采购执行情况/政府采购执行率/points=0.5"],
     "--set '政府采购执行情况/政策功能落实情况/points=1.5' 或 --set '政府采购执行情况/points=1.5'"),
    (["固定资产利用率/weight=3"], "--set '资产管理/points=5'"),
    (["资产管理/points=1"], "请再写几处 --set，改下级的分值"),
])
def test_what_else_to_edit_for_points_to_add_up(edits: list[str], asked: str) -> None:
    found = said(*edits)
    assert {item.code for item in found} == {"B766"} and any(asked in item.hint for item in found)
    assert not any("excerpt" in item.hint for item in found)


def test_edits_that_the_docs_show_are_good() -> None:
    page = (Path(__file__).parent.parent.parent / "docs" / "命令.md").read_text(encoding="utf-8")
    lines = [shlex.split(line) for line in page.splitlines() if line.startswith("biaochi impact ") and "--set" in line]
    for words in lines:
        load_edited(words[3], [after for word, after in zip(words, words[1:]) if word == "--set"])
    assert max(words.count("--set") for words in lines) == 4


def test_edits_together_add_up() -> None:
    made = load_edited(RUBRIC, ["预算编制规范性/points=6", "部门决策/预算编制/points=11", "部门决策/points=26", "points=101"])
    assert made.indicators[("部门决策", "预算编制", "预算编制规范性")].points == 6 and made.rubric.points == 101


def test_what_follows_from_several_edits_stands_at_the_nearest() -> None:
    found = said("预算编制规范性/points=6", "部门决策/预算编制/预算编制合理性/points=4")
    assert [item.place.snippet if item.place else "" for item in found] == ["部门决策/预算编制/预算编制合理性/points=4"]


def test_the_same_thing_twice() -> None:
    assert [item.code for item in said("rounding/rate=1%", "rounding/rate=none")] == ["B765"]


def test_all_that_is_wrong_is_said() -> None:
    assert [item.code for item in said("没有/each=1", "预算编制规范性/deduct=3")] == ["B761", "B763"]


def test_without_edits_it_is_the_rubric_itself() -> None:
    assert load_edited(RUBRIC, []).rubric == load_version(RUBRIC).rubric


def test_the_hash_tells_edits_apart() -> None:
    one, other = (load_edited(RUBRIC, [f"预算编制规范性/deduct/each={each}"]).rubric.sha256 for each in ("2", "3"))
    assert len({one, other, load_version(RUBRIC).rubric.sha256}) == 3


def test_an_error_names_the_option_that_it_was() -> None:
    with pytest.raises(FindingsError) as caught:
        load_edited(RUBRIC, ["没有/each=1"], option="--old-set")
    place = caught.value.findings[0].place
    assert place is not None and place.file == "--old-set"
