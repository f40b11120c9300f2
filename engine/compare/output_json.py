"""A comparison as JSON data; its shape is ``schemas/comparison.schema.json``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Sequence

from ..exact import to_decimal
from ..scoring.output_json import RATE_PLACES, header_json, number, place_json
from ..scoring.scorecard import NodeScore
from ..versions import Edit
from ..versions.labels import label
from .leaf_game import DATA
from .model import Attribution, Comparison, Effect, Names, OpenLeaf, Row, Side, Span
from .words import effect_how, effect_what, effect_where


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data. ``change`` and ``effects`` are those from the first side to the second where there
    are two; ``changes`` holds them for every side and the next. Numbers are Decimals; one that never ends has 12 places,
    and stands as a fraction beside it (``exact``)."""
    made = [attribution_json(item, index) for index, item in enumerate(comparison.attributions)]
    first = made[0] if len(made) == 1 else {}
    return {
        "change": first.get("change"), "effects": first.get("effects", []),
        "sides": [_side(side) for side in comparison.sides], "changes": made,
        "indicators": [_row(row, comparison.sides) for row in comparison.rows],
    }


def attribution_json(attribution: Attribution, index: int = 0) -> dict[str, Any]:
    """What made the difference between two sides."""
    return {
        "from": index, "to": index + 1, "change": number(attribution.change), "exact": exact(attribution.change),
        "range": span_json(attribution.span),
        "effects": effects_json(attribution),
        "open": [_open(leaf) for leaf in attribution.open],
        "untold": [edit_json(edit) for edit in attribution.untold],
        "blocks": [_block(attribution, pair.path) for pair in attribution.changes.matching.pairs if not pair.is_leaf],
    }


def effects_json(attribution: Attribution) -> list[dict[str, Any]]:
    """Every effect on the total, those of edits without any as 0."""
    found = [_effect(effect, effect.total) for effect in attribution.effects]
    known = {edit.key for effect in attribution.effects for edit in effect.edits}
    idle = [edit for edit in attribution.idle if edit.key not in known]
    return found + [_effect(Effect((edit,), edit.path, {}, edit.kind), Fraction(0)) for edit in idle]


def _effect(effect: Effect, amount: Fraction) -> dict[str, Any]:
    where = effect_where(effect)
    return {
        "edit": f"{where}：{effect_what(effect)}" if where else effect_what(effect), "kind": effect.kind or DATA,
        "path": list(effect.path), "effect": number(amount), "exact": exact(amount), "how": effect_how(effect),
        "edits": [edit_json(edit) for edit in effect.edits],
    }


def edit_json(edit: Edit) -> dict[str, Any]:
    """One edit: its kind, what it is about, old and new."""
    words = label(edit)
    return {"key": edit.key, "kind": edit.kind, "path": list(edit.path), "name": edit.name, "what": words.what,
            "old": edit.old, "new": edit.new, "old_place": place_json(edit.old_place),
            "new_place": place_json(edit.new_place)}


def exact(value: Fraction | None) -> str | None:
    """The number as a fraction: 1/3."""
    return None if value is None else str(value)


def span_json(span: Span) -> list[Any]:
    """The lowest and the highest."""
    return [number(end) for end in span]


def _open(leaf: OpenLeaf) -> dict[str, Any]:
    return {"path": list(leaf.path), "missing": list(leaf.missing), "range": span_json(leaf.span),
            "edits": [edit_json(edit) for edit in leaf.edits]}


def _block(attribution: Attribution, path: Names) -> dict[str, Any]:
    found = [(effect, effect.amounts[path]) for effect in attribution.effects if effect.amounts.get(path)]
    low, high = attribution.change_of(path)
    return {"path": list(path), "change": number(low) if low == high else None, "range": span_json((low, high)),
            "effects": [_effect(effect, amount) for effect, amount in found]}


def _side(side: Side) -> dict[str, Any]:
    card = side.card
    return {**header_json(card), "total": number(card.total), "range": span_json(side.span), "points": number(card.points),
            "grade": card.grade, "missing": {name: list(names) for name, names in side.missing.items()},
            "unused": list(side.reading.unused)}


def _row(row: Row, sides: Sequence[Side]) -> dict[str, Any]:
    nodes = [side.node(path) if path is not None else None for side, path in zip(sides, row.paths)]
    first, last = nodes[0], nodes[-1]
    known = first is not None and last is not None and first.score is not None and last.score is not None
    return {
        "path": list(row.path), "name": row.path[-1], "level": len(row.path),
        "matched": [pair.by if pair is not None else "" for pair in row.pairs],
        "sides": [_node(side, node) for side, node in zip(sides, nodes)],
        "difference": number((last.score or Fraction(0)) - (first.score or Fraction(0)))
        if known and first is not None and last is not None else None,
    }


def _node(side: Side, node: NodeScore | None) -> dict[str, Any] | None:
    if node is None:
        return None
    span = side.span_of(node.path)
    return {"path": list(node.path), "points": number(node.points), "score": number(node.score),
            "rate": None if node.rate is None else to_decimal(node.rate, RATE_PLACES),
            "range": None if span is None else span_json(span)}
