"""Cases for ``rank``: one department on every place where another award begins or ends, with the others around it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Iterator, Sequence

from ...language_choice import translate
from ...rubric.methods.base import Threshold
from ...rubric.methods.rank_places import Places, faults, fewest
from ...rubric.methods.rank_standing import Rank
from ..model import SCORE
from .draft import Content, Draft, Found, Unwritten, score_of
from .figures_for import Surroundings, allowed, grid
from .on_figures import inputs_of
from .pieces import PieceAt
from .solve import Entries, context_of, entry_at, entry_of, value_of
from .turning import Turn

# With more departments than this nobody reads a case.
MOST = 40


def on_ranks(at: PieceAt, around: Surroundings) -> Iterator[Found]:
    """The last place before each award, its first and last places, the first place behind."""
    rule: Rank = at.piece.settings
    where, count = f"{'/'.join(at.path)} {translate('名次')}", _count(rule)
    if count is None:
        yield Unwritten(where, translate("{count} 个部门以内分不出各段名次").format(count=MOST))
        return
    places = _places(rule, count)
    ordered = _ordered(at, around, rule, count)
    if ordered is None:
        yield Unwritten(where, translate("变动一个数排不出名次"))
        return
    for place in places:
        rest = [figures for index, figures in enumerate(ordered) if index != place - 1]
        content = {**_said(at, around, ordered[place - 1]), "peers": [
            {"department": translate("部门{number}").format(number=index), **inputs_of(around, figures)}
            for index, figures in enumerate(rest, 1)]}
        words = translate("倒数第{place}名") if rule.from_last else translate("第{place}名")
        yield Draft(f"{where} {words.format(place=place)}", content, (score_of(at.path),), where)


def _said(at: PieceAt, around: Surroundings, figures: Entries) -> Content:
    return {**inputs_of(around, figures), **({"answers": at.picks} if at.picks else {})}


def _listed(rule: Rank) -> list[Places]:
    return [award.places for award in rule.awards if award.places is not None]


def _count(rule: Rank) -> int | None:
    """A small number of departments at which shares are whole, else the smallest at which every award has a place of its
    own; None where that takes too many."""
    listed = _listed(rule)
    whole = fewest(listed)
    if whole <= MOST:
        return whole
    others = len(listed) < len(rule.awards)
    return next((count for count in range(2, MOST + 1) if _apart(listed, count, rule.part_place, others)), None)


def _apart(listed: Sequence[Places], count: int, mode: str, others: bool) -> bool:
    """Whether among so many departments every award has places, none shares one, and some are left for all others."""
    spans = [places.among(count, count, mode) for places in listed]
    found = [fault.twice for fault in faults(listed, count, mode)]
    return all(1 <= first <= final <= count for first, final in spans) and True not in found and (False in found) == others


def _places(rule: Rank, count: int) -> Sequence[int]:
    """Both ends of every award with the places just beside them, as far as there are so many departments."""
    spans = [places.among(count, count, rule.part_place) for places in _listed(rule)]
    near = {end + further for span in spans for end in span for further in (-1, 0, 1)}
    return sorted(place for place in near if 1 <= place <= count) or [1]


def _ordered(at: PieceAt, around: Surroundings, rule: Rank, count: int) -> Sequence[Entries] | None:
    """So many departments' figures by place, told apart by one figure; None where no figure tells them apart."""
    turn = Turn(SCORE, "/".join(at.path), Threshold(rule.value, Fraction(0)), (rule.value,))
    context = context_of(around, turn)
    others = {spot: entry_at(around, spot, declared, None) for spot, declared in context.items()}
    for spot, declared in around.spots(rule.value):
        if declared.type != "number":
            continue
        step, start = grid(declared), entry_at(around, spot, declared, None).value
        tried = [(start * number / count) // step * step for number in range(1, count + 1)]
        made = [{**others, spot: entry_of(declared, value)} for value in tried if allowed(declared, value)]
        values = [value_of(around, turn, figures) for figures in made]
        if len(made) == count and None not in values and len(set(values)) == count:
            higher_first = (rule.best == "highest") != rule.from_last
            pairs = sorted(zip(values, range(count), strict=True), reverse=higher_first, key=_first)
            return [made[index] for _, index in pairs]
    return None


def _first(pair: tuple[Any, int]) -> Any:
    return pair[0]
