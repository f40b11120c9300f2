"""Writing files so that a reader sees the old text or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class NotWritten(OSError):
    """A file that can't be written; ``filename`` is the file itself, not the one beside it that was to become it."""

    def __init__(self, error: OSError, path: str | Path):
        super().__init__(error.errno, error.strerror, str(path))
        self.forbidden = isinstance(error, PermissionError)


def write_text(path: str | Path, text: str) -> None:
    """Writes ``text`` as UTF-8 with ``\n`` line ends: first beside the target, then into its place.

    A link is followed, an existing file keeps its permissions, and what is no plain file (a pipe, ``/dev/stdout``) is
    written to directly. Raises OSError, and then leaves nothing behind: of ``NotWritten`` where the target can't be written.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | Path, content: bytes) -> None:
    """Writes bytes as they are, in the same way as ``write_text``."""
    try:
        _replace(Path(os.path.realpath(path)), content)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotWritten(error, path) from error


def _replace(target: Path, content: bytes) -> None:
    if target.exists() and not target.is_file():
        _write(target, content, "wb")
        return
    beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
    try:
        _write(beside, content, "xb")
        if target.exists():
            os.chmod(beside, target.stat().st_mode & 0o777)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _write(path: Path, content: bytes, mode: str) -> None:
    with open(path, mode) as file:
        file.write(content)
