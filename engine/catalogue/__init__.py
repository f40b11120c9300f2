"""The one catalogue of finding codes.

Each area keeps its codes in a module of its own here (``yaml_codes``, ``formula_codes`` …); this package
collects them. A message is written in Chinese and is the gettext msgid; English lives in
``engine/locale/en/LC_MESSAGES/biaochi.po``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import Mapping

from .code import Code, code_table

__all__ = ["Code", "all_codes", "code_table", "find_code"]


@cache
def all_codes() -> Mapping[str, Code]:
    """Every code by its id, in order. Raises ValueError if two areas claim the same id."""
    found: dict[str, Code] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.endswith("_codes"):
            continue
        for code in importlib.import_module(f"{__name__}.{module.name}").CODES:
            if code.id in found:
                raise ValueError(f"finding code {code.id} is declared twice")
            found[code.id] = code
    return MappingProxyType(dict(sorted(found.items())))


def find_code(code_id: str) -> Code:
    """The code with this id. Raises KeyError if there is none."""
    return all_codes()[code_id]
