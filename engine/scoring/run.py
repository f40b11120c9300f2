"""One department's figures and answers as one piece of the rubric sees them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Mapping

from ..data.model import Deductions, Entry, Goal
from ..rubric.methods import Evaluated
from ..rubric.model import Formula
from .figures import Figures
from .scorecard import PieceScore


@dataclass(frozen=True)
class PieceRun:
    """What a method may ask while it scores: formulas evaluated, answers and findings of this leaf or part.

    ``together`` are the figures of the other departments scored together, ``others`` the scores of the other leaves.
    """

    figures: Figures
    indicator: str
    part: str = ""
    together: tuple[Figures, ...] = ()
    others: Mapping[str, Fraction | None] = field(default_factory=dict, hash=False)
    given: Mapping[str, PieceScore] = field(default_factory=dict, hash=False)

    def inner(self, name: str) -> PieceRun:
        """The run of a part or alternative of this piece."""
        return replace(self, part="/".join(filter(None, (self.part, name))))

    def evaluate(self, formula: Formula, exact: bool = False) -> Evaluated:
        """The formula's result (see ``Figures.evaluate``)."""
        return self.figures.evaluate(formula, exact)

    def answer(self, item: str = "") -> Entry | None:
        """The department's answer; None where there is none."""
        return self.figures.data.answers.get((self.indicator, "/".join(filter(None, (self.part, item)))))

    def settled(self) -> PieceScore | None:
        """The score of this piece where it is given, not worked out."""
        return self.given.get(self.item_name())

    def not_applicable(self) -> Entry | None:
        """What the department says of this piece's not being applicable; None where it says nothing."""
        return self.figures.data.not_applicable.get(self.item_name())

    def item_name(self, item: str = "") -> str:
        """指标/要点/条目."""
        return "/".join(filter(None, (self.indicator, self.part, item)))

    def deductions(self) -> Deductions | None:
        """What the department says was found; None where it says nothing."""
        return self.figures.data.deductions.get((self.indicator, self.part))

    def peers(self, formula: Formula, exact: bool = True) -> tuple[tuple[str, Evaluated], ...]:
        """The formula's result for every other department scored together, by its name."""
        return tuple((other.data.department, other.evaluate(formula, exact)) for other in self.together)

    def scores(self) -> Mapping[str, Fraction | None]:
        """The scores of all other leaves that apply, for what is scored last."""
        return self.others

    def worth(self) -> Mapping[str, Fraction]:
        """The points of all leaves by name."""
        return {leaf.name: leaf.points for leaf in self.figures.rubric.leaves()}

    def claims(self) -> Mapping[str, Entry]:
        """The department's claimed scores; its claimed total under an empty name."""
        data = self.figures.data
        return {**data.claimed, **({"": data.claimed_total} if data.claimed_total is not None else {})}

    def goals(self) -> tuple[Goal, ...]:
        """The rows of the department's KPI table."""
        return self.figures.data.goals
