"""Cases for targets that the department states or answers: KPI rows (``goals``), dates and degrees (``attain``)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Iterator, Mapping, Sequence

from ...exact import ends, percent, plain
from ...language_choice import translate
from ...rubric.methods.attain import Attain
from ...rubric.methods.attain_rule import AttainRule, ratio_cuts
from ...rubric.methods.goals import GoalRows
from ...rubric.methods.row_names import ALL
from .draft import ABOVE, AT, BELOW, SIDES, Content, Found, Shown, beside, nested, score_of
from .pieces import PieceAt

TARGET, CENT, BASIS_POINT = Fraction(100), Fraction(1, 100), Fraction(1, 10000)
LEVEL, WORDS = "产出指标", "效果明显"
SIGNS = ("≥", "≤", "＝")
DAYS = {BELOW: -1, AT: 0, ABOVE: 1}


def on_targets(at: PieceAt) -> Iterator[Found]:
    """The last day of a date, the ends of every level of a target in words; targets in figures turn on figures."""
    settings: Attain = at.piece.settings
    name, shows = "/".join(at.path), [score_of(at.path)]
    if settings.due is not None:
        points = {side: {"answers": nested(at.path, _dated(day, side, settings.rule))}
                  for side, day in _days(settings.due.end).items()}
        yield from beside(f"{name} {translate('完成日期')}", _said(settings.due.end), points, shows)
    if settings.must_be == "qualitative":
        for cut, sides in _degrees(settings.rule):
            points = {side: {"answers": nested(at.path, {"value": percent(degree), "reason": translate("用例")})}
                      for side, degree in sides.items()}
            yield from beside(f"{name} {translate('实现程度')}", percent(cut), points, shows)


def on_goals(at: PieceAt, year: int) -> Iterator[Found]:
    """One KPI row on each side of its target by every sign, of where going beyond it counts, of a date, of every level."""
    rule: GoalRows = at.piece.settings
    for sign in SIGNS:
        yield from _measured(at, sign, TARGET)
    for ratio in ratio_cuts(rule.rule, at.piece.points):
        yield from _measured(at, "≥", TARGET * ratio)
    last = date(year, 12, 31)
    points = {side: _row(at, {"target": _said(last), **_written(_dated(day, side, rule.rule))})
              for side, day in _days(last).items()}
    yield from beside(f"{'/'.join(at.path)} {translate('完成日期')}", _said(last), points, _shows(at))
    for cut, sides in _degrees(rule.rule):
        points = {side: _row(at, {"target": WORDS, "degree": percent(degree), "reason": translate("用例")})
                  for side, degree in sides.items()}
        yield from beside(f"{'/'.join(at.path)} {translate('实现程度')}", percent(cut), points, _shows(at))


def _measured(at: PieceAt, sign: str, cut: Fraction) -> Iterator[Found]:
    sides = {BELOW: cut - CENT, AT: cut, ABOVE: cut + CENT} if ends(cut) else {}
    target = sign + plain(TARGET)
    points = {side: _row(at, {"target": target, "actual": plain(actual)}) for side, actual in sides.items()}
    where = f"{'/'.join(at.path)} {translate('目标{target}，完成值').format(target=target)}"
    yield from beside(where, plain(cut) if ends(cut) else str(cut), points, _shows(at))


def _name() -> str:
    return translate("指标甲")


def _shows(at: PieceAt) -> Sequence[Shown]:
    return [score_of(at.path), score_of((*at.path, _name()))]


def _row(at: PieceAt, said: Mapping[str, str]) -> Content:
    """A KPI table with the row that is looked at, and a row that is reached under every other name that must have one."""
    rule: GoalRows = at.piece.settings
    levels = [name if name != ALL else LEVEL for name in (rule.rows[:1] if rule.optional else rule.rows)]
    given = rule.points != "split"
    worth = at.piece.points / len(levels) // CENT * CENT if len(levels) > 1 else at.piece.points
    rows: list[dict[str, str]] = []
    for index, level in enumerate(levels):
        own = worth if index else at.piece.points - worth * (len(levels) - 1)
        row = {"level1": level, "name": translate("指标乙"), "target": "1", "actual": "1"} if index else {
            "level1": level, "name": _name(), **said}
        rows.append(row | ({"points": plain(own)} if given else {}))
    return {"goals": rows}


def _days(last: date) -> Mapping[str, date]:
    return {side: last + timedelta(days=further) for side, further in DAYS.items()}


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _dated(day: date, side: str, rule: AttainRule) -> Mapping[str, Any] | str:
    """The day of completion, with the degree that a late one asks for."""
    if side != ABOVE or rule.late == "zero":
        return _said(day)
    return {"value": _said(day), "degree": "50%", "reason": translate("用例")}


def _written(answer: Mapping[str, Any] | str) -> Mapping[str, str]:
    """An answer as the cells of a KPI row."""
    return {"actual": answer} if isinstance(answer, str) else {
        "actual": answer["value"], **{key: answer[key] for key in ("degree", "reason")}}


def _degrees(rule: AttainRule) -> Iterator[tuple[Fraction, Mapping[str, Fraction]]]:
    """The lower end of every level but the last, with degrees beside it."""
    for level in rule.levels:
        if level.low > 0:
            yield level.low, dict(zip(SIDES, (level.low - BASIS_POINT, level.low, level.low + BASIS_POINT), strict=True))
