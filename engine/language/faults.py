"""Faults while a formula is read: a finding's code at offsets of the formula, before it has a place in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..findings import Finding, Place, finding

PlaceOf = Callable[[int, int], Place]


@dataclass(frozen=True)
class Fault:
    """A finding's code and parameters at offsets of the formula."""

    code: str
    start: int
    end: int
    params: tuple[tuple[str, Any], ...] = ()

    def located(self, place_of: PlaceOf) -> Finding:
        """The finding at its place in the file."""
        return finding(self.code, place_of(self.start, max(self.end - self.start, 1)), **dict(self.params))


class Stop(Exception):
    """The formula can't be read beyond this fault."""

    def __init__(self, code: str, start: int, end: int, **params: Any):
        self.fault = Fault(code, start, end, tuple(params.items()))
        super().__init__(code)


def places_in(text: str, place: Place) -> PlaceOf:
    """Places for a formula whose first character stands at ``place``; further lines are taken to be indented alike."""
    def place_of(offset: int, length: int) -> Place:
        first = text.rfind("\n", 0, offset) + 1
        line = text.count("\n", 0, offset)
        if line == 0:
            return place.moved(offset, length)
        end = text.find("\n", offset)
        source = text[first:end if end >= 0 else len(text)]
        column = offset - first + max(place.column, 1)
        return Place(place.file, place.line + line, column, min(length, max(len(source) - (offset - first), 1)),
                     " " * (max(place.column, 1) - 1) + source)
    return place_of
