"""What one finding code is: its severity and its texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is. Only ``ERROR`` makes a command exit with status 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Code:
    """One kind of finding.

    ``message``, ``hint`` and ``explain`` are Chinese texts (msgids); ``message`` and ``hint`` may hold
    ``{placeholders}`` filled from the finding's ``params``.
    """

    id: str
    severity: Severity
    message: str
    hint: str = ""
    explain: str = ""


def code_table(*rows: tuple[str, ...]) -> tuple[Code, ...]:
    """Codes from rows of (id, severity, message[, hint[, explain]])."""
    return tuple(Code(row[0], Severity(row[1]), *row[2:]) for row in rows)
