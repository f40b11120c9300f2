"""The command line: one file a command. Each parses, calls the library and prints; nothing is worked out here."""

from __future__ import annotations

import sys
from typing import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``biaochi`` with these arguments (those of the process by default) and gives back the exit status.

    0 is fine, 1 means findings of severity error, 2 wrong usage or an unreadable file.
    """
    from .guard import run

    return run(list(sys.argv[1:] if arguments is None else arguments))
