"""Scorecards on their way to another process: read-only mappings are packed like plain ones."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ..scoring.scorecard import Scorecard
from .chinese import in_chinese


def read_only(entries: dict[Any, Any]) -> Mapping[Any, Any]:
    """The mapping on its arrival."""
    return MappingProxyType(entries)


def _packed(entries: Mapping[Any, Any]) -> tuple[Callable[[dict[Any, Any]], Mapping[Any, Any]], tuple[dict[Any, Any]]]:
    return read_only, (dict(entries),)


copyreg.pickle(MappingProxyType, _packed)  # type: ignore[arg-type]


def lightened(card: Scorecard) -> Scorecard:
    """The scorecard in Chinese, as a report is, without the data of the others that were scored with it, which no report needs."""
    return replace(in_chinese(card), peers=())
