"""What is scored: the tree of indicators, their pieces, and the rules that hold for them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Iterable, Iterator

from ...findings import Place
from .declared import NOWHERE, Formula, Rounding


@dataclass(frozen=True)
class Condition:
    """``when`` with the score that follows from it (veto; full marks need none)."""

    when: Formula
    score: Fraction | None = None
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class NotApplicable:
    """When an indicator or part doesn't apply (不适用), and what then.

    ``when`` is a condition on figures; without one the department says so, with a reason. ``then`` is ``full`` (full
    marks) or ``rescale``: left out, and the rest scaled up to the points of what ``within`` names: ``block`` (the
    node above; for a part its leaf) or ``total``.
    """

    when: Formula | None = None
    then: str = "full"
    within: str = "total"
    text: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Adjust:
    """The limits of what stands outside the 100 (加减分项): the most it may add, the most it may take (≤ 0)."""

    high: Fraction
    low: Fraction
    place: Place = NOWHERE


@dataclass(frozen=True)
class Piece:
    """Something scored: a leaf, or a part inside a leaf (评分要点).

    ``method`` names a module of ``rubric.methods`` and ``settings`` holds what that module made of its YAML. ``parts``
    is filled where a leaf is the sum of parts (then ``method`` is ``parts``) or one of several ways (``choose``). The
    score lies between ``low`` and ``points``. ``from_zero``: deductions begin at 0, not at the points (加减分项).
    ``stated``: the points that its rule is stated for, where they aren't its own (a mix of two versions); the rule's
    score is then scaled to its own.
    ``parameters`` are those that its own rule uses, not its parts'.
    """

    name: str
    points: Fraction
    method: str
    settings: Any = None
    parts: tuple[Piece, ...] = ()
    cap: Fraction | None = None
    floor: Fraction | None = None
    veto: tuple[Condition, ...] = ()
    full_when: tuple[Condition, ...] = ()
    if_zero: str = ""
    compare: str = "exact"
    text: str = ""
    assumption: str = ""
    low: Fraction = Fraction(0)
    from_zero: bool = False
    not_applicable: NotApplicable | None = None
    parameters: tuple[str, ...] = ()
    stated: Fraction | None = None
    place: Place = NOWHERE

    @property
    def start(self) -> Fraction:
        """Where a deduction begins."""
        return Fraction(0) if self.from_zero else self.points


@dataclass(frozen=True)
class Indicator:
    """A node of the tree. A leaf has ``piece`` and no ``children``; ``path`` is the names from the first level down.

    ``weight`` is what its full ``points`` are worth in the node above (block weight × block score of 100); None where
    that is the points themselves. ``adjust`` marks what stands outside the 100; its points are 0. ``veto`` and
    ``not_applicable`` of a leaf are its piece's. ``excerpt`` says what is missing of a block that the source doesn't
    show whole; its children's points may then make less than its own.
    """

    name: str
    points: Fraction
    path: tuple[str, ...]
    children: tuple[Indicator, ...] = ()
    piece: Piece | None = None
    explanation: str = ""
    standard: str = ""
    source: str = ""
    assumption: str = ""
    rounding: Rounding | None = None
    evidence: tuple[str, ...] = ()
    id: str = ""
    weight: Fraction | None = None
    adjust: Adjust | None = None
    veto: tuple[Condition, ...] = ()
    not_applicable: NotApplicable | None = None
    excerpt: str = ""
    place: Place = NOWHERE

    @property
    def worth(self) -> Fraction:
        """What its full points are worth in the node above."""
        return self.points if self.weight is None else self.weight

    @property
    def shown(self) -> Fraction:
        """How many of its points the rows below it make that the rubric holds: all, unless one of them is an excerpt."""
        return worth_shown(self.children) if self.children else self.points

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """The least and the most that it can bring outside the 100: its limits, or less where what it holds can't reach
        them."""
        if self.adjust is None:
            return Fraction(0), Fraction(0)
        if not self.children:
            return self.adjust.low, self.adjust.high
        below = [child.reach for child in self.children]
        return (max(self.adjust.low, sum((low for low, _ in below), Fraction(0))),
                min(self.adjust.high, sum((high for _, high in below), Fraction(0))))

    @property
    def level(self) -> int:
        """1 for 一级指标, 2 for 二级指标, 3 for 三级指标 …"""
        return len(self.path)

    def walk(self) -> Iterator[Indicator]:
        """This node and all below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def worth_shown(nodes: Iterable[Indicator]) -> Fraction:
    """What the rows that the rubric holds of some siblings are worth in the node above."""
    return sum((node.shown if node.weight is None or not node.points else node.shown / node.points * node.weight
                for node in nodes), Fraction(0))
