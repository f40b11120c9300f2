"""A history as plain JSON data; its shape is ``schemas/history.schema.json``."""

from __future__ import annotations

from typing import Any, Iterable, Iterator

from ..exact import to_decimal
from ..findings import Finding
from ..versions import Edit
from .marks import marks
from .model import Cell, History, Row, Strand
from .strands import general_strands, row_strands


def history_json(whole: History, family: str, row: Row | None = None,
                 findings: Iterable[Finding] = ()) -> dict[str, Any]:
    """The whole family, or one indicator; texts in full, points as decimals, everything in the order of the versions.

    ``aspects`` are those of the indicator, or of the rubric as a whole; ``findings`` say what had to be left out.
    """
    strands = general_strands(whole) if row is None else row_strands(whole, row)
    return {"family": family, "versions": list(_versions(whole)),
            "indicators": [_row(whole, item) for item in (whole.rows if row is None else (row,))],
            "aspects": strands_json(strands), "findings": [item.as_dict() for item in findings]}


def _versions(whole: History) -> Iterator[dict[str, Any]]:
    for label, version in zip(whole.labels, whole.versions, strict=True):
        rubric = version.rubric
        yield {"label": label, "id": rubric.id, "title": rubric.title, "year": rubric.year, "issuer": rubric.issuer,
               "points": to_decimal(rubric.points), "file": rubric.file, "sha256": rubric.sha256}


def _row(whole: History, row: Row) -> dict[str, Any]:
    return {"path": list(row.node.path), "name": row.node.name, "level": len(row.node.path),
            "leaf": row.node.piece is not None,
            "cells": [{"version": label, **_cell(cell)} for label, cell in zip(whole.labels, row.cells, strict=True)]}


def _cell(cell: Cell) -> dict[str, Any]:
    node = cell.node
    return {"present": node is not None, "event": cell.event or None, "marks": list(marks(cell)),
            "name": node.name if node else None, "path": list(node.path) if node else None,
            "points": to_decimal(node.points) if node else None,
            "weight": to_decimal(node.weight) if node and node.weight is not None else None,
            "rule": list(cell.rule), "standard": node.standard if node else "",
            "explanation": node.explanation if node else "", "changes": list(_edits(cell.edits))}


def _edits(edits: Iterable[Edit]) -> Iterator[dict[str, Any]]:
    for edit in edits:
        yield {"key": edit.key, "kind": edit.kind, "name": edit.name, "old": edit.old, "new": edit.new,
               "lines": [{"old": line.old, "new": line.new} for line in edit.lines],
               "old_text": edit.old_text, "new_text": edit.new_text, "scores": edit.scores}


def strands_json(strands: Iterable[Strand]) -> list[dict[str, Any]]:
    """Aspects: each with its lines, of which each has one text a version."""
    return [{"name": strand.name, "lines": [list(line) for line in strand.lines]} for strand in strands]
