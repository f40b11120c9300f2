"""Two lists of texts side by side, in order, the likest together."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

LIKE_ENOUGH = 0.4
Pair = tuple[str | None, str | None]


@cache
def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (alike); 0 for what is too unlike to stand side by side."""
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE_ENOUGH or matcher.quick_ratio() < LIKE_ENOUGH:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= LIKE_ENOUGH else 0.0


def aligned(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Every text of either side once, beside its partner or None; the sum of likenesses is the largest that keeps the order."""
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for row in reversed(range(len(left))):
        for column in reversed(range(len(right))):
            best[row][column] = max(best[row + 1][column], best[row][column + 1],
                                    likeness(left[row], right[column]) + best[row + 1][column + 1])
    return _path(left, right, best)


def _path(left: Sequence[str], right: Sequence[str], best: list[list[float]]) -> list[Pair]:
    row, column = 0, 0
    pairs: list[Pair] = []
    while row < len(left) and column < len(right):
        here = likeness(left[row], right[column])
        if here and best[row][column] == here + best[row + 1][column + 1]:
            pairs.append((left[row], right[column]))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            pairs.append((left[row], None))
            row += 1
        else:
            pairs.append((None, right[column]))
            column += 1
    return [*pairs, *((text, None) for text in left[row:]), *((None, text) for text in right[column:])]
