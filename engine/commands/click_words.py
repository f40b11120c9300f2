"""Click's own words (Usage, Options, No such command …) in the language in force.

Click asks the process-wide gettext domain, which picks a language from the environment; the catalogue is
``locale/zh/LC_MESSAGES/click.po``. English needs none.
"""

from __future__ import annotations

import gettext
import os
import re
from contextlib import contextmanager
from typing import Iterator

import click

from ..language_choice import LOCALE_FOLDER, current_language

DOMAIN = "click"
QUOTED = re.compile(r"'([^'\n]+)'")
SPACED = re.compile(r"(?<=[^\x00-\x7f]) (?=“)|(?<=[”。]) (?=[^\x00-\x7f])")
STOP = re.compile(r"(?<=[^\x00-\x7f])\.(?=\s|$)")


@contextmanager
def speak() -> Iterator[None]:
    """While this lasts, click speaks the language in force; afterwards all is as it was."""
    before, domain = os.environ.get("LANGUAGE"), gettext.textdomain()
    gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = current_language()
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if before is None:
            os.environ.pop("LANGUAGE", None)
        else:
            os.environ["LANGUAGE"] = before


def in_house(error: click.ClickException) -> click.ClickException:
    """Wrong usage with the quotes and stops of the language in force: 缺少参数“新指标体系”。"""
    if current_language() == "en" or not isinstance(error, click.UsageError):
        return error
    said = STOP.sub("。", SPACED.sub("", QUOTED.sub(r"“\1”", error.format_message())))
    return click.UsageError(said.replace("”, “", "”、“"), error.ctx)
