"""An impact as JSON data; its shape is ``schemas/impact.schema.json``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..data.lost import Failed
from ..compare import Effect
from ..compare.output_json import edit_json, exact, span_json
from ..compare.words import effect_what, effect_where
from ..scoring.output_json import number
from ..versions import Version
from .by_edit import EditImpact
from .model import Department, Impact, Result
from .near import Near
from .statistics import Statistics


def impact_json(impact: Impact) -> dict[str, Any]:
    """The impact as plain data; numbers are Decimals (one that never ends has 12 places), beside them the exact ones as
    fractions where they may not end."""
    edits = impact.edits
    return {
        "old": _version(impact.changes.old), "new": _version(impact.changes.new),
        "counted": len(impact.counted), "left_out": [item.name for item in impact.left_out],
        "failed": [_failed(item) for item in impact.failed],
        "scores": {"old": _statistics(impact.old), "new": _statistics(impact.new), "change": _statistics(impact.changed),
                   "up": len(impact.up), "down": len(impact.down), "same": len(impact.same)},
        "distribution": _distribution(impact), "migration": _migration(impact),
        "ranks": dict(zip(("up", "down", "same"), impact.rank_moves)),
        "near": {"within": number(impact.within), "by": impact.bands.origin, "departments": [_near(item) for item in impact.near]},
        "edits": [_edit(item) for item in edits.edits],
        "inner": [edit_json(edit) for edit in edits.inner], "idle": [edit_json(edit) for edit in edits.idle],
        "unknown": [edit_json(edit) for edit in edits.unknown],
        "scaled": [{"indicator": name, "departments": count} for name, count in impact.scaled],
        "departments": [_department(item) for item in impact.departments],
    }


def _version(version: Version) -> dict[str, Any]:
    rubric = version.rubric
    return {"id": rubric.id, "title": rubric.title, "sha256": rubric.sha256, "points": number(rubric.shown),
            "set": list(version.given)}


def _failed(item: Failed) -> dict[str, Any]:
    return {"department": item.name or None, "file": item.file, "findings": [one.as_dict() for one in item.findings]}


def _statistics(found: Statistics | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"mean": number(found.mean), "mean_exact": exact(found.mean), "lowest": number(found.lowest),
            "lower_quartile": number(found.lower), "median": number(found.median), "upper_quartile": number(found.upper),
            "highest": number(found.highest)}


def _distribution(impact: Impact) -> dict[str, Any]:
    return {"by": impact.basis, "bands": [{"name": name, "range": span.text, "old": old, "new": new} for (name, span), (
        old, new) in zip(impact.bands.bands, impact.distribution)]}


def _migration(impact: Impact) -> dict[str, Any]:
    made = impact.migration
    up, down, same = made.moves if made.comparable else (None, None, None)
    return {"by": made.basis, "rows": list(made.rows), "columns": list(made.columns),
            "counts": [list(row) for row in made.counts], "up": up, "down": down, "same": same}


def _near(item: Near) -> dict[str, Any]:
    return {"department": item.name, "total": number(item.total), "band": item.band, "bound": number(item.bound),
            "gap": number(item.gap), "inside": item.inside}


def _edit(item: EditImpact) -> dict[str, Any]:
    most, least = item.most, item.least
    return {**_what(item.first), "touched": item.touched, "raised": item.raised, "lowered": item.lowered,
            "sum": number(item.total), "exact": exact(item.total), "mean": number(item.mean), "share": number(item.share),
            "most": {"effect": number(most[0]), "departments": list(most[1])},
            "least": {"effect": number(least[0]), "departments": list(least[1])},
            "edits": [edit_json(edit) for edit in item.first.edits]}


def _what(effect: Effect) -> dict[str, Any]:
    where, what = effect_where(effect), effect_what(effect)
    return {"edit": f"{where}：{what}" if where else what, "kind": effect.kind, "path": list(effect.path)}


def _department(item: Department) -> dict[str, Any]:
    return {
        "department": item.name, "file": item.file, "old": _result(item.old), "new": _result(item.new),
        "change": number(item.change), "exact": exact(item.change), "range": span_json(item.span),
        "rank_change": item.rank_change,
        "effects": [{**_what(effect), "effect": number(effect.total), "exact": exact(effect.total)}
                    for effect in item.effects if effect.total],
        "missing": {name: list(names) for name, names in item.missing.items()},
    }


def _result(result: Result) -> dict[str, Any]:
    total: Fraction | None = result.total
    return {"total": number(total), "range": span_json(result.span), "points": number(result.points), "grade": result.grade,
            "rank": result.rank, "tied": result.tied}
