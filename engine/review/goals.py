"""The department's KPI table as evidence: goals missed behind full marks, goals whose outcome nobody knows."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator

from ..data.answers import asked
from ..data.model import Goal
from ..exact import plain, round_to
from ..findings import Finding, finding
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.methods.attainment import actual_words, beyond, target_words
from ..rubric.methods.row_names import takes
from ..rubric.model import Indicator
from ..scoring.figure_text import figure_text
from ..scoring.scorecard import Scorecard

ALL = "全部"
NAMED = 5
BOUNDS = ("≥", ">", "≤", "<")
FAR = Fraction(3, 2)


def goal_findings(scorecard: Scorecard) -> Iterator[Finding]:
    """Goals that were missed, those behind full marks as warnings; and how many are not disclosed."""
    for goal in scorecard.data.goals:
        if goal.met is False:
            yield _missed(scorecard, goal)
    yield from _far_beyond(scorecard)
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


def _far_beyond(scorecard: Scorecard) -> Iterator[Finding]:
    """Scored rows that went half as far again as their target, where the rubric doesn't say what that costs."""
    rules = [piece.settings for _, piece, _, _ in asked(scorecard.rubric, "goals")]
    for goal in scorecard.data.goals:
        takers = [settings.rule for settings in rules if takes(settings.rows, goal)]
        ratio = beyond(goal) if _surpassed(goal) else None
        open_to = all(rule.over is None and rule.cap == 1 for rule in takers)
        if takers and open_to and ratio is not None and ratio >= FAR:
            yield finding("B562", goal.place, goal=goal.name, target=target_words(goal), actual=actual_words(goal),
                          share=f"{plain(round_to(goal.actual / goal.target * 100, Fraction(1, 10)), 1)}%")


def _surpassed(goal: Goal) -> bool:
    """Whether the row reached a bound in a figure of its own."""
    exact = isinstance(goal.actual, Fraction) and not goal.repeated
    return exact and goal.op in BOUNDS and bool(goal.met) and not goal.not_applicable


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
