"""``run.py``: what each of its words runs, before anything is set up."""

from __future__ import annotations

import importlib.util
import shutil
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
    (["report", "d.yaml", "-o", "y.PDF"], ["cli.py", "report", "d.yaml", "-o", "y.PDF"], "pdf", None),
    (["report", "d.yaml", "--output=y.pdf"], ["cli.py", "report", "d.yaml", "--output=y.pdf"], "pdf", None),
    (["report", "d", "-o", "out", "--format", "pdf"], ["cli.py", "report", "d", "-o", "out", "--format", "pdf"], "pdf", None),
    (["report", "d.yaml", "--format", "md"], ["cli.py", "report", "d.yaml", "--format", "md"], "", None),
])
def test_words_are_understood(runner: ModuleType, arguments: list[str], ends: list[str], extra: str,
                              folder: str | None) -> None:
    """``test`` alone is the project's; with anything behind it, it is the command, in the person's own folder."""
    command, needed, where = runner.command_for(arguments)
    said = [Path(word).name if word.endswith("cli.py") else word for word in command[1:]]
    assert (said, needed, where) == (ends, extra, folder)


@pytest.mark.parametrize(("steps", "made"), [
    (["", "pdf", "", "pdf"], ["", "pdf"]),
    (["dev", "pdf", "", "dev"], ["dev"]),
    (["pdf", "", "dev", "pdf", ""], ["pdf", "dev"]),
])
def test_what_is_there_is_not_set_up_again(runner: ModuleType, steps: list[str], made: list[str], tmp_path: Path,
                                           monkeypatch: pytest.MonkeyPatch) -> None:
    """A set-up begins with an empty .venv, so that one must serve for all that it holds."""
    home = tmp_path / ".venv"
    asked: list[str] = []

    def make() -> list[str]:
        shutil.rmtree(home, ignore_errors=True)
        Path(runner.venv_python()).parent.mkdir(parents=True)
        Path(runner.venv_python()).touch()
        return ["pip"]

    def install(command: list[str], **_: object) -> int:
        asked.append(command[-1][2:-1])
        return 0

    monkeypatch.setattr(runner, "VENV", str(home))
    monkeypatch.setattr(runner, "make_venv", make)
    monkeypatch.setattr(runner.subprocess, "call", install)
    for extra in steps:
        assert runner.is_ready(extra) or runner.set_up(extra) == 0
    assert asked == made
