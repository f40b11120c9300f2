"""Findings: what lint, loading, scoring and review have to say, as data with a place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterable, Mapping

from .catalogue.code import Severity
from .language_choice import translate

__all__ = ["Finding", "FindingsError", "Place", "Severity", "finding", "has_errors"]

# Words of the files, never of ours; and those that are theirs where the line has them.
THEIRS = frozenset({"name", "case", "count", "of"})
QUOTED = frozenset({"text", "key", "value"})


@dataclass(frozen=True, order=True)
class Place:
    """A spot in a file. ``line`` and ``column`` count from 1, in characters; ``length`` is in characters.

    ``snippet`` is the source line as it stands, without its line end. In a workbook line and column are those of the
    sheet, which ``file`` names too (``表.xlsx[项目]``), and ``cell`` is the cell as spreadsheets call it (``C5``).
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    snippet: str = ""
    cell: str = ""

    def moved(self, by: int, length: int = 1) -> Place:
        """The place ``by`` characters further right on the same line; in a workbook still the same cell."""
        return self if self.cell else Place(self.file, self.line, self.column + by, length, self.snippet)

    def __str__(self) -> str:
        if self.cell:
            return f"{self.file}:{self.cell}"
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True)
class Finding:
    """One thing to say. ``message`` and ``hint`` are rendered in the language chosen when they are read."""

    code: str
    place: Place | None = None
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    override: Severity | None = None

    @property
    def severity(self) -> Severity:
        """The code's severity, unless this finding was raised with another."""
        from .catalogue import find_code

        return self.override or find_code(self.code).severity

    @property
    def message(self) -> str:
        """What is wrong and why, in the chosen language."""
        from .catalogue import find_code

        return self._filled(find_code(self.code).message)

    @property
    def hint(self) -> str:
        """How to mend it; empty where there is nothing to add."""
        from .catalogue import find_code

        return self._filled(find_code(self.code).hint)

    def _filled(self, text: str) -> str:
        if not text:
            return ""
        line = self.place.snippet if self.place else ""
        # What the line itself says is quoted as it stands there, though it may be a word of ours too.
        shown = {key: translate(value) if isinstance(value, str) and key not in THEIRS and not (
                     key in QUOTED and value in line) else value
                 for key, value in self.params.items()}
        return translate(text).format_map(shown)

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain JSON data: code, severity, file, line, column, snippet, message, hint."""
        place = self.place
        return {
            "code": self.code,
            "severity": str(self.severity),
            "file": place.file if place else None,
            "line": place.line or None if place else None,
            "column": place.column or None if place else None,
            "snippet": place.snippet if place else "",
            "message": self.message,
            "hint": self.hint,
        }


class FindingsError(Exception):
    """Something could not be loaded or done; ``findings`` says what, all of it."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{item.place}: {item.message}" for item in self.findings))


def finding(code: str, place: Place | None = None, **params: Any) -> Finding:
    """A finding with its parameters given by name."""
    return Finding(code, place, params)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(item.severity is Severity.ERROR for item in findings)
