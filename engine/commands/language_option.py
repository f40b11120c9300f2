"""``--lang``, which may stand before or after the command, and must be known before any text is shown."""

from __future__ import annotations

from typing import Sequence

from ..language_choice import LANGUAGES


def asked_language(arguments: Sequence[str]) -> str | None:
    """The last valid ``--lang`` among the arguments; None leaves it to the locale. Click refuses invalid ones later."""
    asked = None
    for at, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == "--lang":
            given = value if equals else "".join(arguments[at + 1:at + 2])
            asked = given if given in LANGUAGES else asked
    return asked
