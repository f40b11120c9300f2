"""What can be said of a template's layout without data: its directives, and its sections, each there once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from ..findings import Finding, finding
from .faults import Source, did_you_mean
from .parse import DIRECTIVES
from .tags import TEXT, tags

# Whole in the text, so that what a tag writes behind it is not the rest of its name.
_DIRECTIVE = re.compile(r"(?m)^[ \t]*:::[ \t]*(?P<name>\S+)(?=\s)")
_BLOCKS = re.compile(r"\{%.*?%\}")


def directive_faults(source: Source) -> Iterator[Finding]:
    """One finding (B615) for every directive in the template's text that there isn't."""
    text = f"{source.text}\n"
    for tag in tags(text):
        for found in _DIRECTIVE.finditer(tag.inner) if tag.kind == TEXT else ():
            at, name = tag.start + found.start("name"), found["name"]
            before = _BLOCKS.sub("", text[text.rfind("\n", 0, at) + 1:tag.start + found.end()])
            if name not in DIRECTIVES and before.strip().startswith(":::"):
                yield finding("B615", source.spot(at, len(name)), name=name,
                              suggestion=did_you_mean(name, DIRECTIVES))


class Sections:
    """The names of sections as a template is walked; of branches only one is ever written."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.loops = 0

    def enter(self, name: str) -> bool:
        """Whether a section of this name may stand here: once, and in no loop."""
        twice = name in self.seen or self.loops > 0
        self.seen.add(name)
        return not twice

    def either(self, branches: Iterable[Callable[[], None]]) -> None:
        """Walks the branches of a condition: each as if the others weren't there; afterwards all are seen."""
        before, after = set(self.seen), set(self.seen)
        for walk in branches:
            self.seen = set(before)
            walk()
            after |= self.seen
        self.seen = after

    def repeated(self, walk: Callable[[], None]) -> None:
        """Walks the body of a loop."""
        self.loops += 1
        walk()
        self.loops -= 1
