"""Which language messages are in: Chinese unless asked for or en_* in the locale (DESIGN 5a.12)."""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Iterator, Mapping

CHINESE, ENGLISH = LANGUAGES = ("zh", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"
_chosen: ContextVar[str] = ContextVar("biaochi_language", default="")


def language_of(environment: Mapping[str, str]) -> str:
    """``en`` where the locale variables say en_*, else ``zh`` (C and POSIX too)."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].lower().startswith("en") else "zh"
    return "zh"


def choose_language(language: str | None) -> None:
    """Set the language of messages for this context; None asks the locale again."""
    _chosen.set(language or "")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it messages are in this language, whatever was chosen."""
    token = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(token)


def current_language() -> str:
    """The language in force: the chosen one, else the locale's."""
    return _chosen.get() or language_of(os.environ)


@cache
def catalogue_for(language: str) -> gettext.NullTranslations:
    """The gettext catalogue; Chinese texts are their own msgids, so Chinese needs none."""
    return gettext.translation("biaochi", LOCALE_FOLDER, [language], fallback=True)


class Quoting(str):
    """A text with quotes in it, into which names are put: those that hold quotes themselves get single ones."""

    def format(self, *args: object, **kwargs: object) -> str:
        """As of str, with quotes within quotes."""
        return within_quotes(super().format(*args, **kwargs))

    def format_map(self, mapping: Mapping[str, object], /) -> str:  # type: ignore[override]
        """As of str, with quotes within quotes."""
        return within_quotes(super().format_map(mapping))


def within_quotes(text: str) -> str:
    """“‘三公经费’变动率” for a name with quotes of its own in quotes; a text whose quotes don't match stays as it is."""
    depth, said = 0, []
    for char in text:
        depth += (char == "“")
        said.append({"“": "‘", "”": "’"}.get(char, char) if depth > 1 else char)
        depth -= (char == "”")
        if depth < 0:
            return text
    return text if depth else "".join(said)


def translate(text: str) -> str:
    """The text in the language in force."""
    said = catalogue_for(current_language()).gettext(text) if text else ""
    return Quoting(said) if "“" in said and "{" in said else said
