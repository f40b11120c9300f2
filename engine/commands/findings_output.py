"""Findings for people and programs, and the exit status they lead to."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Iterable, Sequence

from ..findings import Finding, Severity
from ..language_choice import translate
from .console import colour, is_unicode, program_name, put, say
from .json_output import escaped

if TYPE_CHECKING:
    from ..scoring.scorecard import Scorecard



def say_findings(findings: Sequence[Finding]) -> None:
    """Findings as text with carets, on stderr; nothing where there are none."""
    from ..finding_text import finding_text

    if findings:
        say(finding_text(findings, colour(sys.stderr)))


def say_errors(findings: Iterable[Finding]) -> None:
    """Those findings that are errors, on stderr: for what has printed the others itself."""
    say_findings([item for item in findings if item.severity is Severity.ERROR])


def say_warnings(scorecards: Iterable[Scorecard]) -> None:
    """What loading warned of, on stderr: of the data in full, of each rubric only how much there is."""
    cards = list(scorecards)
    say_findings([item for card in cards for item in card.data.remarks if item.severity == "warning"])
    for rubric in {card.rubric.file: card.rubric for card in cards}.values():
        if rubric.warnings:
            say(translate("指标体系有 {count} 个警告，运行 {program} lint {file} 查看").format(
                count=len(rubric.warnings), program=program_name(), file=rubric.file))


def put_findings(findings: Sequence[Finding], form: str) -> None:
    """Findings as data on stdout: ``text``, ``json`` or ``github`` (annotations)."""
    from ..finding_text import FORMATS

    text = FORMATS[form](findings, colour(sys.stdout))
    if text:
        put(escaped(text) if form == "json" and not is_unicode(sys.stdout) else text)


def status_of(findings: Iterable[Finding]) -> int:
    """2 where a file or name on the command line is no good (B7xx), else 1 where there is an error, else 0."""
    errors = [item for item in findings if item.severity is Severity.ERROR]
    return 2 if any(item.code.startswith("B7") for item in errors) else int(bool(errors))
