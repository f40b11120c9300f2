"""``biaochi doctor``: what works here, what is missing, and the exit status."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.doctor import examine, health_json, health_text
from engine.doctor.examine import Health
from engine.fonts import ROLES, Face, faces_in
from engine.language_choice import choose_language
from engine.width import width
from tests.fonts.made import font, saved

EXAMINE = sys.modules["engine.doctor.examine"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Says which families are installed."""
    monkeypatch.delenv("BIAOCHI_FONTS", raising=False)

    def install(*families: str) -> None:
        faces: list[Face] = [face for number, family in enumerate(families)
                             for face in faces_in(saved(font(family), tmp_path / f"{number}.ttf"))]
        monkeypatch.setattr(EXAMINE, "installed_faces", lambda: tuple(faces))

    return install


def codes(health: Health) -> list[tuple[str, str]]:
    return [(item.code, str(item.severity)) for item in health.findings]


def test_where_everything_is_there_nothing_is_said(installed: Any) -> None:
    installed(*(role.wanted for role in ROLES.values()))
    health = examine("gbk")
    assert codes(health) == [] and all(item.installed == item.wanted for item in health.fonts)
    assert "一切正常" in health_text(health)


def test_what_is_missing_for_word_is_a_warning(installed: Any) -> None:
    installed("SimSun", "黑体")
    health = examine("utf-8")
    assert codes(health) == [("B625", "warning")] and "小标宋、仿宋、楷体、西文" in health.findings[0].message
    assert {font.role: (font.installed, font.pdf) for font in health.fonts} == {
        "小标宋": ("", "SimSun"), "仿宋": ("", "SimSun"), "楷体": ("", "SimSun"), "黑体": ("黑体", "黑体"), "宋体": ("SimSun", "SimSun"),
        "西文": ("", "")}


def test_a_pdf_without_any_font_is_an_error_where_it_could_be_written(installed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    installed()
    assert codes(examine("utf-8")) == [("B621", "error")]
    monkeypatch.setitem(sys.modules, "typst", None)
    assert codes(examine("utf-8")) == [("B620", "warning"), ("B621", "warning")]


def test_a_broken_library_is_an_error(installed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    installed("仿宋")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    found = examine("utf-8")
    assert ("B627", "error") in codes(found) and not next(item for item in found.formats if item.name == "xlsx").ready


def test_a_console_without_chinese_and_a_folder_that_is_gone(installed: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    installed("仿宋")
    monkeypatch.setenv("BIAOCHI_FONTS", "没有的文件夹")
    assert ("B626", "warning") in codes(examine("cp437")) and ("B623", "error") in codes(examine("utf-8"))
    assert "没有的文件夹" in health_text(examine("utf-8"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("families", [(), ("SimSun",), ("Times New Roman", "方正小标宋_GBK")])
def test_the_text_fits_a_gbk_console_of_80_columns(installed: Any, families: tuple[str, ...], language: str) -> None:
    installed(*families)
    choose_language(language)
    try:
        said = health_text(examine("ascii"))
    finally:
        choose_language(None)
    said.encode("gbk")
    assert [line for line in said.split("\n") if width(line) > 80] == []


def test_the_command_prints_text_and_data(run: Any, installed: Any) -> None:
    installed("SimSun")
    assert "SimSun" in run("doctor").out and run("doctor").status == 0
    installed()
    found = run("doctor", "--format", "json")
    data = json.loads(found.out)
    assert found.status == 1 and data["findings"][0]["code"] == "B621" and data["fonts"][0]["pdf"] is None
    assert {"format": "md", "available": True, "library": None, "version": None, "fault": None} in data["formats"]
    assert data == json.loads(json.dumps(health_json(examine(data["console"]["encoding"]))))
