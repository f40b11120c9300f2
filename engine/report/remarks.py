"""What is to be said of a department's data when its report is written, though it can be written."""

from __future__ import annotations

from ..findings import Finding, FindingsError, finding
from ..review import review
from ..scoring.scorecard import Scorecard
from .faults import did_you_mean
from .render import report_outline

NAMED = 3


def remarks(card: Scorecard, template: str | None = None) -> tuple[Finding, ...]:
    """Figures that don't agree with each other (B644), texts that no part of the report asks for (B645): a name may be
    mistyped, and the passage is missing. Raises nothing: what is wrong with a template is said where it is rendered."""
    return (*_disagreeing(card), *_unused(card, template))


def _disagreeing(card: Scorecard) -> tuple[Finding, ...]:
    failed = [line.name for line in review(card).checks if line.holds is False]
    if not failed:
        return ()
    names = "、".join(f"“{name}”" for name in failed[:NAMED])
    more = f"等{len(failed)}项" if len(failed) > NAMED else ""
    return (finding("B644", card.data.section_place("inputs"), names=names + more),)


def _unused(card: Scorecard, template: str | None) -> tuple[Finding, ...]:
    try:
        found = report_outline(card, template)
    except FindingsError:
        return ()
    asked = [name for item in found.items for name in (*item.needs, *item.may) if name not in found.given]
    return tuple(finding("B645", card.data.section_place("text"), name=name, suggestion=did_you_mean(name, asked) if asked else "")
                 for name in found.unused)
