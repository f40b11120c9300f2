"""Messages are in Chinese in every test, whatever the locale of the machine; a test that wants English says so.

All the tests together are shared out among workers, one for each core. What is named, by a path, a word (``-k``) or a
marker (``-m``), runs at once in this process: starting workers takes longer than most of it. ``-n`` says otherwise.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).resolve().parent

# A machine that runs other things at the same time is no fault of a test.
settings.register_profile("biaochi", deadline=None)
settings.load_profile("biaochi")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """How many workers ``-n auto`` starts: none unless all tests are run, then what xdist counts (None leaves it to it)."""
    chosen = config.option.keyword or config.option.markexpr or config.option.lf
    folders = [(config.invocation_params.dir / name).resolve() for name in config.args]
    return None if not chosen and any(HERE.is_relative_to(folder) for folder in folders) else 0


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C locale, in which messages are Chinese (DESIGN 5a.12)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
