"""Templates compiled once in a process: many departments are written by the same ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import CodeType

from .line_marks import LineMarks

MOST = 400
Key = tuple[str, str | None, str | None]


@dataclass
class Compiled:
    """Code by a template's text, name and file (nothing else of an environment bears on it), and the marks written into it."""

    codes: dict[Key, CodeType] = field(default_factory=dict)
    marks: LineMarks = field(default_factory=LineMarks)

    def make_room(self) -> None:
        """Forgets everything where there is much. Only between two renderings: texts that are being written hold marks."""
        if len(self.codes) >= MOST or self.marks.crowded:
            self.codes.clear()
            self.marks = LineMarks()

    def code(self, key: Key, make: Callable[[], CodeType]) -> CodeType:
        """The code of a template, made by ``make`` where it isn't there yet."""
        if key not in self.codes:
            self.codes[key] = make()
        return self.codes[key]


COMPILED = Compiled()
