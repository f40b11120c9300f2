"""Whatever happens, a person sees a message and never a traceback."""

from __future__ import annotations

import errno

import click
import pytest

from engine.atomic import NotWritten
from engine.commands.guard import guarded
from engine.findings import FindingsError, Place, finding


def raising(error: BaseException) -> int:
    def work() -> None:
        raise error

    return guarded(work)


@pytest.mark.parametrize(("error", "status", "said"), [
    (FindingsError([finding("B715", Place("there"), name="there")]), 2, "“there”已经有内容"),
    (OSError(errno.ENOSPC, "No space left on device", "out.md"), 2, "磁盘已满"),
    (NotWritten(PermissionError(errno.EACCES, "Permission denied", ".out.md.tmp"), "out.md"), 2,
     "“out.md”写不进去：没有写的权限，或者正在 Excel、WPS 里打开着。"),
    (NotWritten(OSError(errno.ENOSPC, "No space left on device", ".out.md.tmp"), "out.md"), 2, "out.md 错误 B798"),
    (RecursionError("maximum recursion depth exceeded"), 2, "内部错误，请反馈：RecursionError"),
    (KeyError("x"), 2, "内部错误，请反馈：KeyError"),
    (ValueError("100% {broken} \x1b[31m"), 2, "100% {broken} ?[31m"),
    (MemoryError(), 2, "内部错误，请反馈：MemoryError"),
    (click.UsageError("so nicht"), 2, "so nicht"),
    (click.Abort(), 130, "已中断"),
    (KeyboardInterrupt(), 130, "已中断"),
])
def test_every_error_becomes_a_message(error: BaseException, status: int, said: str,
                                       capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("BIAOCHI_DEBUG", raising=False)
    assert raising(error) == status
    streams = capsys.readouterr()
    assert said in streams.err and not streams.out and "Traceback" not in streams.err


def test_the_traceback_is_there_for_who_asks(capsys: pytest.CaptureFixture[str],
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOCHI_DEBUG", "1")
    assert raising(KeyError("x")) == 2
    assert "Traceback" in capsys.readouterr().err


def test_results_are_statuses() -> None:
    assert guarded(lambda: None) == 0
    assert guarded(lambda: 1) == 1
