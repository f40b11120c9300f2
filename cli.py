"""The door: ``python cli.py …`` in a checkout is the installed ``biaochi``."""

from __future__ import annotations

import sys

from engine.commands import main

if __name__ == "__main__":
    sys.exit(main())
