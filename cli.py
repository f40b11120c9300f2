"""The door: ``python cli.py …`` in a checkout is the installed ``biaochi``."""

from __future__ import annotations

import sys
from importlib.util import find_spec

NEEDED = ("click", "docx", "fontTools", "jinja2", "jsonschema", "lxml", "python_calamine", "simpleeval", "xlsxwriter", "yaml")


def lacking() -> list[str]:
    """The modules that the engine needs and this Python hasn't."""
    return [name for name in NEEDED if find_spec(name) is None]


def main() -> int:
    """Runs ``biaochi``; where its dependencies aren't installed, says so in both languages (nothing can choose one yet)."""
    absent = lacking()
    if absent:
        for stream in (sys.stdout, sys.stderr):
            getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
        python, names = "py" if sys.platform == "win32" else "python3", ", ".join(absent)
        print(f"cli.py: 缺少依赖（{names}）。请改用 {python} run.py …，它会自己准备环境；或先运行 pip install .\n"
              f"        The dependencies aren't installed ({names}). Use {python} run.py …, which sets them up, or run "
              "pip install . first.", file=sys.stderr)
        return 2
    from engine.commands import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
