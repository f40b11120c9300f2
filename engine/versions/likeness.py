"""How alike two texts are: shared pairs of neighbouring characters (Dice), the same whichever comes first."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import lru_cache
from typing import Callable, Hashable, Iterator, Mapping, Sequence, TypeVar

from ..language.names import canonical

K = TypeVar("K", bound=Hashable)

# From here on two names are taken to be one thing that was renamed; half of the pairs of characters is too little for
# names of four characters that share an ending (完成及时率, 整改及时率).
ALIKE = Fraction(11, 20)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text, in its canonical form; a single character counts by itself."""
    said = canonical(text)
    return Counter(said[index:index + 2] for index in range(max(len(said) - 1, 1))) if said else Counter()


def likeness(one: str, other: str) -> Fraction:
    """From 0 (nothing in common) to 1 (the same), by the Sørensen-Dice coefficient over pairs of characters."""
    mine, theirs = _pairs(one), _pairs(other)
    whole = sum(mine.values()) + sum(theirs.values())
    return Fraction(2 * sum((mine & theirs).values()), whole) if whole else Fraction(0)


def best_pairs(olds: Sequence[K], news: Sequence[K], alike: Callable[[K, K], Fraction],
               least: Fraction = ALIKE) -> Iterator[tuple[K, K, Fraction]]:
    """The likest old and new things, one to one, the likest first; those below ``least`` stay alone.

    Of equally like ones the first by name goes first, so that the same pairs are found from either side.
    """
    found = [(alike(old, new), old, new) for old in olds for new in news]
    ranked = sorted((item for item in found if item[0] >= least),
                    key=lambda item: (-item[0], sorted((str(item[1]), str(item[2])))))
    taken: Mapping[str, set[K]] = {"old": set(), "new": set()}
    for degree, old, new in ranked:
        if old not in taken["old"] and new not in taken["new"]:
            taken["old"].add(old)
            taken["new"].add(new)
            yield old, new, degree
