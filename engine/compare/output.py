"""A comparison as text and as JSON data."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from ..exact import to_decimal
from ..language_choice import translate
from ..rubric.model import Rubric
from ..scoring.figure_text import NOTHING
from ..scoring.output import header_lines, score_cells, score_text
from ..scoring.output_json import RATE_PLACES, header_json, number
from ..scoring.scorecard import NodeScore, Scorecard
from ..width import hung, table
from .model import Comparison, NodePair


def comparison_text(comparison: Comparison, width: int = 100) -> str:
    """Both scorecards side by side: points, score and rate under each, and the difference (right less left)."""
    left, right = comparison.left, comparison.right
    rows = [_row(pair, left.rubric, right.rubric) for pair in comparison.pairs]
    rows.append([translate("合计"), *_cells(_whole(left), left.rubric), *_cells(_whole(right), right.rubric),
                 signed(comparison.difference, left.rubric)])
    headers = [translate("指标"), translate("甲分值"), translate("甲得分"), translate("甲得分率"), translate("乙分值"),
               translate("乙得分"), translate("乙得分率"), translate("差异")]
    blocks = [_heading(translate("甲："), left, width), _heading(translate("乙："), right, width),
              table(rows, headers, "<>>>>>>>", width).rstrip("\n"), _only(comparison, width)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(mark: str, card: Scorecard, width: int) -> str:
    lines = header_lines(card, width - 4)
    return "\n".join([mark + lines[0], *("    " + line for line in lines[1:])])


def _row(pair: NodePair, left: Rubric, right: Rubric) -> list[str]:
    name = "  " * (pair.node.level - 1) + pair.node.name
    if pair.left is not None and pair.right is not None and pair.left.name != pair.right.name:
        name += translate("（乙：{name}）").format(name=pair.right.name)
    return [name, *_cells(pair.left, left), *_cells(pair.right, right), signed(pair.difference, left)]


def _cells(node: NodeScore | None, rubric: Rubric) -> list[str]:
    return ["", "", ""] if node is None else score_cells(node, rubric)


def _whole(card: Scorecard) -> NodeScore:
    return NodeScore(("",), card.points, card.total)


def signed(difference: Fraction | None, rubric: Rubric) -> str:
    """+0.25, -1.00, 0.00; a dash where there is none."""
    if difference is None:
        return NOTHING
    return ("+" if difference > 0 else "") + score_text(difference, rubric)


def _only(comparison: Comparison, width: int) -> str:
    """The nodes that stand on one side only, named."""
    lines: list[str] = []
    for kind, text in (("left", translate("只在甲中：{names}")), ("right", translate("只在乙中：{names}"))):
        names = ["/".join(pair.node.path) for pair in comparison.pairs if pair.kind == kind]
        if names:
            lines += hung(text.format(names=translate("、").join(names)), width, "  ")
    return "\n".join(lines)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain data; its shape is ``schemas/comparison.schema.json``. Numbers are Decimals."""
    return {
        "left": _side(comparison.left), "right": _side(comparison.right),
        "difference": number(comparison.difference),
        "indicators": [_pair(pair) for pair in comparison.pairs],
    }


def _side(card: Scorecard) -> dict[str, Any]:
    return {**header_json(card), "total": number(card.total), "points": number(card.points), "grade": card.grade}


def _pair(pair: NodePair) -> dict[str, Any]:
    rate = pair.rate_difference
    return {
        "path": list(pair.node.path), "name": pair.node.name, "level": pair.node.level, "kind": pair.kind,
        "matched": pair.matched, "left": _node(pair.left), "right": _node(pair.right),
        "difference": number(pair.difference),
        "rate_difference": None if rate is None else to_decimal(rate, RATE_PLACES),
    }


def _node(node: NodeScore | None) -> dict[str, Any] | None:
    if node is None:
        return None
    rate = node.rate
    return {"path": list(node.path), "points": number(node.points), "score": number(node.score),
            "rate": None if rate is None else to_decimal(rate, RATE_PLACES)}
