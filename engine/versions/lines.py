"""The lines of two rules side by side: each beside the line that it has become."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Iterator, Sequence

from .edit import Line
from .likeness import likeness

# From here on a line is taken to be another with other figures; numbers count for half.
BESIDE = Fraction(1, 2)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
Step = tuple[int, int]
# A line, and what it is for.
Headed = tuple[str, str]


def side_by_side(old: Sequence[str], new: Sequence[str], old_heads: Sequence[str] = (),
                 new_heads: Sequence[str] = ()) -> tuple[Line, ...]:
    """Two lists of lines in their order. A line stands beside the likest of the other list, equal ones above all, then those
    with the same head (what a line is for; given for every line or none); one that has no like stands alone. Lists that
    have nothing in common stand beside each other, line by line."""
    steps = _aligned(_headed(old, old_heads), _headed(new, new_heads))
    if not any(one >= 0 and other >= 0 for one, other in steps):
        return tuple(_by_place(old, new))
    return tuple(Line(old[one] if one >= 0 else "", new[other] if other >= 0 else "") for one, other in steps)


def _headed(lines: Sequence[str], heads: Sequence[str]) -> tuple[Headed, ...]:
    return tuple(zip(lines, heads if len(heads) == len(lines) else [""] * len(lines)))


def _by_place(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for index in range(max(len(old), len(new))):
        yield Line(old[index] if index < len(old) else "", new[index] if index < len(new) else "")


def _alike(one: Headed, other: Headed) -> Fraction:
    """3 for equal lines, 2 for those with the same head, else half by the words without their numbers, half by everything."""
    (old, _), (new, _) = one, other
    if old == new or (one[1] and one[1] == other[1]):
        return Fraction(3 if old == new else 2)
    found = (likeness(_NUMBER.sub("#", old), _NUMBER.sub("#", new)) + likeness(old, new)) / 2
    return found if found >= BESIDE else Fraction(0)


def _aligned(old: Sequence[Headed], new: Sequence[Headed]) -> list[Step]:
    """The steps through both lists that pair the likest lines; -1 on the side that a line isn't on."""
    most = _shared(old, new)
    found, one, other = [], 0, 0
    while one < len(old) or other < len(new):
        both = one < len(old) and other < len(new)
        if both and (degree := _alike(old[one], new[other])) and most[one][other] == degree + most[one + 1][other + 1]:
            found.append((one, other))
            one, other = one + 1, other + 1
        elif one < len(old) and (not both or most[one][other] == most[one + 1][other]):
            found.append((one, -1))
            one += 1
        else:
            found.append((-1, other))
            other += 1
    return found


def _shared(old: Sequence[Headed], new: Sequence[Headed]) -> list[list[Fraction]]:
    """How much the lines have in common from each pair of places on, paired in order as well as can be."""
    most = [[Fraction(0)] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in reversed(range(len(old))):
        for other in reversed(range(len(new))):
            degree = _alike(old[one], new[other])
            paired = degree + most[one + 1][other + 1] if degree else Fraction(0)
            most[one][other] = max(paired, most[one + 1][other], most[one][other + 1])
    return most
