"""Reading what a KPI table writes as target and as actual: ≥80%, 100人次, 2019年12月底前, 80%-90%, 严格执行相关制度规定."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..dates import read_period
from ..figures_text import Problem, normal, read_number
from ..rubric.ranges import Range, read_range
from ..targets import ABOUT, BETWEEN, BY_DATE, KINDS, NONE, SIGNS, WORDS, Span
from ..units import unit_of

SIGN = {"≥": "≥", "≧": "≥", ">=": "≥", "=>": "≥", "不低于": "≥", "不少于": "≥", "不小于": "≥", "至少": "≥", "大于等于": "≥",
        "大于或等于": "≥", "达到": "≥", "≤": "≤", "≦": "≤", "<=": "≤", "=<": "≤", "不高于": "≤", "不超过": "≤", "不大于": "≤",
        "不多于": "≤", "小于等于": "≤", "小于或等于": "≤", "控制在": "≤", ">": ">", "大于": ">", "高于": ">", "超过": ">",
        "<": "<", "小于": "<", "低于": "<", "少于": "<", "=": "=", "==": "=", "═": "=", "等于": "=", "约": ABOUT, "大约": ABOUT}
FIGURE = re.compile(rf"(?P<sign>{'|'.join(sorted(map(re.escape, SIGN), key=len, reverse=True))})?\s*"
                    r"(?P<number>[-+]?[0-9][0-9,.]*)\s*(?P<unit>\D{0,8})")
WORDY = re.compile(r"以[上下内外]|左右|之间|之内")
PERCENT = ("%", "百分比", "百分数", "百分点", "个百分点")
NOT_APPLICABLE = ("不适用", "无", "—", "-")
MISREAD = ((re.compile(r"2(?=(?:[1-9]\d(?:\.\d+)?|100)%$)"), "≥"), (re.compile(r"[zZ](?=[≥\d])"), "≥"),
           (re.compile(r"[wW](?=\d)"), "≤"))


@dataclass(frozen=True)
class Said:
    """What a text says: ``op`` as in ``entries.Goal`` (empty for a bare number), its value, the unit behind it."""

    op: str
    value: Any
    unit: str = ""


def read_target(text: str, kind: str, year: int) -> Said | None:
    """What a target asks; ``kind`` (of ``targets.KINDS``) overrides its sign. None where it isn't of that kind."""
    said, wanted = text.strip(), KINDS.get(kind, "")
    if said in NOT_APPLICABLE and not wanted:
        return Said(NONE, said)
    if wanted == WORDS:
        return Said(WORDS, said)
    due = read_period(said, year) if wanted in ("", BY_DATE) else None
    if due is not None or wanted == BY_DATE:
        return Said(BY_DATE, due) if due is not None else None
    found = read_figure(said)
    if found is None:
        return None if wanted else Said(WORDS, said)
    if wanted in SIGNS and isinstance(found.value, Fraction):
        return Said(wanted, found.value, found.unit)
    if wanted and wanted != found.op:
        return None
    return Said(found.op or "≥", found.value, found.unit)


def read_figure(text: str) -> Said | None:
    """A number with its sign and unit, or a range; None for words. A percentage is a ratio, its unit %."""
    said = normal(text)
    found = FIGURE.fullmatch(said)
    if found is None or WORDY.search(found["unit"]):
        return _range(said)
    number = read_number(found["number"], "")
    if isinstance(number, Problem):
        return None
    unit = plain_unit(found["unit"])
    return Said(SIGN.get(found["sign"] or "", ""), number / 100 if unit == "%" else number, unit)


def plain_unit(text: str) -> str:
    """A unit as it is compared: every word for percent is %."""
    unit = normal(text)
    return "%" if unit in PERCENT else unit


def in_unit(said: Said, unit: str) -> Said:
    """A bare number taken as counted in a unit; 80 in % is 80%."""
    return said if said.unit or unit != "%" else _scaled(said, Fraction(1, 100), unit)


def converted(said: Said, unit: str) -> Said | None:
    """A figure in another unit of the same kind, exactly; a bare number is in it already. None where they differ."""
    if not said.unit or not unit or said.unit == unit:
        return in_unit(said, unit)
    own, wanted = unit_of(said.unit), unit_of(unit)
    if not own.like(wanted) or "%" in (said.unit, unit):
        return None
    return _scaled(said, own.factor_to(wanted), unit)


def _scaled(said: Said, factor: Fraction, unit: str) -> Said:
    if isinstance(said.value, Fraction):
        return Said(said.op, said.value * factor, unit)
    if isinstance(said.value, Span):
        span = said.value
        return Said(said.op, Span(span.low * factor, span.high * factor, span.open_low, span.open_high), unit)
    return said


def _range(said: str) -> Said | None:
    if said.endswith("左右"):
        found = read_figure(said.removesuffix("左右"))
        return Said(ABOUT, found.value, found.unit) if found is not None and found.op == "" else None
    span = read_range(said)
    if span is None or span.other or span.both or (span.low is None and span.high is None):
        return None
    unit = "%" if re.search("%|百分", said) else "".join(re.findall(r"\d([^\d\s\-~至到以之(（%]{1,4})", said)[-1:])
    return Said(*_bounds(span), plain_unit(unit))


def _bounds(span: Range) -> tuple[str, Any]:
    """An end that says nothing is taken in."""
    low, high = span.low, span.high
    if low is not None and high is not None:
        return BETWEEN, Span(low.at, high.at, low.closed is False, high.closed is False)
    if low is not None:
        return ">" if low.closed is False else "≥", low.at
    return "<" if high is not None and high.closed is False else "≤", high.at if high is not None else None


def misread(text: str) -> str:
    """What a scanned text probably was: 290% for ≥90%, W5 for ≤5; empty where nothing looks misread."""
    said = normal(text).replace(" ", "")
    for pattern, sign in MISREAD:
        if pattern.match(said):
            return sign + pattern.sub("", said, count=1).lstrip("≥")
    return ""
