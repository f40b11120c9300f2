"""What a method may ask for: of a builder while its YAML is read, of a department's run while a piece is scored."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Mapping, Protocol

from ...entries import Deductions, Entry, Goal
from ...findings import Place
from ...positions import Node
from ..bounds import BOUND
from ..model import Formula, Rounding
from ..ranges import Range


class Builder(Protocol):
    """What a method may ask for while it reads its YAML; problems are collected, not raised."""

    def formula(self, node: Node | None, expect: str = "number", beside: Formula | None = None) -> Formula | None:
        """The checked formula in this scalar, or None where it has a fault (already reported).

        ``expect``: ``number``, ``bool`` (a condition) or ``score`` (分, or a number without a unit). ``beside``: the
        formula with which it is compared, whose unit it must have.
        """

    def amount(self, node: Node | None, beside: Formula | None, most: Fraction = BOUND) -> Fraction | None:
        """The exact number in this scalar in the unit of a formula's result, with which it is compared; beside a
        percentage a bare number above ``most`` is warned about."""

    def ratio(self, node: Node | None, most: Fraction = BOUND) -> Fraction | None:
        """The share in this scalar (10% or 0.1); a bare number above ``most`` is warned about."""

    def range(self, said: str, place: Place, code: str = "B152", written: str = "",
              subject: str = "") -> Range | None:
        """The range in a text, which may name parameters; None where it can't be read (reported with ``code`` and, where
        the text isn't as ``written``, with that)."""

    def condition(self, text: str, place: Place, subject: str = "") -> Formula | None:
        """The checked condition in a text that was made of what stands at a place; ``subject`` is what it looks at, where
        that is no declared name."""

    def number(self, node: Node | None, unit: str = "") -> Fraction | None:
        """The exact number in this scalar, or None where it has a fault (already reported)."""

    def points(self, node: Node | None) -> Fraction | None:
        """The number of points in this scalar (5, 5分), or None where it has a fault (already reported)."""

    def written(self, node: Node | None) -> str:
        """A number's text as written; of a parameter the text of its value."""

    def words(self, node: Node | None, value: str = "") -> str:
        """A number as messages show it: ``value``, or as written; of a parameter its name too."""

    def rounding(self, node: Node | None, default: Rounding) -> Rounding:
        """The rounding that is written here, or the default where nothing is."""

    def report(self, code: str, place: Place, **params: Any) -> None:
        """Adds a finding."""


@dataclass(frozen=True)
class Evaluated:
    """A formula's result with figures put in; ``value`` None where a figure is ``missing`` or a divisor is ``zero``."""

    value: Any
    substituted: str = ""
    missing: tuple[str, ...] = ()
    zero: str = ""
    data: Place | None = None
    outcome: str = ""


class Run(Protocol):
    """One department's figures and answers, as one piece of the rubric sees them."""

    def evaluate(self, formula: Formula, exact: bool = False) -> Evaluated:
        """The formula's result: values as rounded, or unrounded with ``exact`` (tiers and conditions)."""

    def answer(self, item: str = "") -> Entry | None:
        """The department's answer to this piece, or to one item of it."""

    def item_name(self, item: str = "") -> str:
        """How a missing answer is called: 指标/要点/条目."""

    def deductions(self) -> Deductions | None:
        """What was found against this piece; None where the department says nothing."""

    def peers(self, formula: Formula, exact: bool = True) -> tuple[tuple[str, Evaluated], ...]:
        """The formula's result for every other department scored together, by its name."""

    def scores(self) -> Mapping[str, Fraction | None]:
        """The scores of all other leaves by name, for a method that is scored ``last``."""

    def worth(self) -> Mapping[str, Fraction]:
        """The points of all leaves by name."""

    def claims(self) -> Mapping[str, Entry]:
        """The department's claimed scores; its claimed total under an empty name."""

    def goals(self) -> tuple[Goal, ...]:
        """The rows of the department's KPI table."""
