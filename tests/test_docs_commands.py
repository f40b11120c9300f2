"""Every ``biaochi …`` command that the README or the docs show runs, with the example in place of its placeholders."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.commands.group import biaochi
from engine.resources import data_folder
from tests.test_docs_tutorial import laid_out

ROOT = Path(__file__).parent.parent
SHOWN = re.compile(r"^    (biaochi .*)$|`(biaochi [^`]*)`", re.MULTILINE)
PLACEHOLDERS = (
    (r"旧指标体系 新指标体系 数据\.\.\.|OLD NEW DATA\.\.\.", "longhua/2021 longhua/2022-draft examples/longhua-2021"),
    (r"旧指标体系|新指标体系|\bOLD\b|\bNEW\b", "longhua/2021"),
    (r"\[-o 文件\]\.\.\.", ""),
    (r"指标体系或文件夹\.\.\.|RUBRIC_OR_FOLDER\.\.\.|rubrics/demo/2024\.cases\.yaml|(?<=test )rubrics(?!/)", "longhua/2021"),
    (r"\[名称\]|\[NAME\]", "预算执行率"),
    (r"(?<=history )(?:族|FAMILY)", "longhua"),
    (r"\[文件夹\]", "新文件夹"),
    (r"\[--rubric.*$", ""),
    (r"\[[^\[\]]*\]", ""),
    (r"\s+>.*$|   .*$", ""),
    (r"文件或文件夹\.\.\.|FILE_OR_FOLDER\.\.\.|数据文件[12]?(?:\.\.\.)?|\bDATA\b(?:\.\.\.)?", "data.yaml"),
    (r"rubrics/demo/2024\.yaml|指标体系|RUBRIC|(?<=--rubric )[甲乙AB]", "longhua/2021"),
    (r"(?<=lint )longhua/2021", "data.yaml"),
    (r"表\.(?:csv|xlsx)", "data.yaml"),
)


def commands() -> list[str]:
    """The commands as shown, with the placeholders filled in."""
    found = []
    for path in [*sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("README*.md"))]:
        for match in SHOWN.finditer(path.read_text(encoding="utf-8")):
            command = match[1] or match[2]
            for pattern, instead in PLACEHOLDERS:
                command = re.sub(pattern, instead, command)
            found.append(command.removeprefix("biaochi").strip())
    return sorted(set(found))


def some_departments(folder: Path) -> None:
    """Leaves every fourth department of the district: enough to run a command on, in a quarter of the time."""
    for name in ("2021.csv", "2021.项目.csv"):
        path = folder / name
        head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
        kept = list(dict.fromkeys(row.split(",")[0] for row in rows))[1::4]
        path.write_text("\n".join([head, *(row for row in rows if row.split(",")[0] in kept)]) + "\n", encoding="utf-8-sig")


@pytest.mark.parametrize("command", commands())
def test_command_runs(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends with status 0; ``review`` with 1, because the published report has errors; ``doctor`` as the computer is."""
    shutil.copy(data_folder("examples") / "longhua-2021" / "data.yaml", tmp_path / "data.yaml")
    shutil.copytree(data_folder("examples"), tmp_path / "examples")
    some_departments(tmp_path / "examples" / "district")
    laid_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(biaochi, command.split(), standalone_mode=False)
    assert result.exception is None, result.output
    expected = (0, 1) if command.startswith("doctor") else (1,) if command.startswith("review") else (0,)
    assert (result.return_value or 0) in expected, result.output


def test_every_command_is_shown() -> None:
    """The page of commands leaves none out."""
    shown = {command.split()[0] for command in commands()}
    assert set(biaochi.list_commands(None)) <= shown  # type: ignore[arg-type]
