"""``cli.py`` where the dependencies aren't installed: a message that says what to do, never an internal error."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from cli import NEEDED

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["score", "examples/longhua-2021/data.yaml"]])
def test_it_says_that_dependencies_are_lacking(arguments: list[str]) -> None:
    """``-S`` leaves the installed packages out."""
    result = subprocess.run([sys.executable, "-S", "-X", "utf8", "cli.py", *arguments], cwd=ROOT, timeout=60,
                            capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 2 and not result.stdout
    assert "缺少依赖" in result.stderr and "aren't installed" in result.stderr and "run.py" in result.stderr
    assert "B799" not in result.stderr and "Traceback" not in result.stderr


def test_what_it_looks_for_is_what_is_declared() -> None:
    """A new dependency is looked for as well."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = {line.split(">")[0].lower() for line in tomllib.loads(text)["project"]["dependencies"]}
    homes = importlib.metadata.packages_distributions()
    assert {home.lower() for name in NEEDED for home in homes[name]} == wanted
