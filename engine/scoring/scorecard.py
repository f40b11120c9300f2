"""The scorecard: one department's scores with the whole path to each."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Mapping

from ..data.model import DepartmentData, Entry
from ..findings import Finding, Place
from ..language_choice import CHINESE
from ..rubric.model import Rubric
from ..trace import Step

__all__ = ["Figure", "NodeScore", "PieceScore", "Scorecard", "Step"]

NOWHERE = Place("")


@dataclass(frozen=True)
class Figure:
    """An input or value as it was used: exact before rounding and as rounded, the steps that made it.

    ``value`` is None where something it needs is missing; ``missing`` names what. ``entry_source`` and ``assumed`` come
    from the data file. ``zero`` says that a divisor was zero in ``zero_formula``; ``outcome`` is its
    ``if_zero``.
    """

    name: str
    value: Any
    exact: Any = None
    unit: str = ""
    places: int | None = None
    missing: tuple[str, ...] = ()
    zero: bool = False
    source: str = ""
    assumed: str = ""
    steps: tuple[Step, ...] = ()
    data: Place | None = None
    outcome: str = ""
    zero_formula: str = ""


@dataclass(frozen=True)
class PieceScore:
    """What a leaf or part earned. ``score`` None: a figure or answer is missing (``missing`` names it).

    ``parts`` are its parts, alternatives, or the rows of the KPI table that it is scored by; ``claimed`` is what such a
    row claims.
    """

    name: str
    points: Fraction
    score: Fraction | None
    method: str
    steps: tuple[Step, ...] = ()
    parts: tuple[PieceScore, ...] = ()
    missing: tuple[str, ...] = ()
    reason: str = ""
    assumed: str = ""
    not_applicable: str = ""
    claimed: Entry | None = None


@dataclass(frozen=True)
class NodeScore:
    """One node of the tree with its score; ``piece`` on leaves.

    ``applicable`` is what it can earn after what doesn't apply is left out (None: its points). Where nothing of it applies, the score is
    None and ``not_applicable`` says why; it is not missing then. ``steps`` tell how a block came to its score where it
    isn't the plain sum. ``adjust``: it stands outside the 100. ``excerpt`` says what the source doesn't show of it.
    """

    path: tuple[str, ...]
    points: Fraction
    score: Fraction | None
    piece: PieceScore | None = None
    applicable: Fraction | None = None
    not_applicable: str = ""
    steps: tuple[Step, ...] = ()
    adjust: bool = False
    excerpt: str = ""

    @property
    def name(self) -> str:
        """The indicator's name."""
        return self.path[-1]

    @property
    def level(self) -> int:
        """1, 2, 3 …"""
        return len(self.path)

    @property
    def rate(self) -> Fraction | None:
        """Score ÷ what it can earn (得分率), exact; None where there is no score or nothing to earn."""
        return None if self.score is None or not self.available else self.score / self.available

    @property
    def available(self) -> Fraction:
        """What it can earn."""
        return self.points if self.applicable is None else self.applicable


@dataclass(frozen=True)
class Scorecard:
    """The result for one department under one rubric; ``nodes`` are flat, in the rubric's order.

    ``steps`` tell how the total and the grade came about. ``points`` is what the total is out of: the rubric's points,
    or those of the rows that an excerpt shows. ``peers`` are the departments scored together; ``language`` is that of the
    words in the steps.
    """

    rubric: Rubric
    data: DepartmentData
    total: Fraction | None
    points: Fraction
    nodes: tuple[NodeScore, ...]
    figures: Mapping[str, Figure] = field(hash=False)
    tables: Mapping[str, tuple[Mapping[str, Figure], ...]] = field(default_factory=dict, hash=False)
    findings: tuple[Finding, ...] = ()
    grade: str | None = None
    steps: tuple[Step, ...] = ()
    peers: tuple[DepartmentData, ...] = ()
    language: str = CHINESE

    def node(self, name: str) -> NodeScore:
        """The node with this name or path joined by ``/``. Raises KeyError."""
        for node in self.nodes:
            if name in (node.name, "/".join(node.path)):
                return node
        raise KeyError(name)
