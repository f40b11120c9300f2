"""Writing files so that a reader sees the old text or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_text(path: str | Path, text: str) -> None:
    """Writes ``text`` as UTF-8 with ``\\n`` line ends: first beside the target, then into its place.

    A link is followed, an existing file keeps its permissions, and what is no plain file (a pipe, ``/dev/stdout``) is
    written to directly. Raises OSError, and then leaves nothing behind.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        _write(target, text, "w")
        return
    beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.tmp")
    try:
        _write(beside, text, "x")
        if target.exists():
            os.chmod(beside, target.stat().st_mode & 0o777)
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _write(path: Path, text: str, mode: str) -> None:
    with open(path, mode, encoding="utf-8", newline="\n") as file:
        file.write(text)
