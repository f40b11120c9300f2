"""Indicators are followed through renames, moves and gaps; what changed is told against the last version that had them."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.history import History, Row, find_row, gather, history
from engine.history.marks import cell_text, changes_words, marks


def kinds(row: Row) -> list[list[str]]:
    """The kinds of edits in each version."""
    return [sorted({edit.kind for edit in cell.edits}) for cell in row.cells]


def test_versions_stand_in_order(whole: History) -> None:
    assert whole.labels == ("2019", "2020", "2021", "2022") and len(whole.steps) == 3


def test_a_row_for_each_indicator_that_any_version_has(whole: History) -> None:
    """In the newest order; one row though it was renamed, moved, gone for a year."""
    assert ["/".join(row.node.path) for row in whole.rows] == [
        "部门管理", "部门管理/固定资产利用情况", "部门管理/公务卡使用", "部门绩效", "部门绩效/重点任务完成率",
        "部门绩效/政府采购执行情况", "部门绩效/服务对象满意度"]


def test_renamed(whole: History) -> None:
    row = find_row(whole, "固定资产利用情况")
    assert [cell.node.name for cell in row.cells if cell.node] == ["资产利用", "资产利用", "固定资产利用情况", "固定资产利用情况"]
    assert kinds(row) == [[], ["tiers"], ["renamed", "tiers"], ["parameter", "points", "tiers"]]
    assert [cell_text(row, number) for number in range(4)] == [
        "10\n（资产利用）", "10\n档次", "10\n改名、档次", "6\n参数、分值、档次"]


def test_a_rename_that_an_extension_states(whole: History) -> None:
    renamed = [edit for edit in find_row(whole, "群众满意度").cells[3].edits if edit.kind == "renamed"]
    assert [(edit.old, edit.new, edit.by) for edit in renamed] == [("群众满意度", "服务对象满意度", "stated")]


def test_moved(whole: History) -> None:
    row = find_row(whole, "政府采购执行情况")
    assert [cell.parent for cell in row.cells] == ["部门管理", "部门管理", "部门绩效", "部门绩效"]
    assert kinds(row) == [[], [], ["moved", "points", "veto"], []]


def test_gone_and_back(whole: History) -> None:
    """One row with a gap; on its return it is compared with the version that had it."""
    row = find_row(whole, "公务卡使用")
    assert [cell.event for cell in row.cells] == ["", "removed", "returned", ""]
    assert [cell.before for cell in row.cells] == [None, 0, 0, 2]
    assert [cell.points for cell in row.cells] == [Fraction(10), None, Fraction(8), Fraction(8)]
    assert list(changes_words(row.cells[2])) == ["恢复", "分值：10 → 8"]
    assert marks(row.cells[1]) == ("删去",) and row.cells[1].parent == "" and row.cells[1].rule == ()


def test_points_and_rules(whole: History) -> None:
    row = find_row(whole, "重点任务完成率")
    assert [cell.points for cell in row.cells] == [40, 50, 50, 50] and kinds(row)[1] == ["points"]
    assert find_row(whole, "资产利用").cells[1].rule == (
        "资产利用率 ≥ 95%，得10分", "95% ＞ 资产利用率 ≥ 85%，得7分", "85% ＞ 资产利用率 ≥ 75%，得4分", "资产利用率 ＜ 75%，得0分")


def test_a_wording_that_says_more_is_marked_one_with_other_points_is_not(whole: History) -> None:
    assert marks(find_row(whole, "服务对象满意度").cells[3]) == ("分值", "改名", "文字")
    assert marks(find_row(whole, "重点任务完成率").cells[1]) == ("分值",)


def edited(home: Path, year: str, *pairs: tuple[str, str]) -> None:
    """A version with other words."""
    path = home / "rubrics" / "moxian" / f"{year}.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_an_id_holds_a_row_together_over_a_gap(home: Path) -> None:
    """Though neither name nor wording are alike; without the id there are two rows."""
    edited(home, "2021", ("- name: 公务卡使用", "- name: 结算方式"))
    names = [row.node.name for row in history(gather("moxian").versions).rows]
    assert "公务卡使用" in names and "结算方式" in names
    for year, name in (("2019", "公务卡使用"), ("2021", "结算方式")):
        edited(home, year, (f"- name: {name}\n", f"- name: {name}\n    id: card\n"))
    row = find_row(history(gather("moxian").versions), "card")
    assert [cell.node.name if cell.node else None for cell in row.cells] == ["公务卡使用", None, "结算方式", "结算方式"]


def test_one_that_is_gone_stands_where_it_stood(home: Path) -> None:
    """Behind its former neighbour, also once that has more below it; not at the end."""
    edited(home, "2021", ("  - name: 公务卡使用", "  - name: 完全不同的指标"))
    rows = history(gather("moxian").versions).rows
    assert [row.node.name for row in rows][:5] == ["部门管理", "固定资产利用情况", "公务卡使用", "完全不同的指标", "部门绩效"]
    assert [cell.event for cell in rows[2].cells] == ["", "removed", "", ""]
    assert [cell.event for cell in rows[3].cells] == ["", "", "added", ""]


def test_a_parameter_or_value_marks_those_that_stand_on_it(home: Path) -> None:
    edited(home, "2020", ("formula: 完成任务数 ÷ 目标任务数 × 100%", "formula: (完成任务数 － 1) ÷ 目标任务数 × 100%"))
    whole = history(gather("moxian").versions)
    assert kinds(find_row(whole, "重点任务完成率"))[1:] == [["points", "value"], ["value"], []]
    assert kinds(find_row(whole, "公务卡使用")) == [[], [], ["points"], []]


def test_a_draft_stands_behind_the_published_one_and_a_base_before_what_extends_it(home: Path) -> None:
    folder = home / "rubrics" / "moxian"
    text = "schema: 1\nid: moxian/{id}\nextends: moxian/{base}\ntitle: 稿\nyear: 2022\nparameters:\n  达标线: {value}\n"
    (folder / "2022-draft.yaml").write_text(text.format(id="2022-draft", base="2022", value="98%"), encoding="utf-8")
    (folder / "2021-z.yaml").write_text(text.format(id="2021-z", base="2021", value="94%"), encoding="utf-8")
    (folder / "2022-a.yaml").write_text(text.format(id="2022-a", base="2022-draft", value="99%"), encoding="utf-8")
    labels = history(gather("moxian").versions).labels
    assert labels == ("2019", "2020", "2021", "2021-z", "2022", "2022-draft", "2022-a")


def test_without_versions_there_is_no_history() -> None:
    with pytest.raises(ValueError, match="version"):
        history([])
