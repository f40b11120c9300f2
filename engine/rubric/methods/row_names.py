"""Rows of the KPI table by name: which ones an indicator takes, and how each is called apart from the others."""

from __future__ import annotations

from ...entries import Goal
from ...language.names import canonical

ALL = "全部"


def takes(names: tuple[str, ...], goal: Goal) -> bool:
    """Whether rows under these names (of any level, or 全部) take in this one."""
    wanted = {canonical(name) for name in names}
    return canonical(ALL) in wanted or any(canonical(level) in wanted for level in goal.path)


def labels(goals: tuple[Goal, ...]) -> tuple[str, ...]:
    """A name for each row that no other row has: with its levels where KPI tables repeat a name, else numbered."""
    bases = [_clearest(goal, [other for other in goals if other is not goal]) for goal in goals]
    found: list[str] = []
    for base in bases:
        name, number = base, 2
        while name in found or (name != base and name in bases):
            name, number = f"{base}（{number}）", number + 1
        found.append(name)
    return tuple(found)


def _clearest(goal: Goal, others: list[Goal]) -> str:
    """The shortest of 指标, 二级指标/指标, 一级指标/二级指标/指标 that names no other row."""
    for depth in range(len(goal.path) + 1):
        name = _named(goal, depth)
        if all(name != _named(other, depth) for other in others):
            return name
    return _named(goal, len(goal.path))


def _named(goal: Goal, depth: int) -> str:
    return "/".join((*goal.path[max(len(goal.path) - depth, 0):], goal.name))
