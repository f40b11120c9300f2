"""An explanation as data: what is explained, its lines in order, the result."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..findings import Place
from ..trace import Step


@dataclass(frozen=True)
class Line:
    """One line of an explanation. ``depth`` sets it in; ``rubric`` and ``data`` say where it was read."""

    text: str
    depth: int = 0
    rubric: Place | None = None
    data: Place | None = None


@dataclass(frozen=True)
class Explanation:
    """The way to one result. ``kind`` is indicator, part, parameter, value, input or total; ``result`` its result,
    ``worth`` what it is out of, in words (empty for a figure).

    ``path`` leads from the first level down to it; ``steps`` are the trace that ``lines`` puts in words.
    """

    kind: str
    name: str
    path: tuple[str, ...]
    result: str
    value: Any = None
    points: Fraction | None = None
    standard: str = ""
    lines: tuple[Line, ...] = ()
    steps: tuple[Step, ...] = ()
    rubric: Place | None = None
    worth: str = ""
