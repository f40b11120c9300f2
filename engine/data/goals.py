"""Reading ``goals``: the department's KPI table (绩效目标), its targets and what was reached."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterator

from ..dates import read_period
from ..exact import plain
from ..figures_text import Problem, normal, read_number
from ..findings import Finding, Severity, finding
from ..language_choice import translate
from ..positions import MapNode, Node
from ..positions.reading import items, text
from ..rubric.methods.row_names import takes
from ..rubric.model import Piece, Rubric
from ..targets import BY_DATE, NONE, SIGNS, WORDS, Span, is_met
from .answers import asked
from .figures import Reader
from .goal_bodies import read_bodies
from .goal_text import Said, converted, in_unit, misread, plain_unit, read_figure, read_target
from .model import Entry, Goal

KEYS = frozenset({"level1", "level2", "level3", "name", "unit", "target", "actual", "source", "assumed", "note", "kind",
                  "points", "claimed", "level", "degree", "reason", "not_applicable", "bodies"})


def read_goals(top: Node, rubric: Rubric, reader: Reader, year: int) -> tuple[Goal, ...]:
    """Every KPI row. A bare number means at least that much (越大越好 is the form's habit); 约 is never judged.

    Rows that can't be told apart, and those that no indicator or more than one is scored by, are reported.
    """
    goals = tuple(_goal(node, reader, year) for node in items(top, "goals") if isinstance(node, MapNode))
    seen: set[tuple[str, ...]] = set()
    for goal in goals:
        if (*goal.path, goal.name) in seen:
            reader.findings.append(Finding("B311", goal.place, {"table": translate("绩效目标"), "key": goal.name},
                                           Severity.WARNING))
        seen.add((*goal.path, goal.name))
    reader.findings += _taken(goals, rubric)
    return goals


def _taken(goals: tuple[Goal, ...], rubric: Rubric) -> Iterator[Finding]:
    """Rows that no indicator scores though some are scored by the table; rows that two score."""
    takers = [(leaf.name if _has_choice(leaf.piece) else "/".join(filter(None, (leaf.name, part))), names)
              for leaf, _, part, names in asked(rubric, "goals")]
    levels = "、".join(dict.fromkeys(level for _, names in takers for level in names))
    for goal in goals if takers else ():
        found = list(dict.fromkeys(name for name, names in takers if takes(names, goal)))
        if not found:
            yield finding("B339", goal.place, name=goal.name, options=levels)
        elif len(found) > 1:
            yield finding("B340", goal.place, name=goal.name, names="、".join(found))


def _has_choice(piece: Piece | None) -> bool:
    """Whether an indicator is scored in one of several ways, which may all look at the same rows."""
    return piece is not None and (piece.method == "choose" or any(_has_choice(part) for part in piece.parts))


def _goal(node: MapNode, reader: Reader, year: int) -> Goal:
    name, unit, kind = text(node, "name"), plain_unit(text(node, "unit")), text(node, "kind")
    target = in_unit(_target(node, kind, year, reader), unit)
    target_text, actual_text, merged = text(node, "target"), text(node, "actual"), ""
    if node.get("bodies") is not None:
        whole = read_bodies(node, target, unit, reader)
        target, actual, merged = whole.target, whole.actual, whole.words
        target_text, actual_text = target_text or whole.target_text, whole.actual_text
    else:
        actual = _one_unit(node, target, _actual(node, target, year, reader), unit, reader)
    return Goal(
        path=tuple(filter(None, (text(node, key) for key in ("level1", "level2", "level3")))), name=name,
        target=target.value, target_text=target_text, op=target.op,
        unit="%" if unit == "%" else text(node, "unit") or target.unit.strip("%"),
        actual=actual.value, actual_text=actual_text, source=text(node, "source"), assumed=text(node, "assumed"),
        met=is_met(target.op, target.value, actual.value, actual.op), place=node.place, repeated=actual.op,
        points=_points(node, reader), claimed=_claimed(node, reader), level=text(node, "level").strip(),
        degree=reader.degree(name, node), reason=text(node, "reason"), not_applicable=text(node, "not_applicable"),
        merged=merged,
    )


def _target(node: MapNode, kind: str, year: int, reader: Reader) -> Said:
    """What the target asks; none at all is reported, unless bodies, a level or a degree make up for it."""
    said, at = text(node, "target"), node.get("target") or node
    if not said.strip():
        if not any(node.get(key) is not None for key in ("bodies", "level", "degree")) and set(node.keys()) <= KEYS:
            reader.report("B335", at, name=text(node, "name"))
        return Said(WORDS, "")
    if misread(said):
        reader.report("B341", at, name=text(node, "name"), text=said, meant=misread(said))
    found = read_target(said, kind, year)
    if found is None:
        reader.report("B344", at, name=text(node, "name"), text=said, kind=kind)
    elif not kind and _silent(said, found) and (found.value == 0 or _is_cost(node, found)):
        reader.report("B338", at, name=text(node, "name"), text=said.strip())
    return found or Said(WORDS, said.strip())


def _silent(said: str, found: Said) -> bool:
    """Whether a target is a number with no sign before it, which the form reads as at least."""
    return isinstance(found.value, Fraction) and found.op == "≥" and normal(said)[:1].isdigit()


def _is_cost(node: MapNode, found: Said) -> bool:
    """Whether a row is about an amount of money to keep within (成本指标)."""
    is_money = found.unit.endswith("元") or text(node, "unit").endswith("元")
    return is_money and any("成本" in text(node, key) for key in ("level1", "level2", "level3", "name"))


def _actual(node: MapNode, target: Said, year: int, reader: Reader) -> Said:
    """What was reached, as the target is counted; ``op`` is a sign that it repeats."""
    said, at = text(node, "actual").strip(), node.get("actual") or node
    if not said:
        return Said("", None)
    if target.op == BY_DATE:
        return Said("", read_period(said, year) or said)
    found = read_figure(said)
    if found is None or isinstance(found.value, Span) or target.op in (NONE, WORDS):
        return Said("", said)
    if misread(said):
        reader.report("B341", at, name=text(node, "name"), text=said, meant=misread(said))
    if found.op:
        reader.report("B342", at, name=text(node, "name"), text=said)
    return found if found.op in ("", *SIGNS) else Said("", said)


def _one_unit(node: MapNode, target: Said, actual: Said, unit: str, reader: Reader) -> Said:
    """The actual in the target's unit: a bare number takes it (that of a percentage: its percent)."""
    name, at, wanted = text(node, "name"), node.get("actual") or node, target.unit or unit
    if not isinstance(target.value, (Fraction, Span)):
        return actual
    if unit and converted(Said("", Fraction(1), wanted), unit) is None:
        reader.report("B337", node.get("unit") or node, name=name, text=text(node, "target"), unit=unit)
    if not isinstance(actual.value, Fraction):
        return actual
    found = converted(actual, wanted)
    if found is None or (actual.unit == "%" and not wanted):
        reader.report("B337", at, name=name, text=text(node, "actual"), unit=wanted or "—")
    elif wanted == "%" and not actual.unit and 0 < abs(actual.value) < 1:
        reader.report("B318", at, name=name, text=text(node, "actual"), read=plain(actual.value) + "%",
                      meant=plain(actual.value * 100) + "%")
    return found or actual


def _points(node: MapNode, reader: Reader) -> Fraction | None:
    said, at = text(node, "points"), node.get("points")
    if at is None or not said.strip():
        return None
    number = read_number(said, "分")
    if isinstance(number, Problem) or number < 0:
        reader.report("B303", at, name=translate("{name}的分值").format(name=text(node, "name")), text=said)
        return None
    return number


def _claimed(node: MapNode, reader: Reader) -> Entry | None:
    """The published score of the row; None where the table has none, its value None where it is blank."""
    given = node.get("claimed")
    if given is None:
        return None
    entry = reader.raw(given)
    number = read_number(entry.text, "分") if entry.value is not None else None
    if isinstance(number, Problem):
        reader.report("B315", given, name=text(node, "name"), text=entry.text)
        number = None
    return replace(entry, value=number)
