"""The one place where errors become messages and an exit status; no traceback gets past it."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Callable, Sequence

import click

from ..error_findings import findings_of
from ..language_choice import choose_language, translate
from .click_words import in_house, speak
from .console import close_quietly, prepare_streams, program_name, say
from .language_option import asked_language

WRONG_USAGE, ERRORS, FINE = 2, 1, 0
INTERRUPTED, PIPE_CLOSED = 130, 141


def run(arguments: Sequence[str]) -> int:
    """Runs the command named in ``arguments``; gives back the exit status, never raises."""
    from .group import biaochi

    prepare_streams()
    choose_language(asked_language(arguments))
    with speak():
        return guarded(lambda: biaochi.main(list(arguments), prog_name=program_name(), standalone_mode=False))


def guarded(work: Callable[[], object]) -> int:
    """What ``work`` gives back as an exit status, or the status for what it raised, once that has been said."""
    try:
        try:
            result = work()
            sys.stdout.flush()
        except Exception as error:
            if isinstance(error, BrokenPipeError):
                raise
            return _said(error)
        return result if isinstance(result, int) else FINE
    except BrokenPipeError:
        close_quietly()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        say(translate("已中断。"))
        return INTERRUPTED


def _said(error: Exception) -> int:
    """Says what went wrong on stderr; gives back the exit status."""
    if isinstance(error, click.Abort):
        say(translate("已中断。"))
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        in_house(error).show()
        return error.exit_code
    from .findings_output import say_findings, status_of

    found = findings_of(error)
    if os.environ.get("BIAOCHI_DEBUG") == "1":
        traceback.print_exception(error)
    say_findings(found)
    return max(ERRORS, status_of(found))
