"""Strands as they are shown: what is the same as before isn't said again, what changed stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Sequence

from ..language.names import canonical
from .model import Names, Strand

# AGAIN is the same as before a gap: what stands at its left is none.
FIRST, SAME, AGAIN, CHANGED, CAME, WENT, EMPTY, ABSENT = (
    "first", "same", "again", "changed", "came", "went", "empty", "absent")


@dataclass(frozen=True)
class Entry:
    """One line of a strand in one version: its text, and how it stands to the last version before (``old``, its text)."""

    text: str
    state: str
    old: str = ""

    @property
    def news(self) -> bool:
        """Whether something changed."""
        return self.state in (CHANGED, CAME, WENT)


def entries(strand: Strand, there: Sequence[bool]) -> tuple[tuple[Entry, ...], ...]:
    """The lines of a strand; ``there`` says which versions have the thing at all."""
    return tuple(tuple(_entries(line, there)) for line in strand.lines)


def _entries(line: Names, there: Sequence[bool]) -> Iterator[Entry]:
    before: str | None = None
    for number, (text, present) in enumerate(zip(line, there, strict=True)):
        if not present:
            yield Entry("", ABSENT)
            continue
        state = _state(text, before)
        yield Entry(text, AGAIN if state == SAME and not there[number - 1] else state, before or "")
        before = text


def _state(text: str, before: str | None) -> str:
    if before is None:
        return FIRST if text else EMPTY
    if canonical(text) == canonical(before):
        return SAME if text else EMPTY
    return CHANGED if text and before else CAME if text else WENT
