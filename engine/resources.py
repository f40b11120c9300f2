"""Where the files that ship with the engine lie: rubrics, schemas, templates, examples."""

from __future__ import annotations

from pathlib import Path

PACKAGED = Path(__file__).parent / "_data"
CHECKOUT = Path(__file__).parent.parent


def data_folder(name: str) -> Path:
    """The folder ``rubrics``, ``schemas``, ``templates`` or ``examples``.

    It is inside the installed package, else at the top of the checkout. Raises FileNotFoundError if neither has it.
    """
    for base in (PACKAGED, CHECKOUT):
        if (base / name).is_dir():
            return base / name
    raise FileNotFoundError(f"no data folder {name!r} beside the engine")
