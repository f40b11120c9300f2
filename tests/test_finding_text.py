"""Findings as text with a caret, as JSON and as GitHub annotations."""

from __future__ import annotations

import json

import pytest

from engine.finding_text import FORMATS, finding_text, findings_github, findings_json, summary
from engine.findings import Finding, Place, Severity, finding
from engine.width import width

COLON = finding("B011", Place("规则.yaml", 2, 3, 1, "权重：10"), key="权重")


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def test_a_finding_shows_its_line_with_a_full_width_caret() -> None:
    assert finding_text([COLON]).split("\n") == [
        "规则.yaml:2:3 错误 B011 “权重”后面的冒号是全角的“：”，应当用半角冒号",
        "    2 | 权重：10",
        "      | 　　＾",
        "  提示：改成“权重: ”（半角冒号，后面加一个空格）；如果这里本来就是一段文字，用单引号括起来。",
        "共 1 个错误",
        "",
    ]


@pytest.mark.parametrize(("snippet", "column", "length", "under"), [
    ("when: > 90%", 7, 1, "      ^"),
    ("  名称: x", 3, 2, "  ＾＾"),
    ("名称: abc", 5, 3, "　　  ^^^"),
    ("a\tb", 3, 1, "  ^"),
    ("ab", 3, 1, "  ^"),
    ("ab", 1, 99, "^^"),
    ("😀 x", 3, 1, "　 ^"),
])
def test_the_caret_stands_below_its_character(snippet: str, column: int, length: int, under: str) -> None:
    lines = finding_text([finding("B036", Place("x", 12, column, length, snippet))]).split("\n")
    assert lines[2] == "      | " + under
    assert width(lines[2]) >= width("      | " + snippet[:column - 1].replace("\t", " "))


@pytest.mark.parametrize("column", [1, 50, 120, 200, 241, 242])
def test_long_lines_are_cut_around_the_caret(column: int) -> None:
    snippet = "长" * 120 + "!" + "短" * 120
    lines = finding_text([finding("B036", Place("x", 1, column, 1, snippet))]).split("\n")
    assert width(lines[1]) <= 100 and width(lines[2]) <= 101
    under = next(index for index, char in enumerate(lines[2]) if char in "^＾")
    shown, columns = lines[1], width(lines[2][:under])
    at = next((index for index in range(len(shown)) if width(shown[:index]) == columns), len(shown))
    assert shown[at:at + 1] == snippet[column - 1:column]


def test_without_a_place_or_a_line() -> None:
    assert finding_text([finding("B002", Place("a.yaml"))]).startswith("a.yaml 错误 B002 文件是 UTF-16")
    assert finding_text([finding("B004")]).startswith("错误 B004 文件是空的\n  提示：")


def test_control_characters_of_a_file_do_not_reach_the_terminal() -> None:
    shown = finding_text([finding("B107", Place("x\033[2J", 1, 1, 1, "a\033[31m\u202eb"), key="\033]0;x\007", allowed="a\nb")])
    assert "\033" not in shown and "\007" not in shown and "\u202e" not in shown


def test_colour_only_where_asked() -> None:
    assert "\033" not in finding_text([COLON])
    assert "\033[31;1m错误\033[0m" in finding_text([COLON], True)
    assert "\033[32;1m＾\033[0m" in finding_text([COLON], True)


def test_the_summary_counts() -> None:
    warning = Finding("B011", None, {"key": "a"}, Severity.WARNING)
    assert summary([COLON, COLON, warning]) == "共 2 个错误，1 个警告"
    assert summary([finding("B009")]) == "共 1 个提醒"
    assert finding_text([]) == "没有发现问题\n"


def test_everything_prints_on_a_gbk_console() -> None:
    finding_text([COLON, finding("B036", Place("x", 1, 1, 1, "长" * 200))]).encode("gbk")


def test_json_holds_places_and_counts() -> None:
    read = json.loads(findings_json([COLON]))
    assert (read["errors"], read["warnings"], read["infos"]) == (1, 0, 0)
    assert read["findings"][0] == {
        "code": "B011", "severity": "error", "file": "规则.yaml", "line": 2, "column": 3, "snippet": "权重：10",
        "message": COLON.message, "hint": COLON.hint,
    }


def test_github_annotations_are_escaped() -> None:
    item = finding("B020", Place("a,b:c.yaml", 3, 5, 2, "x"), text="9%\n5")
    line = findings_github([item])
    assert line.startswith("::error file=a%2Cb%3Ac.yaml,line=3,col=5,endColumn=7,title=B020::“9%25%0A5”不是数%0A")
    assert findings_github([finding("B009")]).startswith("::notice title=B009::")


def test_formats_share_a_signature() -> None:
    assert set(FORMATS) == {"text", "json", "github"}
    for write in FORMATS.values():
        assert isinstance(write([COLON], False), str)
