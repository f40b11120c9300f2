"""The department's KPI table as evidence: goals missed behind full marks, goals whose outcome nobody knows."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..data.model import Goal
from ..findings import Finding, finding
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.model import Indicator
from ..scoring.figure_text import figure_text
from ..scoring.scorecard import Scorecard

ALL = "全部"
NAMED = 5


def goal_findings(scorecard: Scorecard) -> Iterator[Finding]:
    """Goals that were missed, those behind full marks as warnings; and how many are not disclosed."""
    for goal in scorecard.data.goals:
        if goal.met is False:
            yield _missed(scorecard, goal)
    counted = [goal for goal in scorecard.data.goals if goal.op != "不适用"]
    unknown = [goal for goal in counted if not goal.disclosed]
    if unknown:
        names = "、".join(goal.name for goal in unknown[:NAMED])
        if len(unknown) > NAMED:
            names = translate("{names} 等").format(names=names)
        yield finding("B532", unknown[0].place, total=len(counted), count=len(unknown), names=names)


def _missed(scorecard: Scorecard, goal: Goal) -> Finding:
    texts = {"goal": goal.name, "target": amount(goal.target, goal.target_text, goal.unit, goal.op),
             "actual": amount(goal.actual, goal.actual_text, goal.unit, "")}
    full = [(leaf, how) for leaf in scorecard.rubric.leaves() if covers(leaf, goal)
            and (how := _full_marks(scorecard, leaf))]
    if not full:
        return finding("B531", goal.place, **texts)
    claimed = any(how == "claimed" for _, how in full)
    return finding("B530", goal.place, indicators="、".join(leaf.name for leaf, _ in full),
                   basis=translate("自评") if claimed else translate("得"), **texts)


def covers(leaf: Indicator, goal: Goal) -> bool:
    """Whether the leaf's claim rests on this goal: by one of its levels, by its name, or on all goals."""
    wanted = {canonical(name) for name in leaf.evidence}
    return canonical(ALL) in wanted or any(canonical(name) in wanted for name in (*goal.path, goal.name))


def _full_marks(scorecard: Scorecard, leaf: Indicator) -> str:
    """``claimed`` or ``earned`` where the leaf has full marks, else empty."""
    claimed = scorecard.data.claimed.get(leaf.name)
    if claimed is not None and claimed.value == leaf.points:
        return "claimed"
    node = next((item for item in scorecard.nodes if item.path == leaf.path), None)
    return "earned" if node is not None and node.score == leaf.points else ""


def amount(value: object, text: str, unit: str, op: str) -> str:
    """What a goal says, with its unit: ``≥ 25 家``; as written where it is no bare number."""
    if not isinstance(value, Fraction) or any(sign in text for sign in ("%", "％", "百分")):
        return text
    sign = f"{op} " if op in ("≤", "<", ">") else ""
    return sign + figure_text(value, unit)
