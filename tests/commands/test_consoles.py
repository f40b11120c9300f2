"""Real processes under consoles that can't show everything, with closed pipes, and in other folders."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONSOLES = {
    "utf-8": {"PYTHONIOENCODING": "utf-8"},
    "C": {"LC_ALL": "C", "LANG": "C"},
    "C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "gbk": {"PYTHONIOENCODING": "gbk", "LANG": "zh_CN.GBK"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
}


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("arguments", [["--help"], ["score", "没有.yaml"], ["lint", "--explain", "B715"], ["scroe"]])
def test_no_console_makes_a_command_fail(shell: Any, console: str, arguments: list[str]) -> None:
    result = shell(*arguments, **CONSOLES[console])
    assert result.returncode in (0, 2)
    assert b"Traceback" not in result.stderr and b"Error" not in result.stderr.replace(b"Error:", b"")


def test_gbk_is_readable(shell: Any) -> None:
    assert "给一个部门打分" in shell("--help", **CONSOLES["gbk"]).stdout.decode("gbk")


@pytest.mark.parametrize("console", CONSOLES)
def test_json_is_whole_on_every_console(shell: Any, console: str, example: Path) -> None:
    result = shell("score", example, "--format", "json", **CONSOLES[console])
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert str(found["total"]) == "96.4" and "龙华" in found["department"]


@pytest.mark.parametrize("console", CONSOLES)
@pytest.mark.parametrize("name", ["score", "explain", "review"])
def test_the_example_on_every_console(shell: Any, console: str, name: str, example: Path) -> None:
    result = shell(name, example, **CONSOLES[console])
    assert result.returncode in (0, 1) and b"Traceback" not in result.stderr
    assert b"96.4" in result.stdout or name == "explain"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_closed_pipe_is_quiet(example: Path) -> None:
    program = f'"{sys.executable}" "{ROOT / "cli.py"}" --help | head -c 1'
    result = subprocess.run(["bash", "-c", program], capture_output=True, timeout=60, check=False)
    assert result.stderr == b""


def test_help_does_not_load_the_engine(shell: Any) -> None:
    code = ("import sys; from engine.commands import main; main(['--help']); "
            "print([name for name in ('yaml', 'jinja2', 'jsonschema', 'simpleeval') if name in sys.modules])")
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True,
                            encoding="utf-8", timeout=60)
    assert result.stdout.endswith("[]\n")
