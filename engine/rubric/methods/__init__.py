"""The registry of scoring methods: every module here with a ``METHOD`` is one, found by itself."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import Mapping

from .base import Bounds, Branch, Builder, Evaluated, Method, Outcome, RowScore, Run, Threshold

__all__ = ["Bounds", "Branch", "Builder", "Evaluated", "Method", "Outcome", "RowScore", "Run", "Threshold", "methods"]


@cache
def methods() -> Mapping[str, Method]:
    """Every scoring method by its YAML key, in alphabetical order."""
    found = {}
    for module in sorted(item.name for item in pkgutil.iter_modules(__path__)):
        method = getattr(importlib.import_module(f"{__name__}.{module}"), "METHOD", None)
        if method is not None:
            found[method.key] = method
    return MappingProxyType(found)
