"""Gaps and overlaps between tiers that all look at one value: try every threshold, and between and beyond them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterator, Sequence

from ..exact import ends, percent, plain
from ..language import evaluate, show
from ..language.tree import Aggregate, Binary, Comparison, Name, Number, Tree, Unary
from .model import Formula


@dataclass(frozen=True)
class SweepProblem:
    """``kind`` gap or overlap, found at ``where`` (in words); ``tier`` is the index of the tier to point at."""

    kind: str
    where: str
    tier: int


def gaps_and_overlaps(conditions: Sequence[Formula]) -> tuple[SweepProblem, ...]:
    """What the tiers leave out or claim twice; empty where they look at more than one value (that isn't decided here).

    Below zero is looked at only where some threshold is negative: a rate of amounts or heads has no such values.
    """
    subjects = {subject for item in conditions for subject in _subjects(item.tree)}
    if len(conditions) < 2 or len(subjects) != 1 or None in subjects:
        return ()
    cuts = sorted({cut for item in conditions for cut in _cuts(item.tree)})
    if not cuts:
        return ()
    as_percent = any("%" in item.text or "％" in item.text for item in conditions)
    found: dict[str, SweepProblem] = {}
    for sample, words in _samples(cuts, str(next(iter(subjects))), as_percent):
        matches = [index for index, item in enumerate(conditions) if _holds(item.tree, sample)]
        if len(matches) != 1:
            kind = "overlap" if matches else "gap"
            found.setdefault(words, SweepProblem(kind, words, matches[1] if matches else 0))
    return tuple(found.values())


def _constant(tree: Tree) -> Fraction | None:
    if any(isinstance(node, (Name, Aggregate)) for node in tree.walk()):
        return None
    try:
        value = evaluate(tree, {}, {})
    except ArithmeticError:
        return None
    return value if isinstance(value, Fraction) else None


def _subjects(tree: Tree) -> Iterator[str | None]:
    """What the condition looks at, as text; None for anything but comparisons joined by 且 and 或."""
    if isinstance(tree, Comparison):
        yield from (show(item) for item in tree.operands if _constant(item) is None)
    elif isinstance(tree, (Binary, Unary)):
        for child in tree.children:
            yield from _subjects(child)
    else:
        yield None


def _cuts(tree: Tree) -> Iterator[Fraction]:
    for node in tree.walk():
        if isinstance(node, Comparison):
            yield from (cut for item in node.operands if (cut := _constant(item)) is not None)


def _samples(cuts: list[Fraction], subject: str, as_percent: bool) -> Iterator[tuple[Fraction, str]]:
    def word(cut: Fraction) -> str:
        return percent(cut) if as_percent else plain(cut) if ends(cut) else str(cut)

    if cuts[0] > 0 or cuts[0] < 0:
        yield cuts[0] - (cuts[0] / 2 if cuts[0] > 0 else 1), f"{subject} ＜ {word(cuts[0])}"
    for index, cut in enumerate(cuts):
        yield cut, f"{subject} ＝ {word(cut)}"
        if index + 1 < len(cuts):
            middle = (cut + cuts[index + 1]) / 2
            yield middle, f"{word(cut)} ＜ {subject} ＜ {word(cuts[index + 1])}"
    yield cuts[-1] + 1, f"{subject} ＞ {word(cuts[-1])}"


COMPARE = {
    "<": lambda left, right: left < right, "≤": lambda left, right: left <= right,
    "=": lambda left, right: left == right, "≠": lambda left, right: left != right,
    "≥": lambda left, right: left >= right, ">": lambda left, right: left > right,
}


def _holds(tree: Tree, sample: Fraction) -> bool:
    if isinstance(tree, Comparison):
        values = [sample if (cut := _constant(item)) is None else cut for item in tree.operands]
        return all(COMPARE[op](left, right) for op, left, right in zip(tree.ops, values, values[1:]))
    if isinstance(tree, Unary):
        return not _holds(tree.operand, sample)
    if isinstance(tree, Binary):
        left, right = _holds(tree.left, sample), _holds(tree.right, sample)
        return (left and right) if tree.op == "且" else (left or right)
    return bool(isinstance(tree, Number))
