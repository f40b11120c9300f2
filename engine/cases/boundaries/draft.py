"""A boundary case before its results are known, and what no case could be made for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any, Iterator, Mapping, Sequence

from ...language_choice import translate
from ..model import SCORE

BELOW, AT, ABOVE = "below", "at", "above"
SIDES = {BELOW: "刚好低于", AT: "正好是", ABOVE: "刚好高于"}
# Words of data files, the same in every language of messages.
YES, NO, NOTHING = "是", "否", "无"
# What a case says, nested as in YAML: text, mappings, lists.
Content = Mapping[str, Any]
Shown = tuple[str, str]


@dataclass(frozen=True)
class Draft:
    """One case: ``name``, what it says of the department, and where the result shows, as (kind, name). ``about`` is what
    the threshold is called where no case can be written."""

    name: str
    content: Content
    shows: tuple[Shown, ...]
    about: str


@dataclass(frozen=True)
class Unwritten:
    """A threshold, or a side of it, without a case, and why."""

    about: str
    why: str


Found = Draft | Unwritten


def beside(where: str, cut: str, points: Mapping[str, Content], shows: Sequence[Shown],
           wanted: Sequence[str] = tuple(SIDES)) -> Iterator[Found]:
    """The cases of one threshold, below, at and above; the sides that are ``wanted`` but not there are told."""
    about = translate("{where} ＝ {cut}").format(where=where, cut=cut)
    for side in SIDES:
        if side in points:
            yield Draft(f"{where} {translate(SIDES[side])} {cut}", points[side], tuple(shows), about)
    lacking = [translate(SIDES[side]) for side in wanted if side not in points]
    if lacking:
        yield Unwritten(about, translate("没有能填的数使它{sides}").format(
            sides=translate("或").join(translate("“{side}”").format(side=side) for side in lacking)))


def whole_sides(cut: Fraction, low: int = 0, high: int | None = None) -> dict[str, int]:
    """The whole numbers just below, at and above a cut; none at it where it isn't whole, none outside the bounds."""
    found = {BELOW: ceil(cut) - 1, ABOVE: floor(cut) + 1} | ({AT: int(cut)} if cut.denominator == 1 else {})
    return {side: number for side, number in found.items() if number >= low and (high is None or number <= high)}


def nested(path: Sequence[str], content: Any) -> Content:
    """The content under names one inside the other: 指标, then 要点."""
    for name in reversed(path):
        content = {name: content}
    return dict(content)


def score_of(path: Sequence[str]) -> Shown:
    """The score of an indicator or 指标/要点."""
    return SCORE, "/".join(path)
