"""What a case settles without figures: scores that it gives outright, and the baseline for leaves, parts and conditions
of which it says nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Mapping, Sequence

from ..data.model import DepartmentData
from ..exact import plain
from ..language.tree import Truth
from ..language_choice import translate
from ..rubric.model import Condition, Formula, GradeLimit, Indicator, NotApplicable, Piece, Rubric
from ..scoring.scorecard import PieceScore
from ..trace import Step
from .model import FULL, MISSING, GivenScore
from .needs import Given


@dataclass(frozen=True)
class Settled:
    """A rubric whose conditions without figures don't hold, and the scores that are given, by 指标 or 指标/要点."""

    rubric: Rubric
    given: Mapping[str, PieceScore]


def settle(rubric: Rubric, data: DepartmentData, baseline: str, blank: frozenset[str] = frozenset(),
           scores: Sequence[GivenScore] = ()) -> Settled:
    """Everything of which the data say nothing, as the baseline says; what they say in part is left as it is.

    ``full`` and ``zero`` give that score (nothing outside the 100), ``missing`` gives none; conditions don't hold.
    ``scores`` stand whatever the data say.
    """
    work = _Settling(Given(rubric, data, blank), baseline, {item.at: item for item in scores})
    indicators = tuple(work.node(node) for node in rubric.indicators)
    total = replace(rubric.total, veto=work.conditions(rubric.total.veto))
    grades = rubric.grades
    if grades is not None:
        grades = replace(grades, limits=tuple(work.limit(item) for item in grades.limits))
    return Settled(replace(rubric, indicators=indicators, total=total, grades=grades), work.scores)


class _Settling:
    def __init__(self, given: Given, baseline: str, fixed: Mapping[str, GivenScore]):
        self.given, self.baseline, self.fixed = given, baseline, fixed
        self.scores: dict[str, PieceScore] = {}

    def node(self, node: Indicator) -> Indicator:
        """The node with all below it."""
        if node.piece is not None:
            return replace(node, piece=self.piece(node.name, "", node.piece))
        return replace(node, children=tuple(self.node(child) for child in node.children),
                       veto=self.conditions(node.veto), not_applicable=self.exemption(node.not_applicable))

    def piece(self, leaf: str, path: str, piece: Piece) -> Piece:
        """A leaf or part: at its baseline, or with those of its conditions and parts at theirs that nothing is said of."""
        at = "/".join(filter(None, (leaf, path)))
        inside = any(name.startswith(at + "/") for name in self.fixed)
        if at in self.fixed or not (inside or self.given.piece(leaf, path, piece)):
            self.scores[at] = self.outright(piece, self.fixed[at]) if at in self.fixed else self.score(piece)
            return piece
        parts = piece.parts
        if piece.method == "parts":
            parts = tuple(self.piece(leaf, f"{path}/{part.name}".lstrip("/"), part) for part in parts)
        return replace(piece, parts=parts, veto=self.conditions(piece.veto), full_when=self.conditions(piece.full_when),
                       not_applicable=self.exemption(piece.not_applicable))

    def outright(self, piece: Piece, given: GivenScore) -> PieceScore:
        """The score that the case gives a piece."""
        text = translate("用例设定得分：按{score}分计，不看数据").format(score=plain(given.score))
        step = Step("assumption", text, after=given.score, unit="分", rubric=piece.place, data=given.place)
        return PieceScore(piece.name, piece.points, given.score, piece.method, (step,))

    def score(self, piece: Piece) -> PieceScore:
        """The baseline's score of a piece."""
        if self.baseline == MISSING:
            text = translate("基线：用例没有给出这一项的任何数据，不打分")
            return PieceScore(piece.name, piece.points, None, piece.method, (Step("assumption", text),))
        earned = piece.points if self.baseline == FULL and not piece.from_zero else Fraction(0)
        text = translate("基线：用例没有给出这一项的任何数据，按{score}分计").format(score=plain(earned))
        step = Step("assumption", text, after=earned, unit="分", rubric=piece.place)
        return PieceScore(piece.name, piece.points, earned, piece.method, (step,))

    def conditions(self, items: tuple[Condition, ...]) -> tuple[Condition, ...]:
        """Conditions of which nothing is said don't hold."""
        return tuple(replace(item, when=self.formula(item.when)) for item in items)

    def exemption(self, rule: NotApplicable | None) -> NotApplicable | None:
        """The rule for what doesn't apply; without figures it does apply."""
        return rule if rule is None or rule.when is None else replace(rule, when=self.formula(rule.when))

    def limit(self, limit: GradeLimit) -> GradeLimit:
        """A limit on the grade."""
        return limit if limit.when is None else replace(limit, when=self.formula(limit.when))

    def formula(self, when: Formula) -> Formula:
        """The condition, or one that never holds."""
        if self.given.formula(when):
            return when
        text = translate("{condition}（基线：没有给数，按不成立）").format(condition=when.text)
        return Formula(text, Truth(0, 0, False), when.place)
