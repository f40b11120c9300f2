"""Cases for what hangs on sums of scores: grades and their limits, limits of the total and of what stands outside the 100,
caps of parts. The scores are given outright (``given_scores``); whether figures can earn them isn't asked."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterator, Mapping, Sequence

from ...exact import ends, percent, plain
from ...findings import Place
from ...language_choice import translate
from ...rubric.model import Grades, Indicator
from ...scoring.score import score
from ...scoring.scorecard import Scorecard
from ...scoring.tree import share
from ..baseline import settle
from ..model import FULL, GRADE, TOTAL, GivenScore
from .draft import ABOVE, AT, BELOW, SIDES, Content, Found, Shown, Unwritten, beside, score_of, whole_sides
from .figures_for import Surroundings
from .levers import Lever, Scores, levers, part_levers, reach
from .pieces import PieceAt


class Sums:
    """Sums of scores of one rubric, over the data that cases start from."""

    def __init__(self, around: Surroundings):
        self.rubric, self.base = around.rubric, around.base
        self.bare = self.card({})
        self.scores = {node.name: node.score for node in self.bare.nodes if node.piece is not None}
        grades = self.rubric.grades
        self.keep = (grades.failed_below or Fraction(0)) if grades is not None else Fraction(0)

    def card(self, given: Scores) -> Scorecard:
        """The scorecard with these scores given, all else at its baseline."""
        fixed = [GivenScore(at, amount, Place("")) for at, amount in given.items()]
        settled = settle(self.rubric, self.base, FULL, frozenset(), fixed)
        return score(settled.rubric, self.base, (), settled.given)

    def of(self, nodes: Sequence[Indicator], given: Scores) -> Fraction | None:
        """What some sister nodes add up to before any limit."""
        made = {node.path: node for node in self.card(given).nodes}
        found = [(node, made[node.path]) for node in nodes]
        if any(item.score is None for _, item in found):
            return None
        return sum((share(node, item) for node, item in found), Fraction(0))

    def points(self, nodes: Sequence[Indicator], cut: Fraction, step: Fraction | None) -> Mapping[str, Scores]:
        """Scores that put a sum just below, at and above a cut; ``step`` is the least that counts (a rounding)."""
        pulled = list(levers(self.rubric, nodes, self.scores))
        start = self.of(nodes, {})
        if start is None or not pulled:
            return {}
        near = max(step or Fraction(0), min(lever.step * lever.worth for lever in pulled))
        found: dict[str, Scores] = {}
        for side, target in ((BELOW, cut - near), (AT, cut), (ABOVE, cut + near)):
            given = reach(pulled, target - start, self.keep)
            if given is not None and self.of(nodes, given) == target:
                found[side] = given
        return found if AT in found else {**self._around(nodes, pulled, cut - start, cut), **found}

    def _around(self, nodes: Sequence[Indicator], pulled: Sequence[Lever], by: Fraction, cut: Fraction) -> Mapping[str, Scores]:
        """The sums next to a cut that the grid of scores never hits, by one leaf."""
        able = [lever for lever in pulled if lever.room(by > 0) >= abs(by) > 0]
        if not able:
            return {}
        lever = min(able, key=lambda item: item.step * item.worth)
        first = lever.moved(by)
        found: dict[str, Scores] = {}
        for amount in (first, first + (lever.step if by > 0 else -lever.step)):
            total = self.of(nodes, {lever.at: amount}) if lever.low <= amount <= lever.high else None
            if total is not None and total != cut:
                found[BELOW if total < cut else ABOVE] = {lever.at: amount}
        return found


def on_totals(around: Surroundings) -> Iterator[Found]:
    """Every end of a grade's band, every number of failed items, every limit of a sum."""
    rubric, sums = around.rubric, Sums(around)
    for node in rubric.walk():
        if node.adjust is not None and node.children:
            for cut in (node.adjust.low, node.adjust.high):
                yield from _sides(sums, node.children, cut, None, "/".join(node.path), [score_of(node.path)])
    for bound in (rubric.total.high, rubric.total.low):
        if bound is not None:
            yield from _sides(sums, rubric.indicators, bound, rubric.total_rounding.step, translate("合计"), [(TOTAL, "")])
    if rubric.grades is not None and not rubric.excerpts:
        yield from _bands(sums, rubric.grades)
        yield from _failed(sums, rubric.grades)


def _sides(sums: Sums, nodes: Sequence[Indicator], cut: Fraction, step: Fraction | None, where: str,
           shows: Sequence[Shown], cut_text: str = "") -> Iterator[Found]:
    """The cases at one cut of a sum; a side that lies outside what the scores can add up to isn't asked for."""
    pulled = list(levers(sums.rubric, nodes, sums.scores))
    start = sums.of(nodes, {})
    words = cut_text or plain(cut)
    if start is None:
        yield Unwritten(translate("{where} ＝ {cut}").format(where=where, cut=words), translate("有的指标没有得分"))
        return
    low, high = start - sum(lever.room(False) for lever in pulled), start + sum(lever.room(True) for lever in pulled)
    wanted = [side for side, there in ((BELOW, cut > low), (AT, True), (ABOVE, cut < high)) if there]
    points = {side: _given(given) for side, given in sums.points(nodes, cut, step).items() if side in wanted}
    yield from beside(where, words, points, shows, wanted)


def _given(given: Scores) -> Content:
    return {"given_scores": {at: plain(amount) for at, amount in given.items()}} if given else {}


def _bands(sums: Sums, grades: Grades) -> Iterator[Found]:
    """Every end of every band, and the unrounded total that is just rounded to it."""
    rubric, by_rate = sums.rubric, grades.of == "rate"
    ends_of = {end.at for band in grades.bands for end in (band.span.low, band.span.high) if end is not None}
    step, half_up = rubric.total_rounding.step, rubric.total_rounding.mode == "half_up"
    for end in sorted(ends_of):
        cut = end * rubric.points if by_rate else end
        if not 0 < cut <= rubric.most or not ends(cut):
            continue
        words = percent(end) if by_rate else plain(end)
        shows = [(TOTAL, ""), (GRADE, "")]
        yield from _sides(sums, rubric.indicators, cut, step, translate("等次 总分"), shows, words)
        if step is not None and half_up and step > min(
                lever.step * lever.worth for lever in levers(rubric, rubric.indicators, sums.scores)):
            yield from _sides(sums, rubric.indicators, cut - step / 2, None, translate("等次 未修约的总分"), shows)


def _failed(sums: Sums, grades: Grades) -> Iterator[Found]:
    """The bound of a failed item on the first that counts, and every number of failed items that has a consequence."""
    if grades.failed_below is None or not any(limit.failed for limit in grades.limits):
        return
    items = _items(sums, grades)
    first = items[0]
    cut = grades.failed_below * first.points
    shows = [score_of(first.path), (GRADE, "")]
    nodes = [first] if first.piece is not None else first.children
    yield from _sides(sums, nodes, cut, None, translate("不合格线 {item}").format(item=first.name), shows)
    for number in sorted({limit.failed for limit in grades.limits if limit.failed}):
        points = {side: _given(given) for side, count in whole_sides(Fraction(number), 0, len(items)).items()
                  if (given := _failing(sums, items[:count], grades.failed_below)) is not None}
        yield from beside(translate("等次 不合格项数"), str(number), points, [(GRADE, "")], tuple(points) or tuple(SIDES))


def _items(sums: Sums, grades: Grades) -> Sequence[Indicator]:
    """The indicators that count, in the rubric's order."""
    return [node for node in sums.rubric.walk() if not node.adjust and (
        node.name in grades.items if grades.items else node.piece is not None)]


def _failing(sums: Sums, items: Sequence[Indicator], bound: Fraction) -> Scores | None:
    """Scores at which each of these is just below the bound."""
    found: dict[str, Fraction] = {}
    for item in items:
        nodes = [item] if item.piece is not None else item.children
        pulled = list(levers(sums.rubric, nodes, sums.scores))
        start = sums.of(nodes, {})
        if start is None or not pulled:
            return None
        near = min(lever.step * lever.worth for lever in pulled)
        given = reach(pulled, (bound * item.points - near) // near * near - start)
        if given is None:
            return None
        found |= given
    return found


def on_parts(at: PieceAt) -> Iterator[Found]:
    """The cap and floor of a sum of parts."""
    bounds = [bound for bound in (at.piece.cap, at.piece.floor) if bound is not None]
    pulled = part_levers("/".join(at.path), at.piece)
    start = sum((lever.start for lever in pulled), Fraction(0))
    for bound in bounds:
        points: dict[str, Content] = {}
        for side, target in ((BELOW, bound - pulled[0].step), (AT, bound), (ABOVE, bound + pulled[0].step)):
            given = _all_of(pulled, reach(pulled, target - start))
            if given is not None:
                points[side] = _given(given)
        yield from beside(f"{'/'.join(at.path)} {translate('各要点相加')}", plain(bound), points, [score_of(at.path)],
                          tuple(points) or tuple(SIDES))


def _all_of(pulled: Sequence[Lever], given: Scores | None) -> Scores | None:
    """The scores of all parts, so that nothing is left to the data."""
    return None if given is None else {lever.at: given.get(lever.at, lever.start) for lever in pulled}
