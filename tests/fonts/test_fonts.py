"""Fonts: where they lie, what they are called, which characters they have, which one each role takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from engine.fonts import LATIN, ROLES, choose, choose_all, coverage, faces_in, installed_faces, own_folders
from engine.fonts import installed as places
from engine.fonts.installed import files_below, system_folders

from tests.fonts.made import collection, font, saved


def test_a_family_is_known_by_its_names_in_every_language(tmp_path: Path) -> None:
    [face] = faces_in(saved(font("FangSong", "仿宋", weight=300), tmp_path / "a.ttf"))
    assert (face.families, face.family, face.index, face.weight, face.chinese) == (("FangSong", "仿宋"), "FangSong", 0, 300, True)


def test_a_file_may_hold_several_faces(tmp_path: Path) -> None:
    faces = faces_in(collection(tmp_path / "a.ttc", font("SimSun", "宋体"), font("NSimSun", "新宋体", "AB")))
    assert [(face.family, face.index, face.chinese) for face in faces] == [("SimSun", 0, True), ("NSimSun", 1, False)]
    assert "的" in coverage(faces[0]) and "的" not in coverage(faces[1])


@pytest.mark.parametrize("content", [b"", b"ttcf", b"\0\1\0\0" + bytes(40), b"no font at all"])
def test_a_broken_file_has_no_faces(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.ttf").write_bytes(content)
    assert faces_in(tmp_path / "broken.ttf") == () == faces_in(tmp_path / "absent.ttf")


@pytest.mark.parametrize("chars", ["ABC中", "A中\U00020bb7\U00020bb8"])
def test_coverage_is_the_character_map(tmp_path: Path, chars: str) -> None:
    """Both kinds of map: up to U+FFFF, and beyond."""
    path = saved(font("A", chars=chars), tmp_path / "a.ttf")
    known = coverage(faces_in(path)[0])
    every = [chr(code) for code in (*range(0x10000), *range(0x20000, 0x21000)) if chr(code) in known]
    assert every == [chr(code) for code in sorted(TTFont(path).getBestCmap())] == sorted(chars)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = saved(font("One", chars="A"), tmp_path / "a.ttf")
    assert faces_in(path)[0].family == "One"
    os.utime(saved(font("Two", chars="AB"), path), ns=(1, 1))
    assert faces_in(path)[0].family == "Two" and "B" in coverage(faces_in(path)[0])


def chosen(tmp_path: Path, *families: tuple[str, int]) -> dict[str, tuple[str, int, bool]]:
    faces = [face for number, (family, weight) in enumerate(families)
             for face in faces_in(saved(font(family, weight=weight), tmp_path / f"{number}.ttf"))]
    return {name: (item.face.family, item.face.weight, item.own) for name, item in choose_all(faces).items()}


def test_each_role_takes_its_own_font_first(tmp_path: Path) -> None:
    found = chosen(tmp_path, ("SimSun", 400), ("KaiTi", 400), ("FangSong", 400), ("simhei", 400), ("FZXiaoBiaoSong-B05S", 400))
    assert found == {"小标宋": ("FZXiaoBiaoSong-B05S", 400, True), "仿宋": ("FangSong", 400, True), "楷体": ("KaiTi", 400, True),
                     "黑体": ("simhei", 400, True), "宋体": ("SimSun", 400, True)}


def test_what_stands_in_is_said_to(tmp_path: Path) -> None:
    """A title that stands in is bold; where nothing known is there, any font with Chinese will do."""
    found = chosen(tmp_path, ("Noto Serif CJK SC", 400), ("Noto Serif CJK SC", 700))
    assert found["小标宋"] == ("Noto Serif CJK SC", 700, False) and found["仿宋"] == ("Noto Serif CJK SC", 400, False)
    assert found["黑体"][2] is False and LATIN not in found


def test_a_font_of_that_name_without_chinese_is_passed_over(tmp_path: Path) -> None:
    faces = [*faces_in(saved(font("SimSun", chars="AB"), tmp_path / "a.ttf")),
             *faces_in(saved(font("STSong", "华文宋体"), tmp_path / "b.ttf"))]
    choice = choose(ROLES["宋体"], faces)
    assert choice is not None and choice.face.family == "STSong"
    assert choose_all(faces[:1]) == {}


def test_folders_of_each_system() -> None:
    home = Path("/home/me")
    windows = system_folders("win32", {"WINDIR": "W", "LOCALAPPDATA": "L"}, home)
    assert windows == (Path("W") / "Fonts", Path("L") / "Microsoft" / "Windows" / "Fonts")
    assert home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts" in system_folders("win32", {}, home)
    assert home / "Library" / "Fonts" in system_folders("darwin", {}, home)
    assert home / ".local" / "share" / "fonts" in system_folders("linux", {}, home)
    assert Path("/data/fonts") in system_folders("linux", {"XDG_DATA_HOME": "/data"}, home)


def test_folders_of_ones_own_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, system = tmp_path / "我的" / "下级", tmp_path / "system"
    mine.mkdir(parents=True)
    system.mkdir()
    saved(font("Mine"), mine / "m.TTF")
    saved(font("Theirs"), system / "a.otf")
    (system / "readme.txt").write_text("no font")
    monkeypatch.setenv("BIAOCHI_FONTS", os.pathsep.join([str(tmp_path / "我的"), str(tmp_path / "没有")]))
    monkeypatch.setattr(places, "listed_by_fontconfig", lambda: ())
    monkeypatch.setattr(places, "system_folders", lambda *_: (system,))
    assert own_folders() == (tmp_path / "我的", tmp_path / "没有")
    assert [face.family for face in installed_faces()] == ["Mine", "Theirs"]
    assert list(files_below([tmp_path / "没有"])) == []


def test_fontconfig_without_an_answer_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FONTCONFIG", "没有这个程序")
    assert places.listed_by_fontconfig() == ()


