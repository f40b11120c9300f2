"""Names of report files: one for each department, good on every system, none given twice."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from ..scoring.scorecard import Scorecard

REPORT = "绩效评价报告"
# Windows keeps these for devices, whatever stands behind a dot.
RESERVED = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in "0123456789¹²³")})
# What Windows refuses in names, in the width in which it is harmless.
_WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "<>:\"/\\|?*"}
MOST_BYTES = 180


def file_stems(cards: Sequence[Scorecard]) -> tuple[str, ...]:
    """A name without suffix for each scorecard's report: 部门（项目）绩效评价报告. Departments of one name are told apart by
    their years, then by numbers in their order (-2, -3)."""
    plain = [safe_name(card.data.title) for card in cards]
    years: dict[str, set[int]] = {}
    for name, card in zip(plain, cards, strict=True):
        years.setdefault(name.casefold(), set()).add(card.data.year)
    several = {name for name, found in years.items() if len(found) > 1}
    dated = [f"{name}{card.data.year}年" if name.casefold() in several else name for name, card in zip(plain, cards, strict=True)]
    return tuple(_numbered([name + REPORT for name in dated]))


def _numbered(names: Sequence[str]) -> list[str]:
    """The names, the second of each with -2 behind it; no number meets a name that is there already."""
    taken, seen, made = {name.casefold() for name in names}, Counter[str](), []
    for name in names:
        key = name.casefold()
        seen[key] += 1
        stem = name
        while seen[key] > 1 and (stem == name or stem.casefold() in taken):
            stem = f"{name}-{seen[key]}"
            seen[key] += stem.casefold() in taken
        taken.add(stem.casefold())
        made.append(stem)
    return made


def safe_name(text: str) -> str:
    """The text as (part of) a file's name: signs that Windows refuses in full width, control signs left out, no dot or space
    at the ends, no name of a device, at most 180 bytes. Never empty."""
    kept = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    name = " ".join(kept.translate(_WIDE).split()).strip(". ")
    name = name.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore").rstrip(". ")
    if not name or name.partition(".")[0].strip().upper() in RESERVED:
        return f"_{name}"
    return name
