"""Data for one version, read under another: what only the newer one asks for may stand in them already."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from engine.compare import Comparison, compare
from engine.findings import FindingsError

HEAD = "schema: 1\nid: {id}\ntitle: 试\nyear: {year}\npoints: 20\nindicators:\n"
OLD = HEAD.format(id="t/old", year=2021) + """\
- name: 制度
  points: 10
  checklist:
  - name: 有制度
    points: 6
  - name: 已执行
    points: 4
- name: 合规
  points: 6
  deduct:
    each: 2
- name: 满意程度
  points: 4
  judged: 满意的得4分
"""
NEW = HEAD.format(id="t/new", year=2022) + """\
- name: 制度
  points: 8
  checklist:
  - name: 有制度
    points: 4
  - name: 已执行
    points: 2
  - name: 有检查
    points: 2
- name: 合规
  points: 6
  judged: 合规的得6分
- name: 群众满意程度
  points: 4
  judged: 满意的得4分
- name: 创新
  points: 2
  judged: 有创新的得2分
"""
DATA = """\
schema: 1
rubric: t/old
department: 某局
year: 2021
answers:
  制度:
    有制度: 是
    已执行: 否
    有检查: 是
  合规:
    value: 5
    reason: 有一处不合规
  满意程度:
    value: 3
    reason: 一般
  创新:
    value: 1
    reason: 略有创新
findings:
  合规:
  - 一处不合规
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two versions without a common base."""
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(data: str, *rubrics: str) -> Comparison:
    """The data under both versions, the old one first unless others are named."""
    Path("data.yaml").write_text(data, encoding="utf-8")
    return compare([Path("data.yaml")], rubrics or ("old.yaml", "new.yaml"))


def test_what_both_ask_for_stands_in_one_file(folder: Path) -> None:
    """Old: 6 + 4 + 3; new: an item, an indicator and another method, all answered: 4 + 2, 5, 3, 1."""
    made = compared(DATA)
    assert [side.card.total for side in made.sides] == [13, 15] and not made.attributions[0].open
    assert sum(effect.total for effect in made.attributions[0].effects) == 2
    back = compared(DATA, "new.yaml", "old.yaml")
    assert [side.card.total for side in back.sides] == [15, 13]


def test_a_renamed_indicator_may_be_answered_by_either_name(folder: Path) -> None:
    """Answered under both, each version takes its own."""
    renamed = DATA.replace("  创新:", "  群众满意程度:\n    value: 2\n    reason: 不满意\n  创新:")
    made = compared(renamed)
    assert [side.card.nodes[2].score for side in made.sides] == [Fraction(3), Fraction(2)]


def test_a_name_that_nobody_knows_is_still_told(folder: Path) -> None:
    for slip in ("有检察: 是", "有监督: 是"):
        with pytest.raises(FindingsError) as error:
            compared(DATA.replace("有检查: 是", slip))
        assert [item.code for item in error.value.findings] == ["B313"]


def test_a_table_of_each_year_is_of_its_own_rubric(folder: Path) -> None:
    """A judged score of 4 of 4 isn't scaled as if it had been given under the other year's rubric."""
    names = "部门,制度/有制度,制度/已执行,合规,{},{}（理由）"
    Path("2021.csv").write_text(names.format(*["满意程度"] * 2) + "\n某局,是,是,0,4,好\n", encoding="utf-8")
    Path("2022.csv").write_text(
        names.format(*["群众满意程度"] * 2) + ",合规（理由）,制度/有检查,创新,创新（理由）\n某局,是,是,6,4,好,合规,是,2,有\n",
        encoding="utf-8")
    made = compare([Path("2021.csv"), Path("2022.csv")], ["old.yaml", "new.yaml"])
    assert [(side.card.total, side.card.data.year) for side in made.sides] == [(20, 2021), (20, 2022)]
    assert not [item for item in made.sides[1].faults if item.code == "B370"]


def test_what_is_answered_counts_though_something_is_missing(folder: Path) -> None:
    """New: 有制度 is met (4), 已执行 isn't (0), 有检查 (2) isn't answered: 4 or 6, not 0 to 8."""
    made = compared(DATA.replace("    有检查: 是\n", ""))
    assert made.sides[1].span_of(("制度",)) == (4, 6) and made.sides[1].span == (13, 15)


def test_a_yes_or_no_that_is_missing_is_tried_both_ways(folder: Path) -> None:
    """Vetoed or not; the parts that are known are known."""
    rubric = HEAD.format(id="t/veto", year=2023).replace("indicators:", "inputs:\n  违规:\n    type: bool\nindicators:") + """\
- name: 合规
  points: 20
  veto:
    when: 违规
    score: 2
  parts:
  - name: 制度
    points: 5
    judged: 制度健全的得5分
  - name: 执行
    points: 15
    judged: 执行到位的得15分
"""
    (folder / "veto.yaml").write_text(rubric, encoding="utf-8")
    data = "schema: 1\nrubric: t/veto\ndepartment: 某局\nyear: 2023\nanswers:\n  合规:\n    制度: 4\n    执行: 12\n"
    made = compared(data, "veto.yaml", "veto.yaml")
    assert made.sides[0].card.total is None and made.sides[0].span == (2, 16)
