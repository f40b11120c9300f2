"""The scorecard as JSON data (DESIGN 6), and the writing of JSON whose numbers keep their digits."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Mapping

from .._version import __version__
from ..exact import to_decimal
from ..findings import Place
from ..resources import data_folder
from ..rubric.excerpts import excerpt_text
from ..rubric.model import Piece
from ..trace import Step
from .assumed import Assumed, assumed_of
from .scorecard import NodeScore, PieceScore, Scorecard
from .tracing import Tracer

RATE_PLACES = 4


def scorecard_json(scorecard: Scorecard) -> dict[str, Any]:
    """The scorecard as plain data; numbers are Decimals, to be written by ``dump_json``.

    Its shape is ``schemas/scorecard.schema.json``. A score that never ends as a decimal (a part's 20/3) has 12 places.
    """
    rubric, tracer = scorecard.rubric, Tracer(scorecard)
    pieces = {node.path: node.piece for node in rubric.walk()}
    return {
        **header_json(scorecard),
        "total": number(scorecard.total),
        "points": number(scorecard.points),
        "grade": scorecard.grade,
        "trace": [step_json(step) for step in scorecard.steps],
        "excerpt": excerpt_text(scorecard.rubric),
        "peers": [peer.department for peer in scorecard.peers],
        "indicators": [_node(node, pieces.get(node.path), tracer) for node in scorecard.nodes],
        "findings": [item.as_dict() for item in scorecard.findings],
        "assumed": [_assumed(item) for item in assumed_of(scorecard.data)],
    }


def header_json(scorecard: Scorecard) -> dict[str, Any]:
    """Whose scores, under which rubric, from which file, by which engine."""
    rubric, data = scorecard.rubric, scorecard.data
    return {
        "department": data.department, "project": data.project, "year": data.year,
        "rubric": {"id": rubric.id, "title": rubric.title, "sha256": rubric.sha256},
        "data": {"file": data.file, "sha256": data.sha256},
        "engine": __version__,
    }


def number(value: Any) -> Any:
    """A rational as a Decimal with the digits it has; None, booleans and texts as they are."""
    if isinstance(value, Fraction) or (isinstance(value, int) and not isinstance(value, bool)):
        return to_decimal(Fraction(value))
    return value


def place_json(place: Place | None) -> dict[str, Any] | None:
    """File, line and column; None where there is no place."""
    if place is None or not place.file:
        return None
    return {"file": portable(place.file), "line": place.line or None, "column": place.column or None}


def step_json(step: Step) -> dict[str, Any]:
    """One step of a trace."""
    return {
        "kind": step.kind, "text": step.text, "name": step.name, "formula": step.formula,
        "substituted": step.substituted, "before": number(step.before), "after": number(step.after),
        "unit": step.unit, "rubric": place_json(step.rubric), "data": place_json(step.data),
    }


def _node(node: NodeScore, piece: Piece | None, tracer: Tracer) -> dict[str, Any]:
    rate = node.rate
    found = {
        "path": list(node.path), "name": node.name, "level": node.level, "points": number(node.points),
        "score": number(node.score), "rate": None if rate is None else to_decimal(rate, RATE_PLACES),
        "applicable": number(node.available), "not_applicable": node.not_applicable, "adjust": node.adjust,
        "excerpt": node.excerpt,
    }
    if node.piece is None:
        return {**found, "trace": [step_json(step) for step in node.steps]}
    return {**found, **_piece(node.piece, piece, tracer)}


def _piece(scored: PieceScore, piece: Piece | None, tracer: Tracer) -> dict[str, Any]:
    figures = tracer.piece(piece) if piece is not None else ()
    by_name = {part.name: part for part in piece.parts} if piece is not None else {}
    return {
        "method": scored.method,
        "trace": [step_json(step) for step in (*figures, *scored.steps)],
        "parts": [{"name": part.name, "points": number(part.points), "score": number(part.score),
                   **_piece(part, by_name.get(part.name), tracer)} for part in scored.parts],
        "missing": list(scored.missing), "reason": scored.reason, "assumed": scored.assumed,
        "not_applicable": scored.not_applicable,
    }


def _assumed(item: Assumed) -> dict[str, Any]:
    return {"section": item.section, "name": item.name, "text": item.text, "reason": item.reason,
            "place": place_json(item.place)}


def dump_json(obj: Any) -> str:
    """JSON text, indented, keys in the order given; a Decimal is a JSON number with exactly its digits.

    Raises TypeError for a float: none may reach the output.
    """
    return _dump(obj, "")


def _dump(obj: Any, indent: str) -> str:
    inner = indent + "  "
    if isinstance(obj, Mapping):
        rows = [f"{inner}{json.dumps(str(key), ensure_ascii=False)}: {_dump(value, inner)}"
                for key, value in obj.items()]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}" if rows else "{}"
    if isinstance(obj, (list, tuple)):
        rows = [inner + _dump(value, inner) for value in obj]
        return "[\n" + ",\n".join(rows) + f"\n{indent}]" if rows else "[]"
    return _scalar(obj)


def _scalar(obj: Any) -> str:
    if isinstance(obj, Decimal) and obj.is_finite():
        return f"{obj:f}"
    if isinstance(obj, Fraction):
        return _scalar(to_decimal(obj))
    if obj is None or isinstance(obj, (bool, int, str)):
        return json.dumps(obj, ensure_ascii=False)
    raise TypeError(f"{type(obj).__name__} cannot be written as JSON")


def portable(file: str) -> str:
    """A shipped file by its place among what ships, any other as it was named: the same bytes wherever installed."""
    top = data_folder("rubrics").resolve().parent
    path = Path(file)
    return path.resolve().relative_to(top).as_posix() if path.resolve().is_relative_to(top) and (
        path.is_absolute()) else file
