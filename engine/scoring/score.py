"""Scoring: a rubric and a department's data in, a scorecard out; nothing else is read, nothing is written."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType
from typing import Iterator, Mapping, Sequence

from ..data.model import DepartmentData
from ..findings import Finding, Place, finding
from ..rubric.methods import methods
from ..language_choice import current_language
from ..rubric.model import Indicator, Piece, Rubric
from ..rubric.uses import users_of_inputs
from .figures import Figures
from .pieces import score_piece
from .run import PieceRun
from .scorecard import PieceScore, Scorecard
from .total import total_of
from .tree import TreeSum, rounded

Path = tuple[str, ...]
Given = Mapping[str, PieceScore]
NOTHING_GIVEN: Given = MappingProxyType({})
NO_SCORES: Mapping[str, Fraction | None] = MappingProxyType({})


def score(rubric: Rubric, data: DepartmentData, peers: Sequence[DepartmentData] = (),
          given: Given = NOTHING_GIVEN) -> Scorecard:
    """The scorecard of one department; ``peers`` are the other departments that are scored together with it.

    ``given`` are leaves and parts, by name or 指标/要点, whose scores are taken as given and not worked out (the baseline
    of a test case).

    Parts stay exact, a leaf rounds once (the rubric's ``rounding.score`` unless it states its own), blocks add rounded
    leaves. Where a figure is missing, its leaf and every total above are None and a finding names it (DESIGN 5a.10).
    """
    return _score(Figures(rubric, data), tuple(Figures(rubric, other) for other in peers), given)


def score_all(rubric: Rubric, data: Sequence[DepartmentData]) -> tuple[Scorecard, ...]:
    """The scorecards of departments that are scored together, each with all the others as its peers."""
    figures = tuple(Figures(rubric, own) for own in data)
    return tuple(_score(own, figures[:index] + figures[index + 1:], NOTHING_GIVEN)
                 for index, own in enumerate(figures))


def score_figures(figures: Figures, together: Sequence[Figures] = (), given: Given = NOTHING_GIVEN) -> Scorecard:
    """The scorecard of a department whose figures are kept for others that are scored together with it (``score``)."""
    return _score(figures, tuple(together), given)


def score_leaf(leaf: Indicator, figures: Figures, together: Sequence[Figures] = (),
               others: Mapping[str, Fraction | None] = NO_SCORES) -> PieceScore:
    """One leaf alone, rounded as it is in a scorecard; ``together`` are the figures of the other departments, ``others``
    the scores of the other leaves by name, for a rule that looks at them."""
    return _leaf(leaf, PieceRun(figures, leaf.name, "", tuple(together), others, NOTHING_GIVEN))[0]


def _score(figures: Figures, together: tuple[Figures, ...], given: Given) -> Scorecard:
    rubric, data = figures.rubric, figures.data
    findings: list[Finding] = []
    tree = TreeSum(rubric, figures, _leaves(figures, together, given, findings))
    total = total_of(rubric, figures, tree, [tree.node(block) for block in rubric.indicators])
    findings += [*tree.findings, *total.findings, *_unscored(rubric, data, figures)]
    tables = {name: figures.rows(name) for name in rubric.tables}
    return Scorecard(rubric, data, total.score, total.points, tuple(tree.nodes), figures.all(), tables,
                     tuple(findings), total.grade, total.steps, tuple(other.data for other in together), current_language())


def _leaves(figures: Figures, together: tuple[Figures, ...], given: Given,
            findings: list[Finding]) -> dict[Path, PieceScore]:
    """Every leaf's score; those whose method looks at the other leaves come last."""
    made: dict[Path, PieceScore] = {}
    found: dict[Path, tuple[Finding, ...]] = {}
    leaves = figures.rubric.leaves()
    for last in (False, True):
        others = {node.name: made[node.path].score for node in leaves
                  if node.path in made and not made[node.path].not_applicable}
        for node in leaves:
            if is_last(node.piece) is last:
                made[node.path], found[node.path] = _leaf(
                    node, PieceRun(figures, node.name, "", together, others, given))
    findings += [item for node in leaves for item in found[node.path]]
    return made


def is_last(piece: Piece | None) -> bool:
    """Whether a leaf is scored after the others."""
    if piece is None:
        return False
    method = methods().get(piece.method)
    return (method is not None and method.last) or any(is_last(part) for part in piece.parts)


def is_ranked(piece: Piece | None) -> bool:
    """Whether a leaf is scored by the departments that are scored together."""
    if piece is None:
        return False
    method = methods().get(piece.method)
    return (method is not None and method.together) or any(is_ranked(part) for part in piece.parts)


def _leaf(node: Indicator, run: PieceRun) -> tuple[PieceScore, tuple[Finding, ...]]:
    if node.piece is None:
        raise ValueError(f"{node.name} is not a leaf")
    scored = score_piece(node.piece, run)
    leaf = scored.score
    if leaf.score is None:
        missing = [finding("B410", _place_of_missing(run.figures, node, leaf), name=node.name,
                           missing="、".join(leaf.missing))] if leaf.missing else []
        return leaf, (*scored.findings, *missing)
    after, steps = rounded(leaf.score, node.rounding or run.figures.rubric.score_rounding, node, leaf.steps)
    return replace(leaf, score=after, steps=steps), scored.findings


def _place_of_missing(figures: Figures, node: Indicator, leaf: PieceScore) -> Place:
    """Where the department would add what is missing: the KPI's row, this indicator's answers, else the figures."""
    data = figures.data
    for row in leaf.parts:
        for step in row.steps:
            if row.missing and row.method == "goals" and step.data is not None:
                return step.data
    if leaf.method == "goals":
        return data.section_place("goals")
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
