"""Slips of people who do not program: each is told once, where it is, and nothing that follows from it is told as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.findings import Finding
from engine.language_choice import choose_language
from engine.lint import lint_paths

GOOD = Path(__file__).parent / "positive"
RUBRIC, DATA = ((GOOD / f"{name}.yaml").read_text(encoding="utf-8") for name in ("rubric", "data"))

TIERS = """\
    - when: 政府采购执行率 ≥ 90%
      score: 4
    - when: 90% ＞ 政府采购执行率 ≥ 60%
      score: 2
    - when: 政府采购执行率 ＜ 60%
      score: 0
"""
# Of the file (by its name in positive/): what is replaced, by what, and all that is said.
SLIPS = {
    "rubric": (
        ("inputs:", "input:", "B100 10:1"),
        ("inputs:", "填报数据:", "B100 10:1"),
        ("inputs:", "东西:", "B107 10:1"),
        ("values:", "value:", "B100 33:1"),
        ("tables:", "table:", "B100 21:1"),
        ("columns:", "column:", "B100 25:5"),
        ("indicators:\n- name: 资金管理", "indicator:\n- name: 资金管理", "B100 41:1"),
        ("    tiers:", "    tier:", "B100 47:5"),
        ("score: 2\n", "score: 政府采购执行率 / 90% × 4分\n", "B195 51:14"),
        ("score: 2\n", "score: 无\n", "B195 51:14"),
        ("year: 2024", "year: 2024年", "B195 4:7"),
        ("    formula: 实际", "  formula: 实际", "B109 34:3"),
        ("- name: 资金管理", "－ name: 资金管理", "B010 42:1"),
        ("- name: 资金管理", "— name: 资金管理", "B010 42:1"),
        ("indicators:\n- name: 资金管理", "indicators: 指标\n- name: 资金管理", "B010 42:1"),
        ("    - when: 政府采购执行率 ≥ 90%\n      score: 4", "    - when: 政府采购执行率 ≥ 90%，score: 4", "B033 48:32"),
        ("    points: 4\n", "    points:\n", "B109 46:5"),
        (TIERS, TIERS.replace("\n  ", "\n")[2:], "B109 47:5"),
        ("formula: 实际采购金额 ÷ 采购计划金额", "formula: [实际采购金额 ÷ 采购计划金额]", "B213 35:14"),
        ("formula: 实际采购金额 ÷ 采购计划金额 × 100%", "formula: [实际采购金额 ÷ 采购计划金额]", "B213 35:14"),
        ("formula: 实际采购金额 ÷ 采购计划金额", "formula: {实际采购金额 ÷ 采购计划金额}", "B213 35:14"),
        ("formula: 实际采购金额 ÷ 采购计划金额 × 100%", "formula: {实际采购金额 ÷ 采购计划金额}", "B213 35:14"),
        ("- when: 政府采购执行率 ≥ 90%", "- when: [政府采购执行率] ≥ 90%", "B213 48:13"),
    ),
    "data": (
        ("inputs:", "input:", "B100 5:1"),
        ("inputs:", "数据:", "B100 5:1"),
        ("answers:", "answer:", "B100 16:1"),
        ("findings:", "finding:", "B100 20:1"),
        ("answers:", "回话:", "B107 16:1"),
        ("answers:\n  信息公开:\n    预算公开: 是\n    决算公开: 是\n", "answers:\n", "B109 16:1"),
        ("answers:\n  信息公开:\n    预算公开: 是\n    决算公开: 是\n", "answers: 是\n", "B102 16:10"),
        ("采购计划金额: 1,000.00", "采购计划金额: ''", "B301 6:11"),
        ("    预算公开: 是\n    决算公开: 是\n", "", "B316 17:3, B316 17:3"),
        ("  信息公开:\n    预算公开: 是\n    决算公开: 是\n", "  信息公开: 是\n", "B348 17:9"),
        ("    预算公开: 是\n", "    预算公开: 可能\n", "B304 18:11"),
        ("采购计划金额:", "采购计划金额、:", "B302 6:3"),
        ("year: 2024", "year: 2024年度", "B195 4:7"),
        ("  信息公开:\n    预算公开: 是\n    决算公开: 是\n", "信息公开:\n  预算公开: 是\n  决算公开: 是\n", "B109 16:1"),
        ("department:", "单位:", "B100 3:1"),
        ("department:", "填报单位:", "B100 3:1"),
        ("  采购计划金额: 1,000.00", "  - 采购计划金额: 1,000.00", "B010 7:3"),
        ("采购计划金额:", "采购计划全额:", "B302 6:3"),
        ("    预算公开: 是\n", "    预算公式: 是\n", "B313 18:5"),
        ("  信息公开:\n", "  信息公布:\n", "B313 17:3"),
        ("answers:\n", "  自评得分: 95\nanswers:\n", "B349 16:3"),
        ("answers:\n", "  自评得分:\n    采购执行: 4\nanswers:\n", "B349 16:3"),
        ("answers:\n", "  采购执行: 4\nanswers:\n", "B349 16:3"),
        ("answers:\n", "  claimed:\n    采购执行: 4\nanswers:\n", "B194 16:3"),
        ("answers:\n", "claimed:\n  采购执行: 4\n  合计: 9\nanswers:\n", "B349 18:3"),
    ),
}


def slipped(tmp_path: Path, name: str, old: str, new: str) -> list[Finding]:
    """What lint says of one of the good files when a part of it is replaced (the first that there is)."""
    for other, text in (("rubric", RUBRIC), ("data", DATA.replace("../positive/", ""))):
        made = text.replace(old, new, 1) if other == name else text
        (tmp_path / f"{other}.yaml").write_text(made, encoding="utf-8")
    return lint_paths([tmp_path / f"{name}.yaml"])


@pytest.mark.parametrize(("name", "old", "new", "expected"),
                         [(name, *slip) for name, slips in SLIPS.items() for slip in slips])
def test_a_slip_is_told_once(tmp_path: Path, name: str, old: str, new: str, expected: str) -> None:
    found = slipped(tmp_path, name, old, new)
    assert ", ".join(f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place) == expected
    assert all(item.message and item.hint for item in found)


def test_faults_below_a_misspelt_key_are_told(tmp_path: Path) -> None:
    """What stands there is read as if the key were right: the next run has nothing new to say."""
    found = slipped(tmp_path, "rubric", "values:\n  政府采购执行率:\n    formula: 实际采购金额 ÷",
                    "value:\n  政府采购执行率:\n    formula: 实采购金额 ÷")
    assert [item.code for item in found] == ["B100", "B202"]


def test_a_misspelt_extends(tmp_path: Path) -> None:
    """The base is read all the same."""
    (tmp_path / "base.yaml").write_text(RUBRIC, encoding="utf-8")
    top = "schema: 1\nid: lint/more\ntitle: 改\nyear: 2025\nextend: base.yaml\nchanges:\n"
    (tmp_path / "more.yaml").write_text(top + "- rename: 资金管理\n  to: 资金\n", encoding="utf-8")
    assert [str(item.code) for item in lint_paths([tmp_path / "more.yaml"])] == ["B100"]


def test_an_id_that_is_not_the_place_of_its_file(tmp_path: Path) -> None:
    """Only in a folder in which ids are looked up."""
    for folder, said in (("rubrics/lint", ["B191 3:5"]), ("rubrics/deep/lint", []), ("mine/lint", [])):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "other.yaml").write_text("# 检查用\n" + RUBRIC, encoding="utf-8")
        (tmp_path / folder / "base.yaml").write_text(RUBRIC, encoding="utf-8")
        found = lint_paths([tmp_path / folder])
        assert [f"{item.code} {item.place.line}:{item.place.column}" for item in found if item.place] == said
        assert all(item.params == {"id": "lint/base", "home": "lint/other"} for item in found)


def test_a_score_that_is_worked_out_is_a_formula(tmp_path: Path) -> None:
    """The hint says so, with the formula that was written."""
    (item,) = slipped(tmp_path, "rubric", "score: 2\n", "score: 政府采购执行率 × 4分\n")
    assert "formula: 政府采购执行率 × 4分" in item.hint


JUDGED = "id: a/2024\ntitle: 甲\nyear: 2024\nissuer: 乙\npoints: 4\nindicators:\n- name: 丙\n  points: 4\n  judged: 酌情打分\n"
ANSWER = "rubric: rubric.yaml\ndepartment: 丁\nyear: 2024\nanswers:\n  丙:\n"


@pytest.mark.parametrize(("said", "expected"), [
    ("    value: 3\n    reason: 好\n", []), ("    value: 3分\n    reason: 好\n", []),
    ("    得分: 3\n    理由: 好\n", ["B100", "B100"]), ("    values: 3\n    reason: 好\n", ["B100"]),
    ("    value: 3\n    依据什么: 好\n", ["B107", "B433"]), ("    value: 5分\n    reason: 好\n", ["B432"]),
])
def test_an_answer_with_slips_in_its_keys(tmp_path: Path, said: str, expected: list[str]) -> None:
    """The keys of one answer are read as they were meant; a judgement may say 3分."""
    (tmp_path / "rubric.yaml").write_text("schema: 1\n" + JUDGED, encoding="utf-8")
    (tmp_path / "data.yaml").write_text("schema: 1\n" + ANSWER + said, encoding="utf-8")
    assert [item.code for item in lint_paths([tmp_path / "data.yaml"])] == expected


def test_what_the_file_says_is_quoted_as_it_stands(tmp_path: Path) -> None:
    """In English too, though 无 and 自评得分 are words that reports translate."""
    found = [*slipped(tmp_path, "rubric", "score: 2\n", "score: 无\n"),
             *slipped(tmp_path, "data", "answers:\n", "  自评得分: 95\nanswers:\n")]
    choose_language("en")
    try:
        assert ["“无” is" in found[0].message, "“自评得分” is" in found[1].message] == [True, True]
    finally:
        choose_language("zh")
