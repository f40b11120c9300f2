"""Text, JSON and annotations: exact numbers, carets that stand right, nothing that steers the terminal."""

from __future__ import annotations

import json
from decimal import Decimal

from engine.commands.finding_text import finding_github, finding_text
from engine.commands.json_output import json_text
from engine.findings import Place, finding


def test_json_numbers_keep_their_digits() -> None:
    value = {"得分": Decimal("5.87"), "总分": Decimal("1E+2"), "无": None, "路径": ["甲", "乙\n"], "空": [], "无项": {}}
    text = json_text(value)
    assert '"得分": 5.87' in text and '"总分": 100' in text
    assert json.loads(text, parse_float=Decimal) == {**value, "总分": 100}
    assert json.loads(json_text(value, ascii_only=True), parse_float=Decimal) == {**value, "总分": 100}
    assert json_text(value, ascii_only=True).isascii()


def test_carets_stand_below_chinese() -> None:
    place = Place("r.yaml", 3, 5, 2, "甲乙: 支出 ÷ 0")
    lines = finding_text(finding("B701", place, name="x")).splitlines()
    assert lines[2] == "  3 | 甲乙: 支出 ÷ 0"
    # Two Chinese characters, a colon and a space stand before: six columns; the word meant takes four.
    assert lines[3] == "    | " + " " * 6 + "^" * 4


def test_long_lines_are_cut_around_the_caret() -> None:
    place = Place("r.yaml", 1, 501, 1, "x" * 500 + "!" + "y" * 500)
    lines = finding_text(finding("B701", place, name="x")).splitlines()
    assert len(lines[2]) < 130 and lines[2][lines[3].index("^")] == "!"


def test_text_from_strangers_does_not_steer_the_terminal() -> None:
    place = Place("\x1b]0;x.yaml", 1, 1, 1, "a\x1b[2Jb\u202e")
    text = finding_text(finding("B701", place, name="\x1b[31m"))
    assert "\x1b" not in text and "\u202e" not in text


def test_colour_only_when_asked() -> None:
    found = finding("B701", Place("x"), name="x")
    assert "\x1b[" in finding_text(found, colour=True) and "\x1b[" not in finding_text(found)


def test_annotations_are_escaped() -> None:
    text = finding_github(finding("B711", Place("a,b:c.yaml", 2, 7), name="100%\nx", why="y"))
    assert text.startswith("::error file=a%2Cb%3Ac.yaml,line=2,col=7,title=B711::")
    assert "\n" not in text and "100%25%0Ax" in text
