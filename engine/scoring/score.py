"""Scoring: a rubric and a department's data in, a scorecard out; nothing else is read, nothing is written."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterator

from ..data.model import DepartmentData
from ..exact import round_to
from ..findings import Finding, Place, finding
from ..rubric.model import Indicator, Rounding, Rubric
from ..rubric.uses import users_of_inputs
from ..trace import Step
from .figures import Figures
from .pieces import score_piece
from .run import PieceRun
from .scorecard import NodeScore, PieceScore, Scorecard


def score(rubric: Rubric, data: DepartmentData) -> Scorecard:
    """The scorecard of one department.

    Parts stay exact, a leaf rounds once (the rubric's ``rounding.score`` unless it states its own), blocks add rounded
    leaves. Where a figure is missing, its leaf and every total above are None and a finding names it (DESIGN 5a.10).
    """
    figures = Figures(rubric, data)
    findings: list[Finding] = []
    nodes: list[NodeScore] = []
    total: Fraction | None = Fraction(0)
    for block in rubric.indicators:
        earned = _node(block, rubric, figures, nodes, findings)
        total = None if total is None or earned is None else total + earned
    findings += _unscored(rubric, data, figures)
    tables = {name: figures.rows(name) for name in rubric.tables}
    return Scorecard(rubric, data, total, rubric.points, tuple(nodes), figures.all(), tables, tuple(findings))


def _node(node: Indicator, rubric: Rubric, figures: Figures, nodes: list[NodeScore],
          findings: list[Finding]) -> Fraction | None:
    """Scores a node and all below it, adding them to ``nodes`` in the rubric's order; gives back its score."""
    if node.piece is not None:
        leaf = _leaf(node, rubric, figures, findings)
        nodes.append(NodeScore(node.path, node.points, leaf.score, leaf))
        return leaf.score
    at = len(nodes)
    nodes.append(NodeScore(node.path, node.points, None))
    earned: Fraction | None = Fraction(0)
    for child in node.children:
        got = _node(child, rubric, figures, nodes, findings)
        earned = None if earned is None or got is None else earned + got
    nodes[at] = replace(nodes[at], score=earned)
    return earned


def _leaf(node: Indicator, rubric: Rubric, figures: Figures, findings: list[Finding]) -> PieceScore:
    if node.piece is None:
        raise ValueError(f"{node.name} is not a leaf")
    scored = score_piece(node.piece, PieceRun(figures, node.name))
    findings += scored.findings
    leaf = scored.score
    if leaf.score is None:
        if leaf.missing:
            place = _place_of_missing(figures, node)
            findings.append(finding("B410", place, name=node.name, missing="、".join(leaf.missing)))
        return leaf
    return _rounded(leaf, node.rounding or rubric.score_rounding, node)


def _rounded(leaf: PieceScore, rounding: Rounding, node: Indicator) -> PieceScore:
    if rounding.step is None or leaf.score is None:
        return leaf
    after = round_to(leaf.score, rounding.step, rounding.mode)
    if after == leaf.score:
        return leaf
    step = Step("rounding", rounding.text, name=node.name, formula=rounding.mode, before=leaf.score, after=after,
                unit="分", rubric=node.place)
    return replace(leaf, score=after, steps=(*leaf.steps, step))


def _place_of_missing(figures: Figures, node: Indicator) -> Place:
    """Where the department would add what is missing: this indicator's answers, else the figures."""
    data = figures.data
    for section in ("answers", "findings"):
        if f"{section}/{node.name}" in data.places:
            return data.places[f"{section}/{node.name}"]
    return data.section_place("inputs")


def _unscored(rubric: Rubric, data: DepartmentData, figures: Figures) -> Iterator[Finding]:
    """Warnings for what is missing though no score stands on it: the checks and the report do."""
    users = users_of_inputs(rubric)
    for name in rubric.inputs:
        if name not in users and figures.get(name).missing:
            yield finding("B413", data.section_place("inputs"), name=name)
    for name in rubric.tables:
        if name not in users and name not in data.tables:
            yield finding("B413", data.section_place("inputs"), name=name)
