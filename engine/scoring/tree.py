"""From the leaves up: blocks add what they hold, weights turn block scores into shares, what doesn't apply is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Mapping, Sequence

from ..exact import plain, round_to, whole_text
from ..findings import Finding, Place, finding
from ..language_choice import translate
from ..rubric.excerpts import counted_text
from ..rubric.methods import Evaluated
from ..rubric.methods.base import NOT_APPLICABLE
from ..rubric.model import Condition, Formula, Indicator, NotApplicable, Rounding, Rubric
from ..trace import Step
from .figure_text import sum_text
from .figures import Figures
from .scorecard import NodeScore, PieceScore

NO_RULE = NotApplicable(None, "rescale", "block")


@dataclass(frozen=True)
class Sum:
    """What some nodes come to: ``score`` out of ``available``; None where one is missing.

    ``dropped`` is what was left out to be scaled up by the total; ``reason`` is set where nothing is left.
    """

    score: Fraction | None
    available: Fraction
    dropped: Fraction
    steps: tuple[Step, ...] = ()
    reason: str = ""


class TreeSum:
    """Adds up a tree of scored leaves; ``nodes`` are the results in the rubric's order, ``findings`` what stood in the
    way of blocks."""

    def __init__(self, rubric: Rubric, figures: Figures, leaves: Mapping[tuple[str, ...], PieceScore]):
        self.rubric, self.figures, self.leaves = rubric, figures, leaves
        self.nodes: list[NodeScore] = []
        self.findings: list[Finding] = []

    def node(self, node: Indicator) -> NodeScore:
        """The result of a node and of all below it."""
        if node.piece is not None:
            made = self._leaf(node, self.leaves[node.path])
            self.nodes.append(made)
            return made
        at = len(self.nodes)
        self.nodes.append(NodeScore(node.path, node.points, None))
        below = [self.node(child) for child in node.children]
        self.nodes[at] = made = replace(self._block(node, below), excerpt=node.excerpt)
        return made

    def _leaf(self, node: Indicator, leaf: PieceScore) -> NodeScore:
        available = Fraction(0) if leaf.not_applicable or node.adjust else node.points
        return NodeScore(node.path, node.points, leaf.score, leaf, available, leaf.not_applicable,
                         adjust=node.adjust is not None)

    def _block(self, node: Indicator, below: Sequence[NodeScore]) -> NodeScore:
        vetoed = self._left_out(node) or self._vetoed(node)
        if vetoed is not None:
            return vetoed
        found = self.add(node.children, below, node.points)
        if node.excerpt:
            said = counted_text(node.excerpt, node.shown, node.points)
            step = excerpt_step(said, node.children, below, node.place)
            found = replace(found, steps=(step, *found.steps))
        if node.adjust is not None:
            return self._outside(node, found)
        score, steps = found.score, found.steps
        if score is not None and node.rounding is not None:
            score, steps = rounded(score, node.rounding, node, steps)
        return NodeScore(node.path, node.points, score, None, found.available, found.reason, steps)

    def _outside(self, node: Indicator, found: Sum) -> NodeScore:
        """A block outside the 100, held between its limits."""
        score, steps = found.score, found.steps
        if score is not None and node.adjust is not None:
            kept = min(max(score, node.adjust.low), node.adjust.high)
            if kept != score:
                text = translate("加减分合计限于 {low} 到 {high} 分").format(
                    low=plain(node.adjust.low), high=plain(node.adjust.high))
                steps = (*steps, Step("cap", text, before=score, after=kept, unit="分", rubric=node.adjust.place))
            score = kept
        return NodeScore(node.path, node.points, score, None, Fraction(0), found.reason, steps, True)

    def _left_out(self, node: Indicator) -> NodeScore | None:
        """A block that doesn't apply as a whole."""
        rule = node.not_applicable
        if rule is None:
            return None
        said = self.figures.data.not_applicable.get(node.name)
        if rule.when is not None:
            found = self.figures.evaluate(rule.when, exact=True)
            if found.value is None:
                step = missing_step(rule.when, found, self.figures, node.name, self.findings)
                return NodeScore(node.path, node.points, None, steps=(step,))
            reason = rule.when.text if found.value else ""
        else:
            reason = str(said.value) if said is not None else ""
        if not reason:
            return None
        full = rule.then == "full"
        text = translate("不适用（{reason}），{then}").format(
            reason=reason, then=translate("按满分计") if full else translate("不计分，其余折算"))
        step = Step("not_applicable", text, after=node.shown if full else None, unit="分", rubric=rule.place,
                    data=said.place if said is not None else None, branch=NOT_APPLICABLE)
        return NodeScore(node.path, node.points, node.shown if full else None, None,
                         node.shown if full else Fraction(0), "" if full else reason, (step,))

    def _vetoed(self, node: Indicator) -> NodeScore | None:
        decided = veto_step(node.veto, self.figures, node.name, self.findings)
        if decided is None:
            return None
        return NodeScore(node.path, node.points, decided.after, None, node.shown, "", (decided,),
                         node.adjust is not None)

    def add(self, nodes: Sequence[Indicator], scores: Sequence[NodeScore], points: Fraction) -> Sum:
        """The sum of siblings: shares by weight, what doesn't apply left out and scaled up within the block."""
        counted = [(node, made) for node, made in zip(nodes, scores, strict=True) if not made.not_applicable]
        dropped = [(node, made) for node, made in zip(nodes, scores, strict=True) if made.not_applicable]
        kept = sum((_left(node, made) for node, made in counted), Fraction(0))
        in_block = sum((node.worth for node, _ in dropped if _within(node) == "block"), Fraction(0))
        later = sum((node.worth for node, _ in dropped if _within(node) == "total"), Fraction(0))
        if not counted and dropped:
            return Sum(None, Fraction(0), points, reason="；".join(dict.fromkeys(made.not_applicable
                                                                             for _, made in dropped)))
        if any(made.score is None for _, made in counted):
            return Sum(None, kept + in_block, later)
        total = sum((share(node, made) for node, made in counted), Fraction(0))
        steps = tuple(_weighted(node, made) for node, made in counted if node.weight is not None)
        if in_block and kept:
            whole = total * (kept + in_block) / kept
            words = f"{whole_text(total)} ÷ {whole_text(kept)} × {whole_text(kept + in_block)}"
            steps = (*steps, Step("rescale", translate("不适用的指标不计，按其余指标折算"), substituted=words,
                                  before=total, after=whole, unit="分"))
            total = whole
        return Sum(total, kept + in_block, later, steps)


def share(node: Indicator, made: NodeScore) -> Fraction:
    """What a node's score is worth in the node above."""
    score = made.score or Fraction(0)
    return score if node.weight is None or not node.points else score / node.points * node.weight


def _left(node: Indicator, made: NodeScore) -> Fraction:
    """What a node can still bring to the node above, after what doesn't apply below it."""
    return made.available if node.weight is None or not node.points else (
        made.available / node.points * node.weight)


def _within(node: Indicator) -> str:
    """Where a node that doesn't apply is made up for. A block whose leaves don't apply goes by its first leaf's rule."""
    rule = node.not_applicable if node.piece is None else node.piece.not_applicable
    if rule is None and node.children:
        return _within(node.children[0])
    return (rule or NO_RULE).within


def _weighted(node: Indicator, made: NodeScore) -> Step:
    words = f"{whole_text(made.score or Fraction(0))} ÷ {whole_text(node.points)} × {whole_text(node.worth)}"
    return Step("weight", translate("“{name}”按权重折算").format(name=node.name), name=node.name, substituted=words,
                before=made.score, after=share(node, made), unit="分", rubric=node.place)


def excerpt_step(said: str, nodes: Sequence[Indicator], scores: Sequence[NodeScore], place: Place | None) -> Step:
    """The sum of the rows of an excerpt, which says that more belongs there; without a sum where a score is missing."""
    counted = [(node, made) for node, made in zip(nodes, scores, strict=True) if not made.not_applicable]
    if not counted or any(made.score is None for _, made in counted):
        return Step("sum", said, rubric=place)
    shares = [share(node, made) for node, made in counted]
    return Step("sum", translate("{text}，下级指标得分相加").format(text=said),
                substituted=sum_text(shares, exact=True), after=sum(shares, Fraction(0)), unit="分",
                rubric=place)


def veto_step(vetoes: Sequence[Condition], figures: Figures, name: str, findings: list[Finding]) -> Step | None:
    """The step of a veto that holds; else None. Where one can't be decided, its step has no ``after`` and a finding is
    added: without the figure nobody can say whether the score stands."""
    undecided: Step | None = None
    for index, condition in enumerate(vetoes):
        found = figures.evaluate(condition.when, exact=True)
        if found.value:
            earned = condition.score or Fraction(0)
            return Step("veto", translate("符合否决条件，得{score}分").format(score=plain(earned)),
                        formula=condition.when.text, substituted=found.substituted, after=earned, unit="分",
                        rubric=condition.when.place, data=found.data, branch=f"veto:{index}")
        if found.value is None and undecided is None:
            undecided = missing_step(condition.when, found, figures, name, findings)
    return undecided


def missing_step(when: Formula, found: Evaluated, figures: Figures, name: str, findings: list[Finding]) -> Step:
    """The step of a condition that can't be decided, and the finding that says what it lacks."""
    place = found.data or figures.data.section_place("inputs")
    if found.missing:
        findings.append(finding("B410", place, name=name, missing="、".join(found.missing)))
    else:
        findings.append(finding("B411", place, name=name, formula=found.zero))
    return Step("missing" if found.missing else "zero", when.text, formula=when.text, substituted=found.substituted,
                rubric=when.place, data=found.data)


def rounded(score: Fraction, rounding: Rounding, node: Indicator | None,
            steps: tuple[Step, ...]) -> tuple[Fraction, tuple[Step, ...]]:
    """The score rounded, with the step that says so where it changes."""
    if rounding.step is None:
        return score, steps
    after = round_to(score, rounding.step, rounding.mode)
    if after == score:
        return score, steps
    step = Step("rounding", rounding.text, name=node.name if node else translate("合计"), formula=rounding.mode,
                before=score, after=after, unit="分", rubric=node.place if node else None)
    return after, (*steps, step)
