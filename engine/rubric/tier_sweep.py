"""Gaps and overlaps between tiers that all look at one value: try every threshold, and between and beyond them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Callable, Iterator, Mapping, Sequence

from ..exact import ends, percent, plain
from ..language import evaluate, show
from ..language.tree import Aggregate, Binary, Comparison, Name, Number, Option, Tree, Unary
from .grids import Grids
from .model import Formula


@dataclass(frozen=True)
class SweepProblem:
    """``kind`` gap or overlap, found at ``where`` (in words); ``tier`` is the index of the tier to point at."""

    kind: str
    where: str
    tier: int


Limits = Mapping[str, tuple[Fraction | None, Fraction | None]]
NO_LIMITS: Limits = {}


def gaps_and_overlaps(conditions: Sequence[Formula], grids: Grids, limits: Limits = NO_LIMITS) -> tuple[SweepProblem, ...]:
    """What the tiers leave out or claim twice; empty where they look at more than one value (that isn't decided here).

    Only values that there are count: of a figure in ``grids`` the multiples of its grid (3-4项 and 5项以上 leave nothing
    out), within its ``limits``. Below zero is looked at only where some threshold is negative: a rate of amounts or heads has no such values.
    """
    subjects = {subject for item in conditions for subject in _subjects(item.tree)}
    if len(conditions) < 2 or len(subjects) != 1 or None in subjects:
        return ()
    cuts = sorted({cut for item in conditions for cut in _cuts(item.tree)})
    if not cuts:
        return ()
    word = percent if any("%" in item.text or "％" in item.text for item in conditions) else _word(conditions)
    subject = str(next(iter(subjects)))
    low, high = limits.get(subject, (None, None))
    cuts = sorted({*cuts, *(end for end in (low, high) if end is not None)})
    samples = [sample for sample in _samples(cuts, grids.get(subject))
               if (low is None or sample.value >= low) and (high is None or sample.value <= high)]
    verdicts = [_verdict(conditions, sample.value) for sample in samples]
    found: list[SweepProblem] = []
    start = 0
    for stop in range(1, len(samples) + 1):
        if stop < len(samples) and verdicts[stop] == verdicts[start]:
            continue
        problem = verdicts[start]
        if problem is not None:
            found.append(replace(problem, where=_stretch(samples[start], samples[stop - 1], subject, word)))
        start = stop
    return tuple(found)


def same_value_samples(conditions: Sequence[Formula]) -> tuple[str, tuple[Fraction, ...]]:
    """The one value that all conditions look at, and values to try: every threshold, one between each two, and one before
    and behind them. Empty where they look at more than one value or at none."""
    subjects = {subject for item in conditions for subject in _subjects(item.tree)}
    cuts = sorted({cut for item in conditions for cut in _cuts(item.tree)})
    if len(subjects) != 1 or None in subjects or not cuts:
        return "", ()
    return str(next(iter(subjects))), tuple(sample.value for sample in _samples(cuts, None))


def below_zero(conditions: Sequence[Formula]) -> str:
    """The name of the one value that the tiers look at, where none of them takes in what lies below zero though the
    lowest begins there; empty where they do, or look at anything else."""
    subjects = {subject for item in conditions for subject in _subjects(item.tree)}
    named = {node.name for item in conditions for node in item.tree.walk() if isinstance(node, Name)}
    cuts = sorted({cut for item in conditions for cut in _cuts(item.tree)})
    if len(subjects) != 1 or len(named) != 1 or subjects != named or not cuts or cuts[0] != 0:
        return ""
    return "" if any(holds(item.tree, Fraction(-1)) for item in conditions) else next(iter(named))


def _verdict(conditions: Sequence[Formula], value: Fraction) -> SweepProblem | None:
    """None where exactly one tier holds."""
    matches = [index for index, item in enumerate(conditions) if holds(item.tree, value)]
    if len(matches) == 1:
        return None
    return SweepProblem("overlap", "", matches[1]) if matches else SweepProblem("gap", "", 0)


@dataclass(frozen=True)
class Sample:
    """One value to try, and the stretch that it stands for; None is without end. A threshold stands for itself."""

    value: Fraction
    low: Fraction | None
    high: Fraction | None

    @property
    def is_cut(self) -> bool:
        """Whether this is a threshold itself."""
        return self.low == self.high


def _stretch(first: Sample, last: Sample, subject: str, word: Callable[[Fraction], str]) -> str:
    """The stretch from one sample to another in official typography."""
    if first.is_cut and first is last and first.low is not None:
        return f"{subject} ＝ {word(first.low)}"
    low = "" if first.low is None else f"{word(first.low)} {'≤' if first.is_cut else '＜'} "
    high = "" if last.high is None else f" {'≤' if last.is_cut else '＜'} {word(last.high)}"
    if low and not high and first.low is not None:
        return f"{subject} {'≥' if first.is_cut else '＞'} {word(first.low)}"
    return f"{low}{subject}{high}"


def _word(conditions: Sequence[Formula]) -> Callable[[Fraction], str]:
    """How a threshold is written: with the unit in which the conditions compare."""
    measure = conditions[0].measure
    unit = measure.words if measure is not None and not measure.bare and not measure.unit.pure else ""
    return lambda value: (plain(value) if ends(value) else str(value)) + unit


def _samples(cuts: list[Fraction], grid: Fraction | None) -> Iterator[Sample]:
    """Every threshold, and a value before, between and behind them, as far as the grid has one there."""
    if cuts[0] != 0:
        below = cuts[0] - (cuts[0] / 2 if cuts[0] > 0 else 1) if grid is None else (ceil(cuts[0] / grid) - 1) * grid
        yield Sample(below, None, cuts[0])
    for index, cut in enumerate(cuts):
        if grid is None or cut % grid == 0:
            yield Sample(cut, cut, cut)
        if index + 1 < len(cuts):
            between = (cut + cuts[index + 1]) / 2 if grid is None else (floor(cut / grid) + 1) * grid
            if between < cuts[index + 1]:
                yield Sample(between, cut, cuts[index + 1])
    yield Sample(cuts[-1] + 1 if grid is None else (floor(cuts[-1] / grid) + 1) * grid, cuts[-1], None)


def constant(tree: Tree) -> Fraction | None:
    """The number that a formula without names always gives; None for any other."""
    if any(isinstance(node, (Name, Aggregate, Option)) for node in tree.walk()):
        return None
    try:
        value = evaluate(tree, {}, {})
    except ArithmeticError:
        return None
    return value if isinstance(value, Fraction) else None


def _subjects(tree: Tree) -> Iterator[str | None]:
    """What the condition looks at, as text; None for anything but comparisons joined by 且 and 或."""
    if isinstance(tree, Comparison):
        yield from (show(item) for item in tree.operands if constant(item) is None)
    elif isinstance(tree, (Binary, Unary)):
        for child in tree.children:
            yield from _subjects(child)
    else:
        yield None


def _cuts(tree: Tree) -> Iterator[Fraction]:
    for node in tree.walk():
        if isinstance(node, Comparison):
            yield from (cut for item in node.operands if (cut := constant(item)) is not None)


COMPARE = {
    "<": lambda left, right: left < right, "≤": lambda left, right: left <= right,
    "=": lambda left, right: left == right, "≠": lambda left, right: left != right,
    "≥": lambda left, right: left >= right, ">": lambda left, right: left > right,
}


def holds(tree: Tree, sample: Fraction) -> bool:
    """Whether a condition on one value holds where that value is ``sample``."""
    if isinstance(tree, Comparison):
        values = [sample if (cut := constant(item)) is None else cut for item in tree.operands]
        return all(COMPARE[op](left, right) for op, left, right in zip(tree.ops, values, values[1:], strict=False))
    if isinstance(tree, Unary):
        return not holds(tree.operand, sample)
    if isinstance(tree, Binary):
        left, right = holds(tree.left, sample), holds(tree.right, sample)
        return (left and right) if tree.op == "且" else (left or right)
    return bool(isinstance(tree, Number))
