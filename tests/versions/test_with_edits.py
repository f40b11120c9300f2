"""Edits given on the command line: where they lead, what comes of them, and what is said of those that are no good."""

from __future__ import annotations

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
    "rounding/total=null": ("B764", 16, "null"),
    "预算编制规范性/points=9": ("B766", 1, "下级指标加起来是 14 分"),
    "固定资产利用率/tiers=null": ("B766", 1, "没有写怎样评分"),
    "预算编制规范性/deduct/each=abc": ("B195", 21, "不是数"),
    f"{TIER}/when=固定资产利用率 ≥ 95%": ("B132", 34, "没有一档适用"),
    "values/项目完成及时率/formula=已完成项目数 ÷ 实际项目数": ("B202", 33, ""),
}


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
