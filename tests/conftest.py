"""Messages are in Chinese in every test, whatever the locale of the machine; a test that wants English says so."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C locale, in which messages are Chinese (DESIGN 5a.12)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
