"""What a change brings about in lines of the base is said where the change is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Iterable, Iterator

from ...findings import Finding, Place, Severity, finding
from ...language import canonical
from .chain import Resolved

# Warnings of what was right before: a block that a change makes whole is no excerpt any more.
BROUGHT_ABOUT = frozenset({"B196"})


@dataclass(frozen=True)
class Said:
    """What another finding says, in the language in force when it is read."""

    of: Finding
    part: str

    def __str__(self) -> str:
        return str(getattr(self.of, self.part))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def blamed(findings: Iterable[Finding], resolved: Resolved) -> Iterator[Finding]:
    """The findings; an error in a line of the base that a change bears on is said at the change, with that line."""
    for item in findings:
        cause = _cause(item, resolved) if resolved.bases else None
        if cause is None or item.place is None:
            yield item
        elif item.severity is not Severity.ERROR:
            yield replace(item, place=cause)
        else:
            yield finding("B165", cause, where=str(item.place), message=Said(item, "message"), hint=Said(item, "hint"))


def _cause(item: Finding, resolved: Resolved) -> Place | None:
    place = item.place
    if place is None or place.file == resolved.file:
        return None
    if item.severity is not Severity.ERROR and item.code not in BROUGHT_ABOUT:
        return None
    words = (canonical(str(item.params.get(key, ""))) for key in ("name", "key"))
    gone = next((resolved.gone[word] for word in words if word in resolved.gone), None)
    return gone or resolved.causes.get((place.file, place.line))
