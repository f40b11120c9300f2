"""``checklist``: points for each item that is met, or by how many are met; the department answers 是 or 否 to each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Iterable

from ...exact import plain
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece, Rubric
from ..ranges import Range, settle
from .amounts import award_in
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, place_in, text_of


@dataclass(frozen=True)
class Item:
    """One item: its short name, its points, the official wording; ``required``: without it nothing is earned."""

    name: str
    points: Fraction
    text: str
    place: Place
    required: bool = False


@dataclass(frozen=True)
class Count:
    """What so many met items earn; ``met`` None: any other number."""

    met: Range | None
    text: str
    score: Fraction
    place: Place


@dataclass(frozen=True)
class Checklist:
    """The items, and the scores by number where the items have no points of their own."""

    items: tuple[Item, ...]
    counts: tuple[Count, ...] = ()


def build(node: Node, bounds: Bounds, builder: Builder) -> Checklist:
    """A list of items with points, which must add up to the piece's; or a mapping of ``items`` and ``counts``."""
    by_count = isinstance(node, MapNode)
    listed = node.get("items") if isinstance(node, MapNode) else node
    items = [_item(entry, by_count, builder) for entry in (listed.items if isinstance(listed, SeqNode) else ())
             if isinstance(entry, MapNode)]
    good = tuple(item for item in items if item is not None)
    total = sum((item.points for item in good), Fraction(0))
    if good and not by_count and (total < bounds.high if bounds.capped else total != bounds.high):
        builder.report("B121", node.place, total=plain(total), points=plain(bounds.high))
    names = [item.name for item in good]
    for index, item in enumerate(good):
        if item.name in names[:index]:
            builder.report("B122", item.place, name=item.name)
    return Checklist(good, _counts(node, bounds, builder))


def _item(entry: MapNode, by_count: bool, builder: Builder) -> Item | None:
    amount = Fraction(0) if by_count else builder.points(entry.get("points"))
    if amount is None:
        return None
    return Item(text_of(entry, "name"), amount, text_of(entry, "text"), entry.place,
                text_of(entry, "required") == "true")


def _counts(node: Node, bounds: Bounds, builder: Builder) -> tuple[Count, ...]:
    """Numbers of met items with their scores; one that can't be read is reported."""
    listed = node.get("counts") if isinstance(node, MapNode) else None
    found = []
    for entry in listed.items if isinstance(listed, SeqNode) else ():
        if not isinstance(entry, MapNode):
            continue
        written, score_of = text_of(entry, "met"), award_in(entry, "score", bounds, builder)
        said = written.replace("项", "")
        span = builder.range(said, place_in(entry, "met"), "B186", written)
        if span is not None and span.both:
            builder.report("B186", place_in(entry, "met"), text=written)
        elif span is not None and score_of is not None:
            words = written if span.text == said else span.text
            found.append(Count(None if span.other else settle([span])[0][0], words, score_of, entry.place))
    return tuple(found)


def score(piece: Piece, run: Run) -> Outcome:
    """The points of the items answered 是, or what their number earns."""
    rule: Checklist = piece.settings
    entries = [(item, run.answer(item.name)) for item in rule.items]
    missing = tuple(run.item_name(item.name) for item, entry in entries if entry is None or entry.value is None)
    steps = [_step(item, entry.value is True, entry.place, rule) for item, entry in entries
             if entry is not None and entry.value is not None]
    if missing:
        steps += [Step("missing", name, name=name, rubric=piece.place) for name in missing]
        return Outcome(None, tuple(steps), missing)
    known = [(item, entry) for item, entry in entries if entry is not None]
    met = [item for item, entry in known if entry.value is True]
    total, more = _earned(rule, met)
    assumed = dict.fromkeys(entry.assumed for _, entry in known if entry.assumed)
    reasons = [entry.reason for _, entry in known if entry.reason and entry.value is not True]
    return Outcome(total, (*steps, *more), assumed="；".join(assumed), reason="；".join(reasons))


def _earned(rule: Checklist, met: list[Item]) -> tuple[Fraction, tuple[Step, ...]]:
    """The score of what is met, and the step that isn't an item's own."""
    lacking = next((item for item in rule.items if item.required and item not in met), None)
    if lacking is not None:
        text = translate("缺“{item}”，不得分").format(item=lacking.name)
        return Fraction(0), (Step("tier", text, name=lacking.name, after=Fraction(0), unit="分", rubric=lacking.place,
                                  branch=f"lacks:{lacking.name}"),)
    if not rule.counts:
        return sum((item.points for item in met), Fraction(0)), ()
    number = Fraction(len(met))
    named = [count for count in rule.counts if count.met is not None and count.met.holds(number)]
    count = named[0] if named else next(count for count in rule.counts if count.met is None)
    text = translate("符合{number}项，得{score}分").format(number=len(met), score=plain(count.score))
    return count.score, (Step("tier", text, after=count.score, unit="分", rubric=count.place,
                              branch=f"count:{count.text}"),)


def _step(item: Item, met: bool, data: Place, rule: Checklist) -> Step:
    text = translate("“{item}”：是").format(item=item.name) if met else translate("“{item}”：否").format(item=item.name)
    earned = None if rule.counts else item.points if met else Fraction(0)
    return Step("answer", text, name=item.name, after=earned, unit="分", rubric=item.place, data=data,
                branch=_key(item, met))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Checklist = piece.settings
    needed = "".join(translate("；缺“{item}”不得分").format(item=item.name) for item in rule.items if item.required)
    if not rule.counts:
        items = translate("、").join(translate("“{item}”{points}分").format(item=item.name, points=plain(item.points))
                                    for item in rule.items)
        return translate("逐项核对，符合的得分：{items}").format(items=items) + needed
    said = [translate("{met}项得{score}分").format(met=count.text.replace("项", ""), score=plain(count.score))
            for count in rule.counts]
    names = translate("、").join(translate("“{item}”").format(item=item.name) for item in rule.items)
    return translate("共{count}项（{names}），符合{counts}").format(
        count=len(rule.items), names=names, counts=translate("，").join(said)) + needed


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """Every number of met items must earn one score."""
    rule: Checklist = piece.settings
    for number in range(len(rule.items) + 1) if rule.counts else ():
        holding = [count for count in rule.counts if count.met is not None and count.met.holds(Fraction(number))]
        if len(holding) > 1:
            yield finding("B187", holding[1].place, name=piece.name, number=number)
        elif not holding and all(count.met is not None for count in rule.counts):
            yield finding("B188", piece.place, name=piece.name, number=number)


def _key(item: Item, met: bool) -> str:
    return f"{'yes' if met else 'no'}:{item.name}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every item, met and not met; every stated number; every item that must not lack."""
    rule: Checklist = piece.settings
    words = {True: translate("“{item}”：是"), False: translate("“{item}”：否")}
    found = [Branch(_key(item, met), words[met].format(item=item.name), item.place)
             for item in rule.items for met in (True, False)]
    found += [Branch(f"count:{count.text}", translate("符合{number}项").format(number=count.text.replace("项", "")),
                     count.place) for count in rule.counts]
    return tuple(found)


METHOD = Method("checklist", build, score, describe, awards=True, asks="answers", check=check,
                items=lambda settings: tuple(item.name for item in settings.items), branches=branches)
