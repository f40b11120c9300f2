"""What is shown of a history: golden outputs, widths, JSON against its schema."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from engine.document.writers import WRITERS
from engine.document.writers.text import write_text
from engine.history import History, find_row, gather, history, history_document, history_json
from engine.language_choice import choose_language
from engine.width import width
from tests.builders import validate

EXPECTED = Path(__file__).parent / "expected"
SHOWN = [("family-100", None, 100), ("family-60", None, 60), ("row-100", "资产利用", 100), ("row-80", "资产利用", 80),
         ("gap-100", "公务卡使用", 100), ("gap-80", "公务卡使用", 80)]


def shown(whole: History, asked: str | None, columns: int) -> str:
    """The text in so many columns."""
    row = find_row(whole, asked) if asked else None
    return write_text(history_document(whole, "moxian", row, columns), columns)


@pytest.mark.parametrize(("name", "asked", "columns"), SHOWN)
def test_text(whole: History, name: str, asked: str | None, columns: int) -> None:
    assert shown(whole, asked, columns) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize("asked", [None, "资产利用", "公务卡使用", "部门绩效"])
def test_no_line_is_too_wide_and_a_gbk_console_shows_it(whole: History, asked: str | None, columns: int) -> None:
    text = shown(whole, asked, columns)
    assert max(map(width, text.splitlines())) <= columns
    assert text.encode("gbk").decode("gbk") == text


@pytest.mark.parametrize("asked", [None, "资产利用"])
def test_narrow_and_wide_say_the_same_changes(whole: History, asked: str | None) -> None:
    """The last version's points, and the new name, stand in both."""
    for columns in (60, 140):
        text = shown(whole, asked, columns)
        assert "固定资产利用情况" in text and re.search(r"\b6\b", text)


def test_english(whole: History) -> None:
    """What the program says is English; what the rubrics say stays as it is."""
    choose_language("en")
    try:
        text = shown(whole, None, 140) + shown(whole, "公务卡使用", 60) + shown(whole, "资产利用", 140)
    finally:
        choose_language(None)
    own = "".join({char for line in text.splitlines() for char in line if "\u4e00" <= char <= "\u9fff"})
    theirs = "".join(path.read_text(encoding="utf-8") for path in (EXPECTED.parent / "family").glob("*.yaml"))
    assert set(own) <= set(theirs)
    assert "History of moxian" in text and "same" in text


def test_marks_are_toned(whole: History) -> None:
    """Whatever has a tone says the same in words."""
    document = history_document(whole, "moxian", find_row(whole, "资产利用"))
    tones = {cell.text: cell.tone for table in document.tables for row in table.rows for cell in row if not cell.header}
    assert tones["固定资产利用情况"] == "key" and tones["同左"] == "muted" and tones["资产利用"] == ""
    assert tones["85% ＞ 资产利用率 ≥ 75%，得4分"] == "new"


def test_one_version_is_shown_and_said(home: Path) -> None:
    whole = history(gather("moxian/2020").versions)
    for row in (None, find_row(whole, "资产利用")):
        for columns in (40, 100):
            text = write_text(history_document(whole, "moxian/2020", row, columns), columns)
            assert "只有一个版本" in text and "资产利用" in text and "同左" not in text


@pytest.mark.parametrize("form", ["md", "html"])
def test_other_formats(whole: History, form: str) -> None:
    """Every indicator and version is there."""
    text = WRITERS[form].text(history_document(whole, "moxian"))
    assert all(name in text for name in ("2019", "2022", "固定资产利用情况", "资产利用", "公务卡使用", "恢复、分值"))


def test_family_json(whole: History) -> None:
    made = history_json(whole, "moxian")
    validate("history", made)
    assert [version["label"] for version in made["versions"]] == ["2019", "2020", "2021", "2022"]
    card = row_of(made, "公务卡使用")
    assert [cell["event"] for cell in card["cells"]] == [None, "removed", "returned", None]
    assert [cell["points"] for cell in card["cells"]] == [10, None, 8, 8]
    assert [change["kind"] for change in card["cells"][2]["changes"]] == ["points"]
    assert [aspect["name"] for aspect in made["aspects"]][0] == "总分"


def test_row_json(home: Path) -> None:
    """With the findings of a version that was left out."""
    path = home / "rubrics" / "moxian" / "2020.yaml"
    path.write_text("indicators: [", encoding="utf-8")
    found = gather("moxian")
    whole = history(found.versions)
    made = history_json(whole, "moxian", find_row(whole, "资产利用"), found.findings)
    validate("history", made)
    assert [row["name"] for row in made["indicators"]] == ["固定资产利用情况"]
    assert made["findings"][-1]["code"] == "B753"
    assert [aspect["name"] for aspect in made["aspects"]][:3] == ["名称", "所属", "分值"]


def row_of(made: dict[str, Any], name: str) -> dict[str, Any]:
    """One indicator of the JSON."""
    found: dict[str, Any] = next(row for row in made["indicators"] if row["name"] == name)
    return found
