"""A small family of four versions (``family/``), laid out as a person would keep it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.history import History, gather, history

FAMILY = Path(__file__).parent / "family"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with ``rubrics/moxian/``, entered."""
    shutil.copytree(FAMILY, tmp_path / "rubrics" / "moxian")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def whole(home: Path) -> History:
    """The history of the four versions."""
    return history(gather("moxian").versions)
