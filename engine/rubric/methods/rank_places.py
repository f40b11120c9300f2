"""Places as rubrics write them: 1-3, 第4名, 11以上, 前3名, 后3名, 倒数第1名, 前10%, 10%-30%, 后20%, 其他."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Iterator, Sequence

from ...exact import round_to
from ...figures_text import NUMERALS
from ..ranges import End, Range, settle

FRONT, BACK, FROM_LAST = ("前",), ("后", "末", "最后"), "倒数"
HEAD = re.compile(r"(?P<head>前|后|末|最后|倒数)?(?P<body>.+)")
DIGITS = "".join(NUMERALS).replace("半", "")
NUMERAL = re.compile(rf"(?<![{DIGITS}])[{DIGITS}](?![{DIGITS}])")


@dataclass(frozen=True)
class Places:
    """Some places: above ``low``, up to and with ``high`` (None: to the last).

    ``share``: these are shares of the departments (10%-30%), not places. ``back``: counted from the last one.
    """

    low: Fraction
    high: Fraction | None
    share: bool = False
    back: bool = False

    def among(self, count: int, last: int, mode: str) -> tuple[int, int]:
        """The first and last place among ``count`` departments; nothing where the first is greater.

        ``last`` is the last place that there is, ``mode`` how a share that is no whole number of places is rounded.
        """
        low, high = (self._size(end, count, mode) for end in (self.low, self.high))
        first, final = (low or 0) + 1, last if high is None else high
        return (last + 1 - final, last + 1 - first) if self.back else (first, final)

    def _size(self, end: Fraction | None, count: int, mode: str) -> int | None:
        if end is None:
            return None
        return int(round_to(end * count, Fraction(1), mode)) if self.share else int(end)


def parted(written: str) -> tuple[str, str]:
    """How the places are counted (前, 后, 倒数, or empty), and what is left: a range of places or shares."""
    said = NUMERAL.sub(lambda found: NUMERALS[found[0]], re.sub(r"[\s第名]", "", written))
    found = HEAD.fullmatch(said)
    return ("", said) if found is None else (found["head"] or "", found["body"])


def places_of(head: str, span: Range) -> Places | None:
    """The places that a range means behind 前, 后 or 倒数; None where it makes no sense."""
    if span.both or span.other or (span.low is None and span.high is None):
        return None
    if head and (span.low is None or span.high is None):
        return None
    share = "%" in span.text or "％" in span.text
    alone = span.low is not None and span.high is not None and span.low.at == span.high.at
    up_to = alone and (head in (*FRONT, *BACK) or (share and bool(head)))
    found = _shares(span, up_to) if share else _numbers(settle([span])[0][0], up_to)
    if found is None or (share and alone and not up_to):
        return None
    low, high = found
    good = low >= 0 and (high is None or low < high) and (not share or (high or low) <= 1)
    return Places(low, high, share, head in (*BACK, FROM_LAST)) if good else None


def _shares(span: Range, up_to: bool) -> tuple[Fraction, Fraction | None] | None:
    """10%-30% is what comes after the first 10%, up to and with 30%; an end said to be otherwise makes no sense."""
    low, high = span.low, span.high
    if up_to and high is not None:
        return Fraction(0), high.at
    if (low is not None and low.closed) or (high is not None and high.closed is False):
        return None
    return (low.at if low is not None else Fraction(0)), (high.at if high is not None else None)


def _numbers(span: Range, up_to: bool) -> tuple[Fraction, Fraction | None] | None:
    if any(end is not None and end.at.denominator != 1 for end in (span.low, span.high)):
        return None
    low = Fraction(0) if up_to else _before(span.low)
    high = span.high.at - (0 if span.high.closed else 1) if span.high is not None else None
    return low, high


def _before(end: End | None) -> Fraction:
    """The place before the first one."""
    return Fraction(0) if end is None else end.at - (1 if end.closed else 0)


@dataclass(frozen=True)
class Fault:
    """Places taken in twice (``by`` two of the listed ones) or by none (``by`` the one before the gap, if any)."""

    number: int
    by: tuple[int, ...]
    twice: bool


def faults(listed: Sequence[Places], count: int, mode: str) -> Iterator[Fault]:
    """What is wrong with these places among so many departments."""
    spans = sorted((max(first, 1), min(final, count), index) for index, (first, final) in enumerate(
        places.among(count, count, mode) for places in listed) if max(first, 1) <= min(final, count))
    reached, before = 0, -1
    for first, final, index in spans:
        if first <= reached:
            yield Fault(first, tuple(sorted((before, index))), True)
        elif first > reached + 1:
            yield Fault(reached + 1, (before,) if before >= 0 else (), False)
        if final > reached:
            reached, before = final, index
    if reached < count:
        yield Fault(reached + 1, (before,) if before >= 0 else (), False)


def many(listed: Sequence[Places]) -> int:
    """A number of departments at which shares are whole numbers and fixed places are few."""
    ends = [(end, places.share) for places in listed for end in (places.low, places.high) if end is not None]
    whole = lcm(*(end.denominator for end, share in ends if share)) if ends else 1
    shares = [end for end, share in ends if share and end > 0]
    most = max((int(end) for end, share in ends if not share), default=0) + 1
    return whole * 4 * int(most / min([*shares, Fraction(1)]) + 1)


def fewest(listed: Sequence[Places]) -> int:
    """A small number of departments among which all these places are there, shares are whole numbers, one is over."""
    front = max((int(places.high or places.low + 1) for places in listed if not (places.share or places.back)), default=0)
    back = max((int(places.high or places.low + 1) for places in listed if places.back and not places.share), default=0)
    whole = lcm(*(end.denominator for places in listed if places.share for end in (places.low, places.high)
                  if end is not None))
    need = front + back + 2
    return need + (-need) % whole
