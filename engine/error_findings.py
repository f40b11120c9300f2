"""What Python raises, as findings: those that are said, reasons of the operating system, and faults of our own."""

from __future__ import annotations

import errno
import os

from .atomic import NotWritten
from .findings import Finding, FindingsError, Place, finding
from .language_choice import translate

# The commonest reasons of the operating system, in our words.
REASONS = {errno.ENOSPC: "磁盘已满", errno.EROFS: "磁盘是只读的", errno.ENAMETOOLONG: "文件名太长", errno.EACCES: "没有权限",
           errno.EPERM: "没有权限", errno.EISDIR: "这是文件夹"}


def findings_of(error: Exception) -> tuple[Finding, ...]:
    """The findings that tell an error: its own, B739 or B798 for files, else B799 with where in our code it arose."""
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
