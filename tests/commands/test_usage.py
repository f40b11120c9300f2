"""How commands answer to being called right and wrong: exit status, streams, language."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from engine import __version__
from engine.commands.group import MODULES, biaochi

COMMANDS = tuple(MODULES)


def test_version(run: Any) -> None:
    result = run("--version")
    assert (result.status, result.out, result.err) == (0, f"biaochi {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_in_both_languages(run: Any, name: str, language: str) -> None:
    result = run(name, "--help", "--lang", language)
    assert result.status == 0 and not result.err
    assert result.out.startswith("用法：" if language == "zh" else "Usage:")
    chinese = [character for character in result.out if "一" <= character <= "鿿"]
    # A file's column or an indicator may be named in Chinese in English help too; whole sentences may not.
    assert chinese if language == "zh" else len(chinese) < 12


def test_help_lists_every_command(run: Any) -> None:
    result = run("--help")
    assert all(f"\n  {name} " in result.out for name in COMMANDS)


def test_click_can_run_the_group_itself() -> None:
    result = CliRunner().invoke(biaochi, ["--version"])
    assert result.exit_code == 0 and __version__ in result.output


def test_every_module_holds_its_command() -> None:
    context = click.Context(biaochi)
    for name in COMMANDS:
        command = biaochi.get_command(context, name)
        assert command is not None and command.name == name
    assert biaochi.get_command(context, "nothing") is None


@pytest.mark.parametrize(("arguments", "said"), [
    (["scroe"], "没有“scroe”这个命令。是不是要写“score”？"),
    (["explain"], "缺少参数“数据文件”"),
    (["show", "longhua/2021", "--standard", "--resolved"], "--standard 和 --resolved 只能写一个"),
    (["score", "examples", "--parts"], "--parts 只用于一个数据文件"),
    (["score", "--fromat", "json", "x"], "没有“--fromat”这个选项。"),
    (["score", "--format", "xml", "x"], "“xml”不在可选的“text”、“json”之内"),
    (["show", "x", "y"], "多写了参数（y）"),
    (["score", "--width", "wide", "x"], "“wide”不是数字"),
    (["list", "--lang", "fr"], "“fr”不在可选的"),
    (["list", "--lang"], "“--lang”后面要写 1 个值"),
    (["lint"], "请写明要检查的文件或文件夹"),
    (["lint", "--explain", "B999x"], "没有编号为“B999x”的问题"),
    (["compare", "x.yaml", "--rubric", "a"], "比较至少要有两边；现在有 1 个数据文件、1 套指标体系"),
    (["compare", "x", "y", "z", "--rubric", "a", "--rubric", "b"], "现在有 3 个数据文件、2 套指标体系"),
    (["report", "x.yaml", "-o", "x.doc"], "不能写出后缀为“.doc”的文件"),
    (["report", "x.yaml", "-o", "report"], "不知道“report”要写成什么格式：它没有后缀。"),
    (["report", "x.yaml", "-o", "no/such/folder/x.md"], "文件夹“no/such/folder”不存在"),
    (["score", "no-such.yaml"], "找不到文件“no-such.yaml”"),
    (["explain", "no-such.yaml"], "找不到文件“no-such.yaml”"),
    (["review", "no-such.yaml"], "找不到文件“no-such.yaml”"),
    (["lint", "no-such.yaml"], "找不到文件“no-such.yaml”"),
    (["show", "no-such.yaml"], "找不到文件“no-such.yaml”"),
    (["show", "nowhere/1999"], "找不到指标体系“nowhere/1999”"),
])
def test_wrong_usage_is_said_on_stderr_with_status_2(run: Any, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert said in result.err.replace(os.sep, "/")
    assert (result.status, result.out) == (2, "")
    assert "Traceback" not in result.err


def test_language_may_stand_before_or_after_the_command(run: Any) -> None:
    for arguments in (("--lang", "en", "score"), ("score", "--lang", "en"), ("score", "--lang=en")):
        assert "Usage: biaochi score" in run(*arguments).err
    assert "用法： biaochi score" in run("score").err


def test_language_follows_the_locale(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert "Usage:" in run("score").err
    assert "用法：" in run("score", "--lang", "zh").err
    monkeypatch.setenv("LC_ALL", "C")
    assert "用法：" in run("score").err


def test_the_environment_is_left_as_it_was(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    run("score")
    assert os.environ["LANGUAGE"] == "de"


def test_a_slip_in_a_file_name_is_answered_with_the_file_meant(run: Any, tmp_path: Path) -> None:
    (tmp_path / "数据2021.yaml").write_text("schema: 1\n", encoding="utf-8")
    result = run("score", tmp_path / "数据2012.yaml")
    assert result.status == 2 and "数据2021.yaml" in result.err
    assert "数据2021.yaml" in run("score", tmp_path / "数据2021.yml").err


def test_a_folder_is_not_a_file(run: Any, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text("schema: 1\n", encoding="utf-8")
    result = run("explain", tmp_path)
    assert result.status == 2 and "是文件夹" in result.err and "data.yaml" in result.err


def test_a_workbook_is_not_yaml(run: Any, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_bytes(b"PK\x03\x04\x14\x00")
    result = run("score", tmp_path / "data.yaml")
    assert result.status == 2 and "不是文本文件" in result.err


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0,
                    reason="the superuser may read everything")
def test_a_file_without_permission(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_text("schema: 1\n", encoding="utf-8")
    path.chmod(0)
    result = run("score", path)
    assert result.status == 2 and "没有权限读取" in result.err


def test_a_code_is_explained(run: Any) -> None:
    result = run("lint", "--explain", "b715")
    assert result.status == 0 and result.out.startswith("B715 [error]\n") and "{" not in result.out


@pytest.mark.parametrize("command", ["score", "explain", "review", "report"])
def test_a_rubric_is_no_data(run: Any, command: str) -> None:
    result = run(command, Path(__file__).parents[2] / "rubrics" / "longhua" / "2021.yaml")
    assert result.status == 2 and "B718" in result.err and "共 1 个错误" in result.err


def test_data_are_no_rubric(run: Any, example: Path) -> None:
    result = run("show", example)
    assert result.status == 2 and "B719" in result.err and "共 1 个错误" in result.err
