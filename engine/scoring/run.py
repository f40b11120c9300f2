"""One department's figures and answers as one piece of the rubric sees them."""

from __future__ import annotations

from dataclasses import dataclass

from ..data.model import Deductions, Entry
from ..rubric.methods import Evaluated
from ..rubric.model import Formula
from .figures import Figures


@dataclass(frozen=True)
class PieceRun:
    """What a method may ask while it scores: formulas evaluated, answers and findings of this leaf or part."""

    figures: Figures
    indicator: str
    part: str = ""

    def evaluate(self, formula: Formula, exact: bool = False) -> Evaluated:
        """The formula's result (see ``Figures.evaluate``)."""
        return self.figures.evaluate(formula, exact)

    def answer(self, item: str = "") -> Entry | None:
        """The department's answer; None where there is none."""
        return self.figures.data.answers.get((self.indicator, "/".join(filter(None, (self.part, item)))))

    def item_name(self, item: str = "") -> str:
        """指标/要点/条目."""
        return "/".join(filter(None, (self.indicator, self.part, item)))

    def deductions(self) -> Deductions | None:
        """What the department says was found; None where it says nothing."""
        return self.figures.data.deductions.get((self.indicator, self.part))
