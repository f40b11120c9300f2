"""``run.py``: what each of its words runs, before anything is set up."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def runner() -> ModuleType:
    """run.py as a module."""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("arguments", "ends", "extra", "folder"), [
    (["test"], ["-m", "pytest"], "dev", str(ROOT)),
    (["pytest"], ["-m", "pytest"], "dev", str(ROOT)),
    (["pytest", "-k", "name"], ["-m", "pytest", "-k", "name"], "dev", str(ROOT)),
    (["test", "rubrics/mycounty/2025.yaml"], ["cli.py", "test", "rubrics/mycounty/2025.yaml"], "", None),
    (["test", "--help"], ["cli.py", "test", "--help"], "", None),
    (["score", "data.yaml"], ["cli.py", "score", "data.yaml"], "", None),
])
def test_words_are_understood(runner: ModuleType, arguments: list[str], ends: list[str], extra: str,
                              folder: str | None) -> None:
    """``test`` alone is the project's; with anything behind it, it is the command, in the person's own folder."""
    command, needed, where = runner.command_for(arguments)
    said = [Path(word).name if word.endswith("cli.py") else word for word in command[1:]]
    assert (said, needed, where) == (ends, extra, folder)
