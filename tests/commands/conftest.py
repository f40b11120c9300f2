"""Running commands the way a person does: in this process with captured streams, or in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine.commands import main
from engine.language_choice import choose_language

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def example() -> Path:
    """The data of the published report."""
    return ROOT / "examples" / "longhua-2021" / "data.yaml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, in Chinese unless the arguments say otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "BIAOCHI_DEBUG", "BIAOCHI_COMMAND"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Result:
        capsys.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        finally:
            choose_language(None)
        streams = capsys.readouterr()
        return Result(status, streams.out, streams.err)

    return call


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command as a process of its own, with more environment variables."""

    def call(*arguments: object, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[bytes]:
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUTF8", "BIAOCHI"))}
        return subprocess.run([sys.executable, str(ROOT / "cli.py"), *map(str, arguments)], cwd=folder, timeout=120,
                              capture_output=True, env={**kept, **variables}, check=False)

    return call
