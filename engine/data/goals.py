"""Reading ``goals``: the department's KPI table (绩效目标), its targets and what was reached."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from ..figures_text import Problem, read_number
from ..positions import MapNode, Node
from ..rubric.builder import items, text
from .figures import Reader
from .model import Goal

TARGET = re.compile(r"^\s*(?P<op>≥|≦|≧|≤|>=|<=|＞|＜|>|<|=|＝|约|不低于|不少于|不高于|不超过)?\s*"
                    r"(?P<number>[-+－]?[0-9０-９][0-9０-９,，.．]*\s*[%％]?)\s*(?P<unit>\D*)$")
OPS = {"≧": "≥", ">=": "≥", "不低于": "≥", "不少于": "≥", "≦": "≤", "<=": "≤", "不高于": "≤", "不超过": "≤",
       "＞": ">", "＜": "<", "＝": "=", "": "≥"}
NOT_APPLICABLE = ("不适用", "无", "—", "-")


def read_goals(top: Node, reader: Reader) -> tuple[Goal, ...]:
    """Every KPI row. A bare number means at least that much (越大越好 is the form's habit); 约 is never judged."""
    return tuple(_goal(node, reader) for node in items(top, "goals") if isinstance(node, MapNode))


def _goal(node: MapNode, reader: Reader) -> Goal:
    target_text, actual_text = text(node, "target"), text(node, "actual")
    op, target, unit = _target(target_text)
    actual = _amount(actual_text)
    levels = tuple(filter(None, (text(node, key) for key in ("level1", "level2", "level3"))))
    return Goal(
        levels, text(node, "name"), target, target_text, op, text(node, "unit") or unit, actual, actual_text,
        text(node, "source"), text(node, "assumed"), is_met(op, target, actual), node.place,
    )


def _target(said: str) -> tuple[str, Any, str]:
    match = TARGET.match(said)
    if match is None:
        return ("不适用" if said.strip() in NOT_APPLICABLE else "定性"), said.strip(), ""
    number = read_number(match["number"].strip(), "")
    if isinstance(number, Problem):
        return "定性", said.strip(), ""
    op = match["op"] or ""
    return OPS.get(op, op), number, match["unit"].strip()


def _amount(said: str) -> Any:
    if not said.strip():
        return None
    number = read_number(said.strip(), "")
    return said.strip() if isinstance(number, Problem) else number


def is_met(op: str, target: Any, actual: Any) -> bool | None:
    """Whether the target was met; None where it can't be said (nothing disclosed, 约, words that differ)."""
    if actual is None or op in ("约", "不适用"):
        return None
    if isinstance(target, Fraction) and isinstance(actual, Fraction):
        return {"≥": actual >= target, "≤": actual <= target, "=": actual == target, ">": actual > target,
                "<": actual < target}[op]
    return True if target == actual else None
