"""The one place where errors become messages and an exit status; no traceback gets past it."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from typing import Callable, Sequence

import click

from ..atomic import NotWritten
from ..findings import Finding, FindingsError, Place, finding
from ..language_choice import choose_language, translate
from .click_words import in_house, speak
from .console import close_quietly, prepare_streams, program_name, say
from .language_option import asked_language

WRONG_USAGE, ERRORS, FINE = 2, 1, 0
INTERRUPTED, PIPE_CLOSED = 130, 141
# The commonest reasons of the operating system, in our words.
REASONS = {errno.ENOSPC: "磁盘已满", errno.EROFS: "磁盘是只读的", errno.ENAMETOOLONG: "文件名太长", errno.EACCES: "没有权限",
           errno.EPERM: "没有权限", errno.EISDIR: "这是文件夹"}


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

    found = _findings(error)
    if os.environ.get("BIAOCHI_DEBUG") == "1":
        traceback.print_exception(error)
    say_findings(found)
    return max(ERRORS, status_of(found))


def _findings(error: Exception) -> tuple[Finding, ...]:
    if isinstance(error, FindingsError):
        return error.findings
    if isinstance(error, OSError):
        if isinstance(error, NotWritten) and error.forbidden:
            return (finding("B739", Place(str(error.filename)), name=str(error.filename)),)
        why = translate(REASONS.get(error.errno or 0, "")) or error.strerror or type(error).__name__
        return (finding("B798", Place(str(error.filename or "")) if error.filename else None, why=why),)
    return (finding("B799", None, kind=type(error).__name__, what=str(error)[:200] or "-", where=_where(error)),)


def _where(error: Exception) -> str:
    """File and line of the code that failed: enough for a report, without a traceback."""
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    return "-" if last is None else f"{os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}"
