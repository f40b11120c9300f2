"""Templates compiled once in a process: many departments are written by the same ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from types import CodeType

from .line_marks import LineMarks

MOST = 400
Key = tuple[str, str | None, str | None]


@dataclass
class Compiled:
    """Code by a template's text, name and file (nothing else of an environment bears on it), and the marks written into it."""

    codes: dict[Key, CodeType] = field(default_factory=dict)
    marks: LineMarks = field(default_factory=LineMarks)
    lock: RLock = field(default_factory=RLock)

    @property
    def full(self) -> bool:
        """Whether there is so much here that it is time to begin anew."""
        return len(self.codes) >= MOST or self.marks.crowded

    def code(self, key: Key, make: Callable[[], CodeType]) -> CodeType:
        """The code of a template, made by ``make`` where it isn't there yet."""
        with self.lock:
            if key not in self.codes:
                self.codes[key] = make()
            return self.codes[key]


_shared = [Compiled()]


def shared() -> Compiled:
    """What the process has compiled so far; nothing where that has become much. Whoever renders asks once and keeps to it,
    since code and the marks in it belong together."""
    if _shared[-1].full:
        _shared[:] = [Compiled()]
    return _shared[-1]
