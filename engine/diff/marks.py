"""What differs within two texts, word by word: which number moved, which words were put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Iterator, Sequence

from ..document import Span
from ..document.model import NEW, OLD
from ..versions.same import spoken

# A number with its sign of percentage, a Latin word, or any other single character.
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[A-Za-z]+|\s+|.", re.DOTALL)
# With a smaller share of common tokens nothing is marked: the two stand beside each other as wholes.
UNLIKE = 0.3
SHORT = 3


def marked(old: str, new: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Both texts in pieces, those that only one of them has toned; nothing where they are equal or have too little in
    common for it to help."""
    if old == new or not old or not new:
        return (), ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, [*map(spoken, before)], [*map(spoken, after)], autojunk=False)
    if matcher.ratio() < UNLIKE:
        return (), ()
    steps = list(_joined(matcher.get_opcodes(), before))
    return (tuple(_spans(before, [(same, start, stop) for same, start, stop, _, _ in steps], OLD)),
            tuple(_spans(after, [(same, first, last) for same, _, _, first, last in steps], NEW)))


Step = tuple[bool, int, int, int, int]


def _joined(codes: Sequence[tuple[str, int, int, int, int]], before: Sequence[str]) -> Iterator[Step]:
    """The steps with what is equal; a scrap between two changes goes with them, so that words aren't torn apart."""
    open_step: Step | None = None
    for index, (kind, start, stop, first, last) in enumerate(codes):
        scrap = kind == "equal" and 0 < index < len(codes) - 1 and _is_scrap(before[start:stop])
        if kind == "equal" and not scrap:
            if open_step is not None:
                yield open_step
            yield True, start, stop, first, last
            open_step = None
        elif open_step is None:
            open_step = (False, start, stop, first, last)
        else:
            open_step = (False, open_step[1], stop, open_step[3], last)
    if open_step is not None:
        yield open_step


def _is_scrap(tokens: Sequence[str]) -> bool:
    """Whether it is no more than part of a word: a letter or two."""
    return len(tokens) < SHORT and all(token.isalpha() for token in tokens)


def _spans(tokens: Sequence[str], steps: Sequence[tuple[bool, int, int]], tone: str) -> Iterator[Span]:
    for same, start, stop in steps:
        text = "".join(tokens[start:stop])
        if text:
            yield Span(text, "" if same else tone)
