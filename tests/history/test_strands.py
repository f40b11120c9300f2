"""Lines of all versions on common lines: nothing is lost, nothing changes its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.history import History, find_row, general_strands, row_strands
from engine.history.shown import entries
from engine.history.strands import aligned

LINES = st.lists(st.sampled_from(["甲得1分", "乙得2分", "丙得3分", "丁得4分", "甲得5分"]), max_size=5)


@given(st.lists(st.none() | LINES, min_size=1, max_size=5))
def test_every_version_keeps_its_lines_in_order(versions: list[list[str] | None]) -> None:
    made = aligned(versions)
    for number, lines in enumerate(versions):
        assert [line[number] for line in made if line[number]] == (lines or [])
    assert all(len(line) == len(versions) and any(line) for line in made)


def test_lines_that_belong_together_stand_together() -> None:
    """A tier put in between; a version in which the indicator isn't there is passed over."""
    assert aligned([["90%以上得10分", "90%以下得0分"], None, ["95%以上得10分", "75%到95%得7分", "90%以下得0分"]]) == (
        ("90%以上得10分", "", "95%以上得10分"), ("", "", "75%到95%得7分"), ("90%以下得0分", "", "90%以下得0分"))


def test_equal_in_all_but_widths_is_the_same() -> None:
    assert aligned([["利用率 ≥ 90%"], ["利用率≥９０％"]]) == (("利用率 ≥ 90%", "利用率≥９０％"),)


def test_aspects_of_one_indicator(whole: History) -> None:
    row = find_row(whole, "资产利用")
    strands = {strand.name: strand for strand in row_strands(whole, row)}
    assert list(strands) == ["名称", "所属", "分值", "评分规则", "参数“达标线”", "计算值“资产利用率”", "官方原文"]
    assert strands["分值"].lines == (("10", "10", "10", "6"),)
    assert strands["参数“达标线”"].lines == (("", "", "95%", "97%"),)
    assert strands["计算值“资产利用率”"].lines[0][1:3] == (
        "在用固定资产 ÷ 固定资产总额 × 100%", "在用固定资产 ÷ 固定资产总额 × 100%（四舍五入到0.1%）")


def test_conditions_are_aspects_too(whole: History) -> None:
    strands = {strand.name: strand for strand in row_strands(whole, find_row(whole, "政府采购执行情况"))}
    veto = "否决：实际采购金额 ＞ 采购计划金额的，得0分"
    assert strands["否决"].lines == (("", "", veto, veto),)
    assert strands["得分上下限"].lines == (("最高20分", "最高20分", "最高12分", "最高12分"),)
    states = [entry.state for entry in entries(strands["否决"], [True] * 4)[0]]
    assert states == ["empty", "empty", "came", "same"]


def test_what_is_the_same_as_before_a_gap_is_said_again(whole: History) -> None:
    row = find_row(whole, "公务卡使用")
    strand = next(item for item in row_strands(whole, row) if item.name == "所属")
    states = [entry.state for entry in entries(strand, [cell.node is not None for cell in row.cells])[0]]
    assert states == ["first", "absent", "again", "same"]


def test_what_holds_for_the_whole(whole: History) -> None:
    strands = {strand.name: strand.lines for strand in general_strands(whole)}
    assert list(strands) == ["总分", "等次", "比率的取舍", "得分的取舍", "合计的取舍"]
    assert strands["等次"][3] == ("差：总分 ＜ 60",) * 2 + ("差：总分 ＜ 60，核减下一年度预算",) * 2
    assert strands["比率的取舍"] == (("不取舍", "不取舍", "四舍五入到0.1%", "四舍五入到0.1%"),)
