"""A review as text and as JSON data."""

from __future__ import annotations

from typing import Any

from ..finding_text import finding_text
from ..language_choice import translate
from ..scoring.output import header_lines, points_text, score_cells, score_text
from ..scoring.output_json import header_json, number, place_json
from ..scoring.scorecard import Scorecard
from ..width import hung, table
from .claims import signed
from .model import CheckLine, Review, ReviewLine, StatedLine


def review_text(review: Review, width: int = 100, color: bool = False) -> str:
    """The review: claims, checks, published figures, then every finding with its place."""
    blocks = ["\n".join(header_lines(review.scorecard, width)), _claims(review, width), _checks(review, width),
              _stated(review, width), finding_text(review.findings, color).rstrip("\n")]
    return "\n\n".join(block for block in blocks if block) + "\n"


def status_text(status: str) -> str:
    """How a claim stands to its score."""
    return {"same": translate("一致"), "different": translate("不一致"), "blank": translate("未填"),
            "unknown": translate("无法计算")}.get(status, "")


def _claims(review: Review, width: int) -> str:
    rows = [_row(line, review.scorecard, "  " * (len(line.path) - 1) + line.name) for line in review.lines]
    rows.append(_row(review.total, review.scorecard, translate("合计")))
    headers = [translate("指标"), translate("分值"), translate("自评得分"), translate("计算得分"), translate("差异"),
               translate("结果")]
    return table(rows, headers, "<>>>><", width).rstrip("\n")


def _row(line: ReviewLine, card: Scorecard, name: str) -> list[str]:
    difference = "" if line.difference is None else signed(line.difference, card)
    claimed = "" if line.status == "none" else score_text(line.claimed, card.rubric)
    node = next((item for item in card.nodes if item.path == line.path), None)
    points, computed = (points_text(line.points), score_text(line.computed, card.rubric)) if node is None else (
        score_cells(node, card.rubric)[:2])
    return [name, points, claimed, computed, difference, status_text(line.status)]


def _checks(review: Review, width: int) -> str:
    if not review.checks:
        return ""
    lines = [translate("勾稽关系（{count}项）：").format(count=len(review.checks))]
    for check in review.checks:
        if check.blank:
            text = translate("不核对　{name}：没有填{blank}").format(name=check.name, blank=check.blank)
            lines += hung("· " + text, width, "  ")
            continue
        text = translate("{verdict}　{name}：{left} {op} {right}").format(
            verdict=_verdict(check.holds), name=check.name, left=check.left_text, op=_relation(check),
            right=check.right_text)
        lines += hung("· " + text, width, "  ")
    return "\n".join(lines)


def _relation(check: CheckLine) -> str:
    """What stands between the two sides: the relation where it holds (≈ within the tolerance), else the true one."""
    if check.left is None or check.right is None:
        return translate("对")
    if check.holds:
        return "≈" if check.op == "=" and check.left != check.right else {"=": "＝"}.get(check.op, check.op)
    return "≠" if check.op == "=" else "＞" if check.left > check.right else "＜" if check.left < check.right else "＝"


def _verdict(holds: bool | None) -> str:
    return translate("无法核对") if holds is None else translate("成立") if holds else translate("不成立")


def _stated(review: Review, width: int) -> str:
    if not review.stated:
        return ""
    rows = [[line.name, line.stated, line.computed, _agrees(line)] for line in review.stated]
    headers = [translate("公布的数"), translate("公布为"), translate("计算为"), translate("结果")]
    return table(rows, headers, "<>><", width).rstrip("\n")


def _agrees(line: StatedLine) -> str:
    if line.agrees is None:
        return translate("无法计算")
    return translate("一致") if line.agrees else translate("不一致")


def review_json(review: Review) -> dict[str, Any]:
    """The review as plain data; its shape is ``schemas/review.schema.json``. Numbers are Decimals."""
    total = _line_json(review.total)
    return {
        **header_json(review.scorecard),
        "total": {key: total[key] for key in ("points", "claimed", "computed", "difference", "status", "place")},
        "indicators": [_line_json(line) for line in review.lines],
        "checks": [_check_json(check) for check in review.checks],
        "stated": [_stated_json(line) for line in review.stated],
        "findings": [item.as_dict() for item in review.findings],
    }


def _line_json(line: ReviewLine) -> dict[str, Any]:
    return {
        "path": list(line.path), "name": line.name, "kind": line.kind, "points": number(line.points),
        "claimed": number(line.claimed), "computed": number(line.computed), "difference": number(line.difference),
        "status": line.status, "place": place_json(line.place),
    }


def _check_json(check: CheckLine) -> dict[str, Any]:
    return {
        "name": check.name, "equation": check.equation, "left": number(check.left), "right": number(check.right),
        "difference": number(check.difference), "tolerance": number(check.tolerance), "holds": check.holds,
        "source": check.source, "place": place_json(check.place),
    }


def _stated_json(line: StatedLine) -> dict[str, Any]:
    return {"name": line.name, "stated": line.stated, "computed": line.computed, "exact": number(line.exact),
            "agrees": line.agrees, "place": place_json(line.place)}
