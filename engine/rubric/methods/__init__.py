"""The registry of scoring methods: every module here with a schema of its name beside it is one, found by itself."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Iterator, Mapping

from .asking import Builder, Evaluated, Run
from .base import Bounds, Branch, Method, Outcome, RowScore, Threshold

__all__ = ["Bounds", "Branch", "Builder", "Evaluated", "Method", "Outcome", "RowScore", "Run", "Threshold", "methods"]

SCHEMA = ".schema.json"


class Registry(Mapping[str, Method]):
    """The methods by their YAML keys; a module is loaded when its method is first asked for."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._keys = keys

    def __getitem__(self, key: str) -> Method:
        if key not in self._keys:
            raise KeyError(key)
        method: Method = importlib.import_module(f"{__name__}.{key}").METHOD
        return method

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@cache
def methods() -> Mapping[str, Method]:
    """Every scoring method by its YAML key, in alphabetical order."""
    found = Path(__file__).parent.glob("*" + SCHEMA)
    return Registry(tuple(sorted(path.name.removesuffix(SCHEMA) for path in found)))
