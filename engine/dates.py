"""Dates as tables write them: ``2019年``, ``2019年12月底前``, ``12月31日前``, ``2019-12-31``, ``2019年1月-12月``.

A date that names no day is a stretch of days: 2019年 reaches from 1 January to 31 December. 前, 底前, 以前 take in what they
name (12月底前完成 is met on 31 December).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from .figures_text import normal

QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
TAIL = r"(?:底|末|年底|年末)?(?:之?前|以前|为止|止)?(?:完成|完工|达成)?"
ISO = re.compile(r"(?P<year>\d{4})(?P<dash>[-/.])(?P<month>\d{1,2})(?P=dash)(?P<day>\d{1,2})" + TAIL)
ISO_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})" + TAIL)
THIS_YEAR = re.compile(r"(?:(?:当年|本年)度?(?:年?[底末内])?|年[底末内])" + TAIL)
MONTHS = re.compile(r"^(\d{4}年)?(\d{1,2})-(\d{1,2})月")
NAMED = re.compile(r"(?:(?P<year>\d{4})年度?)?(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})[日号])?|"
                   r"第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年)?" + TAIL)


@dataclass(frozen=True)
class Period:
    """A stretch of days, both ends taken in; a single day where they are the same."""

    start: date
    end: date


def read_period(text: str, year: int = 0) -> Period | None:
    """The date or stretch that a text names, or None; ``year`` is meant where it names none (0: it must name one)."""
    said = re.sub(r"\s", "", normal(text)).replace("—", "-").replace("~", "-").replace("至", "-")
    said = MONTHS.sub(r"\1\2月-\3月", said)
    whole = _one(said, year)
    if whole is not None:
        return whole
    for cut in (found.start() for found in re.finditer("-", said)):
        first = _one(said[:cut], year)
        last = _one(said[cut + 1:], first.start.year if first is not None else year)
        if first is not None and last is not None and first.start <= last.end:
            return Period(first.start, last.end)
    return None


def _one(said: str, year: int) -> Period | None:
    matches = (pattern.fullmatch(said) for pattern in (ISO, ISO_MONTH, THIS_YEAR, NAMED))
    found = next((match for match in matches if match is not None), None) if said else None
    if found is None:
        return None
    parts = {name: value for name, value in found.groupdict().items() if value is not None and name != "dash"}
    named = bool(parts) or found.re is THIS_YEAR
    which = int(parts.pop("year", year))
    if not named or not 1900 <= which <= 2999:
        return None
    first, last = _months(parts)
    try:
        day = int(parts.get("day", 0))
        return Period(date(which, first, day or 1), date(which, last, day or monthrange(which, last)[1]))
    except ValueError:
        return None


def _months(parts: dict[str, str]) -> tuple[int, int]:
    if "quarter" in parts:
        last = QUARTERS[parts["quarter"]] * 3
        return last - 2, last
    if "half" in parts:
        return (1, 6) if parts["half"] == "上" else (7, 12)
    return (int(parts["month"]), int(parts["month"])) if "month" in parts else (1, 12)
