"""Real processes under consoles that can't show everything, with closed pipes, and in other folders."""

from __future__ import annotations

import json
import os
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


# What is run on every console, one after another in one process: starting forty processes takes long, and what differs
# between consoles is there from the start.
SMALL = (("--help",), ("score", "没有.yaml"), ("lint", "--explain", "B715"), ("scroe",))
LARGE = (("score",), ("explain",), ("review",))
RUN = """
import json, sys
from engine.commands import main
for arguments in json.loads(sys.argv[1]):
    status = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    sys.stdout.buffer.write(b"\\0%d\\0" % status)
    sys.stderr.buffer.write(b"\\0")
    sys.stdout.buffer.flush()
    sys.stderr.buffer.flush()
"""
Said = tuple[int, bytes, bytes]


@pytest.fixture(scope="module", params=CONSOLES)
def said(request: pytest.FixtureRequest) -> tuple[str, dict[tuple[str, ...], Said]]:
    """A console, and what each of the commands says on it: its status, stdout and stderr."""
    data = str(ROOT / "examples" / "longhua-2021" / "data.yaml")
    calls = [*SMALL, *((*name, data) for name in LARGE), ("score", data, "--format", "json")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "BIAOCHI"))}
    result = subprocess.run([sys.executable, "-c", RUN, json.dumps(calls)], cwd=ROOT, env={**kept, **CONSOLES[request.param]},
                            capture_output=True, timeout=120, check=False)
    outs, errors = result.stdout.split(b"\0")[:-1], result.stderr.split(b"\0")[:-1]
    assert result.returncode == 0 and len(outs) == 2 * len(calls) == 2 * len(errors), result.stderr
    return request.param, {call: (int(outs[2 * number + 1]), outs[2 * number], errors[number]) for number, call in enumerate(
        [*SMALL, *LARGE, ("json",)])}


def test_no_console_makes_a_command_fail(said: tuple[str, dict[tuple[str, ...], Said]]) -> None:
    for call in SMALL:
        status, _, error = said[1][call]
        assert status in (0, 2), call
        assert b"Traceback" not in error and b"Error" not in error.replace(b"Error:", b""), call


def test_the_example_on_every_console(said: tuple[str, dict[tuple[str, ...], Said]]) -> None:
    for call in LARGE:
        status, out, error = said[1][call]
        assert status in (0, 1) and b"Traceback" not in error, call
        assert b"96.4" in out or call == ("explain",)


def test_json_is_whole_on_every_console(said: tuple[str, dict[tuple[str, ...], Said]]) -> None:
    status, out, error = said[1][("json",)]
    assert status == 0, error
    found = json.loads(out)
    assert str(found["total"]) == "96.4" and "龙华" in found["department"]


def test_gbk_is_readable(shell: Any) -> None:
    """A process of its own, as people start it."""
    assert "给一个部门打分" in shell("--help", **CONSOLES["gbk"]).stdout.decode("gbk")


@pytest.mark.parametrize("console", CONSOLES)
def test_the_first_message_of_a_process(shell: Any, console: str) -> None:
    """What is said before anything else has set up the streams."""
    result = shell("scroe", **CONSOLES[console])
    assert result.returncode == 2 and b"Traceback" not in result.stderr and b"scroe" in result.stderr


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
