"""The terminal: encodings that can't show everything, width, colour, and the two streams."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

from ..width import cut, pad

DEFAULT_WIDTH = 100


def prepare_streams() -> None:
    """From here on, printing never raises over a character that the console's encoding lacks (GBK, ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(message: str) -> None:
    """A message for the person at the keyboard: on stderr."""
    _write(sys.stderr, message)


def put(text: str) -> None:
    """Data: on stdout, with one line end after it."""
    _write(sys.stdout, text)


def _write(stream: TextIO, text: str) -> None:
    stream.write(text if text.endswith("\n") else text + "\n")
    stream.flush()


def width(asked: int | None) -> int:
    """How many columns there are: as asked, the terminal's, or 100 where the output is no terminal."""
    if asked:
        return asked
    return shutil.get_terminal_size((DEFAULT_WIDTH, 24)).columns if sys.stdout.isatty() else DEFAULT_WIDTH


def show_on_terminal(text: str, last: bool) -> None:
    """How far long work is: on the one line of stderr's terminal that the next text takes, and that is gone with the ``last``."""
    room = shutil.get_terminal_size((80, 24)).columns - 1
    sys.stderr.write("\r" + pad(cut(text, room, ""), room) + ("\r" + " " * room + "\r" if last else ""))
    sys.stderr.flush()


def colour(stream: TextIO) -> bool:
    """Whether to colour: on a terminal only, and not where NO_COLOR is set."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_unicode(stream: TextIO) -> bool:
    """Whether the stream takes every character."""
    return (getattr(stream, "encoding", None) or "").lower().replace("-", "").startswith("utf")


def close_quietly() -> None:
    """After the reader of stdout has gone: nothing more is written, not even by the interpreter as it ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - it stays open to the end


def program_name() -> str:
    """How the person called this program (``run.py`` says so through BIAOCHI_COMMAND)."""
    return os.environ.get("BIAOCHI_COMMAND") or "biaochi"
