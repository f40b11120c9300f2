"""The edits of what follows from the scores (total, grades) and of what doesn't bear on them (checks, titles, report)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Iterator, Mapping

from ..exact import plain
from ..language.names import canonical
from ..language_choice import translate
from ..positions import Node
from ..rubric.model import Check, Rubric
from ..rubric.show_result import result_lines
from .edit import Edit
from .lines import side_by_side
from .same import same
from .version import Version
from .words import conditions_words, limits_words


# Comparisons as they are printed everywhere.
WIDE = str.maketrans("<>=", "＜＞＝")


def result_edits(old: Version, new: Version, renamed: Mapping[str, str]) -> Iterator[Edit]:
    """Everything outside the tree that isn't declared. ``renamed``: indicators' old names and their new ones, which the
    report's settings follow."""
    one, other = old.rubric, new.rubric
    yield from _total(one, other)
    yield from _grades(old, new)
    yield from _checks(one, other)
    yield from _titles(one, other)
    if _followed(old.top.get("report"), renamed) != _followed(new.top.get("report"), renamed):
        yield Edit("report", "report", name=translate("报告的模板或措辞"))


def _followed(node: Node | None, renamed: Mapping[str, str]) -> str:
    """What the report's settings say, whichever of its two names a renamed indicator goes by."""
    said = canonical(repr(node.plain())) if node is not None else ""
    for index, (before, after) in enumerate(renamed.items()):
        for name in sorted((canonical(before), canonical(after)), key=len, reverse=True):
            said = said.replace(name, f"#{index}")
    return said


def _total(one: Rubric, other: Rubric) -> Iterator[Edit]:
    most = max(one.points, other.points)
    before, after = (limits_words(rubric.total.high, rubric.total.low) for rubric in (one, other))
    if before != after:
        yield Edit("total:limits", "total", name=translate("总分的上下限"), old=before, new=after, stake=_held(one, other))
    before, after = (conditions_words(rubric.total.veto) for rubric in (one, other))
    if before != after:
        yield Edit("total:veto", "total", name=translate("对总分的否决"), old=before, new=after, stake=most)
    if one.points != other.points:
        yield Edit("total:points", "total", name=translate("总分"), old=plain(one.points), new=plain(other.points),
                   stake=abs(other.points - one.points))


def _held(one: Rubric, other: Rubric) -> Fraction:
    """How far the limits of the total lie apart, the upper ones as they lie above the points; where there is none, what could
    be earned at most (or least) holds."""
    ends = [widest(rubric) for rubric in (one, other)]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    highs = [high if rubric.total.high is None else min(rubric.total.high - rubric.points, high) for rubric in (one, other)]
    lows = [low if rubric.total.low is None else max(rubric.total.low, low) for rubric in (one, other)]
    return max(abs(highs[1] - highs[0]), abs(lows[1] - lows[0]))


def widest(rubric: Rubric) -> tuple[Fraction, Fraction]:
    """The lowest total that there could be without limits, and the most by which it could exceed the points."""
    outside = [node.adjust for node in rubric.indicators if node.adjust is not None]
    return sum((item.low for item in outside), Fraction(0)), sum((item.high for item in outside), Fraction(0))


def _grades(old: Version, new: Version) -> Iterator[Edit]:
    if same(old.top.get("grades"), new.top.get("grades")):
        return
    before, after = (result_lines(replace(version.rubric, total=type(version.rubric.total)()))
                     for version in (old, new))
    places = [node.place if (node := version.top.get("grades")) is not None else None for version in (old, new)]
    yield Edit("grades", "grades", name=translate("等次"), lines=side_by_side(before, after),
               old=translate("；").join(before), new=translate("；").join(after), old_place=places[0], new_place=places[1])


def _checks(one: Rubric, other: Rubric) -> Iterator[Edit]:
    before = {canonical(item.name): item for item in one.checks}
    after = {canonical(item.name): item for item in other.checks}
    for name in dict.fromkeys([*before, *after]):
        was, now = before.get(name), after.get(name)
        said = ["" if item is None else _check(item) for item in (was, now)]
        if canonical(said[0]) != canonical(said[1]):
            shown = now or was
            yield Edit(f"check:{name}", "check", name=shown.name if shown else name, old=said[0], new=said[1],
                       old_place=was.place if was else None, new_place=now.place if now else None)


def _check(item: Check) -> str:
    said = f"{item.left.text} {item.op.translate(WIDE)} {item.right.text}"
    return said if not item.tolerance else translate("{equation}（容差{tolerance}{unit}）").format(
        equation=said, tolerance=plain(item.tolerance), unit=item.unit)


def _titles(one: Rubric, other: Rubric) -> Iterator[Edit]:
    pairs = ((translate("标题"), one.title, other.title), (translate("年度"), str(one.year), str(other.year)),
             (translate("发布单位"), one.issuer, other.issuer), (translate("来源"), one.source, other.source))
    for name, before, after in pairs:
        if before != after:
            yield Edit(f"title:{name}", "title", name=name, old=before, new=after)
