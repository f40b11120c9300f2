"""What stands behind the scores: reasons for marks lost, assumptions behind marks kept."""

from __future__ import annotations

from typing import Iterator

from ..data.answers import asked
from ..data.model import DepartmentData, Entry
from ..findings import Finding, Place, finding
from ..language_choice import translate
from ..rubric.model import Piece
from ..scoring.assumed import Assumed, assumed_of, joined
from ..scoring.scorecard import NodeScore, PieceScore, Scorecard
from ..scoring.tracing import Tracer


def reason_findings(scorecard: Scorecard) -> Iterator[Finding]:
    """Answers that cost points and findings that are not described. A judgement without a reason is scoring's B433."""
    data = scorecard.data
    for leaf, piece, part, items in asked(scorecard.rubric, "answers"):
        for item in items:
            entry = data.answers.get((leaf.name, joined(part, item)))
            if entry is not None and not entry.reason and _loses(piece, item, entry):
                yield finding("B540", entry.place, name=joined(leaf.name, part, item))
    for (name, part), said in data.deductions.items():
        for deduction in said.items:
            if not deduction.note:
                yield finding("B540", deduction.place, name=joined(name, part, deduction.kind))


def _loses(piece: Piece, item: str, entry: Entry) -> bool:
    """Whether this answer costs points: 否 in a checklist, an option below the full score."""
    if piece.method == "checklist":
        return entry.value is False
    if piece.method == "options":
        return any(option.name == entry.value and option.score < piece.points for option in piece.settings)
    return False


def assumed_findings(scorecard: Scorecard, tracer: Tracer) -> Iterator[Finding]:
    """Leaves with full marks that stand on something assumed."""
    assumed = assumed_of(scorecard.data)
    pieces = {leaf.path: leaf.piece for leaf in scorecard.rubric.leaves()}
    for node in scorecard.nodes:
        piece = pieces.get(node.path)
        if node.piece is None or piece is None or node.score != node.points:
            continue
        found = [item for item in assumed if _behind(item, node, tracer, piece, scorecard.data)]
        if found:
            names = translate("、").join("“" + item.name.removeprefix(f"{node.name}/") + "”" for item in found)
            reasons = translate("；").join(dict.fromkeys(item.reason for item in found))
            yield finding("B550", found[0].place, name=node.name, figures=names, reason=reasons.rstrip("。"))


def _behind(item: Assumed, node: NodeScore, tracer: Tracer, piece: Piece, data: DepartmentData) -> bool:
    """Whether a leaf's score stands on this assumed thing."""
    if item.section in ("answers", "findings"):
        return item.name == node.name or item.name.startswith(f"{node.name}/")
    if item.section == "goals":
        return node.piece is not None and _among_rows(item.place, node.piece)
    if item.section != "inputs":
        return False
    table, _, cell = item.name.partition("/")
    if table in data.tables:
        return any(_names_table(name, table, cell, tracer) for name in tracer.names(piece))
    return item.name in tracer.names(piece)


def _among_rows(place: Place, piece: PieceScore) -> bool:
    """Whether the row of the KPI table at this place is one of those that a leaf was scored by."""
    return any(step.data == place for row in piece.parts for step in row.steps) or any(
        _among_rows(place, part) for part in piece.parts)


def _names_table(name: str, table: str, cell: str, tracer: Tracer) -> bool:
    """Whether a figure is a cell of the table, or a count or sum over it."""
    value = tracer.scorecard.rubric.values.get(name)
    if value is not None and table == value.counted:
        return True
    return name == cell.replace("/", "") if cell else any(
        name == f"{row[tracer.scorecard.rubric.tables[table].key].value}{column}"
        for row in tracer.figures.rows(table) for column in row)
