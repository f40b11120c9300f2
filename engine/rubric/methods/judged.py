"""``judged``: where the official standard is itself a judgement; a score with its reason (酌情扣分).

``levels`` are those between which the reviewer decides first (好4(含)-5分，较好3(含)-4分): the typed score tells the level.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Iterable, Iterator, Sequence

from ...entries import Entry
from ...exact import plain, whole_text
from ...figures_text import normal
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece, Rubric
from ..ranges import End, Range, settle
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, place_in, text_of, unanswered


@dataclass(frozen=True)
class Level:
    """One level of the judgement: the scores that it takes in, in points, and the official wording."""

    name: str
    span: Range
    text: str
    place: Place

    @property
    def only(self) -> Fraction | None:
        """The score of a level that leaves no choice (差：0分)."""
        low, high = self.span.low, self.span.high
        return low.at if low is not None and high is not None and low.at == high.at else None


@dataclass(frozen=True)
class Judgement:
    """The official wording, and the levels if it has any."""

    text: str
    levels: tuple[Level, ...] = ()


def build(node: Node, bounds: Bounds, builder: Builder) -> Judgement | None:
    """The wording, or a mapping of it and ``levels``; a range that can't be read or reaches out of bounds and a name
    twice are reported."""
    if not isinstance(node, MapNode):
        return Judgement(getattr(node, "text", ""))
    listed = node.get("levels")
    rows = [item for item in (listed.items if isinstance(listed, SeqNode) else ()) if isinstance(item, MapNode)]
    spans = [builder.range(text_of(row, "range"), place_in(row, "range")) for row in rows]
    good = [_in_points(span, bounds) for span in spans if span is not None]
    if len(good) < len(rows):
        return None
    settled, silent = settle(good)
    for index, at in silent:
        builder.report("B153", place_in(rows[index], "range"), text=settled[index].text, at=at)
    levels = tuple(Level(text_of(row, "name"), span, text_of(row, "text"), place_in(row, "range"))
                   for row, span in zip(rows, settled, strict=True))
    return Judgement(text_of(node, "text"), levels) if not silent and _sound(levels, rows, bounds, builder) else None


def _in_points(span: Range, bounds: Bounds) -> Range:
    """A range of shares (80%-100%) in points."""
    if "%" not in normal(span.text):
        return span
    low, high = (None if end is None else _scaled(end, bounds.high) for end in (span.low, span.high))
    return replace(span, low=low, high=high)


def _scaled(end: End, points: Fraction) -> End:
    return replace(end, at=end.at * points, text=plain(end.at * points) + "分")


def _sound(levels: Sequence[Level], rows: Sequence[MapNode], bounds: Bounds, builder: Builder) -> bool:
    """Whether every level has a name of its own and lies within the points."""
    good = True
    for index, (level, row) in enumerate(zip(levels, rows, strict=True)):
        outside = [end for end in (level.span.low, level.span.high) if end is not None and not bounds.holds(end.at)]
        if level.name in [other.name for other in levels[:index]]:
            builder.report("B122", place_in(row, "name"), name=level.name)
        if level.span.both or level.span.other:
            builder.report("B152", place_in(row, "range"), text=level.span.text)
        elif outside:
            builder.report("B131", place_in(row, "range"), score=outside[0].text, low=plain(bounds.low),
                           points=plain(bounds.high))
        good = good and not (level.span.both or level.span.other)
    return good


def score(piece: Piece, run: Run) -> Outcome:
    """The typed score, which must lie in the piece's bounds (and in a level) and carry a reason."""
    entry = run.answer()
    if entry is None or entry.value is None:
        return unanswered(run, "", piece.place)
    rule: Judgement = piece.settings
    named = next((level for level in rule.levels if level.name == entry.text.strip()
                  and not isinstance(entry.value, Fraction)), None)
    value = named.only if named is not None else entry.value
    if named is not None and value is None:
        return _refused("B280", entry, run, level=named.name, range=named.span.text)
    if not isinstance(value, Fraction) or entry.text.strip().endswith(("%", "％")):
        return _refused("B286", entry, run, answer=entry.text)
    if not piece.low <= value <= piece.points:
        return _refused("B432", entry, run, answer=entry.text, low=plain(piece.low), points=plain(piece.points))
    level = named or next((item for item in rule.levels if item.span.holds(value)), None)
    if rule.levels and level is None:
        return _refused("B281", entry, run, answer=entry.text, levels=_listed(rule.levels))
    return _given(piece, run, entry, value, level)


def _refused(code: str, entry: Entry, run: Run, **params: str) -> Outcome:
    return Outcome(None, findings=(finding(code, entry.place, name=run.item_name(), **params),))


def _given(piece: Piece, run: Run, entry: Entry, value: Fraction, level: Level | None) -> Outcome:
    problems = () if entry.reason else (finding("B433", entry.place, name=run.item_name()),)
    words = translate("评判：{reason}").format(reason=entry.reason or "—")
    if level is not None:
        words = translate("评判为“{level}”（{range}）：{reason}").format(
            level=level.name, range=_span(level), reason=entry.reason or "—")
    step = Step("answer", words, after=value, unit="分", rubric=piece.place if level is None else level.place,
                data=entry.place, branch=_key(level) if level is not None else "")
    return Outcome(value, (step,), assumed=entry.assumed, reason=entry.reason, findings=problems)


def _span(level: Level) -> str:
    """The range as written, with 分 behind a bare number."""
    return level.span.text + ("分" if level.span.text[-1:].isdigit() else "")


def _listed(levels: Sequence[Level]) -> str:
    return translate("，").join(f"{level.name}{_span(level)}" for level in levels)


def describe(piece: Piece) -> str:
    """The rule in one line, however many lines its official wording has."""
    rule: Judgement = piece.settings
    text = "".join(line.strip() for line in rule.text.split("\n"))
    levels = _listed(rule.levels)
    said = translate("；").join(filter(None, (text.rstrip("。") if levels else text, levels)))
    return translate("评判并说明理由：{rule}").format(rule=said)


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Scores that two levels take in, and those that none does."""
    levels = piece.settings.levels
    missed = []
    for value, low, high in _samples(piece) if levels else ():
        holding = [level for level in levels if level.span.holds(value)]
        if len(holding) > 1:
            yield finding("B282", holding[1].place, name=piece.name, at=whole_text(value),
                          levels="、".join(level.name for level in holding))
        elif not holding:
            missed.append(plain(low) if low == high else translate("{low}到{high}之间").format(low=plain(low), high=plain(high)))
    if missed:
        yield finding("B283", piece.place, name=piece.name, at="、".join(missed))


def _samples(piece: Piece) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    """Every end of a level and the middle of every stretch between, with the stretch."""
    ends = {end.at for level in piece.settings.levels for end in (level.span.low, level.span.high) if end is not None}
    cuts = sorted(cut for cut in ends | {piece.low, piece.points} if piece.low <= cut <= piece.points)
    for index, cut in enumerate(cuts):
        yield cut, cut, cut
        if index + 1 < len(cuts):
            yield (cut + cuts[index + 1]) / 2, cut, cuts[index + 1]


def _key(level: Level) -> str:
    return f"level:{level.name}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every level."""
    return tuple(Branch(_key(level), translate("评判为“{name}”").format(name=level.name), level.place)
                 for level in piece.settings.levels)


METHOD = Method("judged", build, score, describe, awards=True, asks="answers", items=lambda settings: ("",), check=check,
                branches=branches)
