"""A rubric as plain JSON data: what ``show`` says in a table."""

from __future__ import annotations

from typing import Any

from ..exact import to_decimal
from .model import Indicator, Piece, Rubric
from .show import block_text, rounding_text, rule_text, value_text
from .show_base import change_text
from .show_notes import all_values, assumptions_of
from .show_result import result_lines
from .uses import users_of_inputs


def rubric_json(rubric: Rubric) -> dict[str, Any]:
    """The rubric as plain data: identity, indicators with rules in words, values, inputs, assumptions."""
    users = users_of_inputs(rubric)
    return {
        "id": rubric.id, "title": rubric.title, "year": rubric.year, "issuer": rubric.issuer,
        "source": rubric.source, "points": to_decimal(rubric.points), "sha256": rubric.sha256, "file": rubric.file,
        "rounding": {"rate": rounding_text(rubric.rate_rounding), "score": rounding_text(rubric.score_rounding),
                     "total": rounding_text(rubric.total_rounding)},
        "extends": [{"id": base.id, "title": base.title, "file": base.file,
                     "changes": [{"section": item.section, "kind": item.kind, "name": item.name, "before": item.before,
                                  "after": item.after, "text": change_text(item)} for item in base.changes]}
                    for base in rubric.bases],
        "excerpt": rubric.excerpt, "result": result_lines(rubric),
        "indicators": [_node_json(node) for node in rubric.walk()],
        "parameters": [{"name": item.name, "value": None if item.value is None else to_decimal(item.value),
                        "text": item.shown, "options": list(item.options), "note": item.note}
                       for item in rubric.parameters.values()],
        "values": [{"name": value.name, "unit": value.unit, "table": value.table, "rule": value_text(value),
                    "rounding": rounding_text(value.rounding)} for value in all_values(rubric)],
        "inputs": [{"name": item.name, "type": item.type, "unit": item.unit, "places": item.places,
                    "used_by": list(users.get(item.name, ()))} for item in rubric.inputs.values()],
        "tables": [{"name": item.name, "row": item.row, "columns": list(item.columns), "values": list(item.values),
                    "units": {column.name: column.unit for column in item.columns.values() if column.unit},
                    "used_by": list(users.get(item.name, ()))} for item in rubric.tables.values()],
        "checks": [{"name": item.name, "equation": f"{item.left.text} {item.op} {item.right.text}",
                    "tolerance": to_decimal(item.tolerance), "source": item.source} for item in rubric.checks],
        "assumptions": [{"name": name, "text": text} for name, text in assumptions_of(rubric)],
    }


def _node_json(node: Indicator) -> dict[str, Any]:
    found: dict[str, Any] = {
        "path": list(node.path), "name": node.name, "level": node.level, "points": to_decimal(node.points),
        "weight": None if node.weight is None else to_decimal(node.weight), "adjust": node.adjust is not None,
        "excerpt": node.excerpt}
    if node.piece is None:
        return {**found, "rule": block_text(node)}
    return {**found, "explanation": node.explanation, "standard": node.standard, **_piece_json(node.piece)}


def _piece_json(piece: Piece, part: bool = False) -> dict[str, Any]:
    return {"method": piece.method, "rule": rule_text(piece, part=part), "text": piece.text,
            "parts": [{"name": inner.name, "points": to_decimal(inner.points),
                       **_piece_json(inner, piece.method == "parts")} for inner in piece.parts]}
