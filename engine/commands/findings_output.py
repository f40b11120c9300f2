"""Findings for people and programs, and the exit status they lead to."""

from __future__ import annotations

import sys
from typing import Iterable, Sequence

from ..findings import Finding, Severity
from .console import colour, put, say
from .json_output import put_json


def say_findings(findings: Sequence[Finding]) -> None:
    """Findings as text with carets, on stderr."""
    from .finding_text import finding_text

    for item in findings:
        say(finding_text(item, colour=colour(sys.stderr)))


def put_findings(findings: Sequence[Finding], form: str) -> None:
    """Findings as data on stdout: ``text``, ``json`` or ``github`` (annotations)."""
    from .finding_text import finding_github, finding_text

    if form == "json":
        put_json([item.as_dict() for item in findings])
        return
    for item in findings:
        put(finding_github(item) if form == "github" else finding_text(item, colour=colour(sys.stdout)))


def status_of(findings: Iterable[Finding]) -> int:
    """2 where a file or name on the command line is no good (B7xx), else 1 where there is an error, else 0."""
    errors = [item for item in findings if item.severity is Severity.ERROR]
    return 2 if any(item.code.startswith("B7") for item in errors) else int(bool(errors))
