"""绩效目标 as templates see them: each KPI with its place in its group and, where it is scored, its points and score."""

from __future__ import annotations

from collections.abc import Iterator

from ..data.model import Goal
from ..findings import Place
from ..scoring.scorecard import NodeScore, PieceScore, Scorecard
from .details import mark
from .goal_words import goal_gap, goal_words
from .names import Names
from .shown import NO_SCORE, Shown, score_text

NOT_APPLICABLE = "不适用"


def goal_views(card: Scorecard) -> list[Names]:
    """Every row of the KPI table, with which of its levels begin here."""
    goals = card.data.goals
    deepest = max((len(goal.path) for goal in goals), default=0)
    rows = {place: (node, path, row) for node in card.nodes if node.piece is not None
            for place, path, row in _scored(node.piece, node.path)}
    views: list[Names] = []
    before: tuple[str, ...] = ()
    count = 0
    for goal in goals:
        count = count + 1 if goal.path == before else 1
        levels = [Names({"名称": goal.path[level] if level < len(goal.path) else "",
                         "首行": level >= len(goal.path) or before[:level + 1] != goal.path[:level + 1]})
                  for level in range(deepest)]
        views.append(Names({
            **_said(goal), **_amounts(rows.get(goal.place)), "级": levels, "序号": count,
            "同组数": sum(other.path == goal.path for other in goals),
        }))
        before = goal.path
    return views


def _said(goal: Goal) -> dict[str, object]:
    """What the row says of itself."""
    return {
        "名称": goal.name, "单位": goal.unit, "目标": goal.target_text, "实际": goal.actual_text or goal.level,
        "达成": "" if goal.met is None else "是" if goal.met else "否", "已披露": goal.disclosed, "达成数": goal.met,
        "理由": goal.reason, "情况": goal_words(goal), "差距": goal_gap(goal), "自评得分": goal.claimed.text if goal.claimed is not None else "",
    }


def _scored(piece: PieceScore, path: tuple[str, ...]) -> Iterator[tuple[Place, str, PieceScore]]:
    """The rows of a leaf or part with the places where they stand and their paths."""
    for part in piece.parts:
        here = (*path, part.name)
        if piece.method == "goals" and part.method == "goals":
            yield from ((step.data, "/".join(here), part) for step in part.steps if step.data is not None)
        yield from _scored(part, here)


def _amounts(scored: tuple[NodeScore, str, PieceScore] | None) -> dict[str, object]:
    """The indicator that scores a row, its 分值, 得分 and 过程; all empty where it isn't scored by the table."""
    if scored is None:
        return {"计分": False, "指标": "", "分值": "", "得分": "", "扣分": "", "过程": ""}
    node, path, row = scored
    said = {"计分": True, "指标": "/".join(node.path), "过程": mark(path), "分值": Shown(row.points, score_text(row.points)), "扣分": ""}
    if row.not_applicable:
        return {**said, "得分": NOT_APPLICABLE}
    if row.score is None:
        return {**said, "得分": NO_SCORE}
    lost = row.points - row.score
    return {**said, "得分": Shown(row.score, score_text(row.score)), "扣分": Shown(lost, score_text(lost))}
