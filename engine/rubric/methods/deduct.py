"""``deduct``: full points less an amount for every finding, down to 0 (每出现一例扣1分，扣完为止).

Where a figure says how many there are (``count``: 未完成重点工作数), the department lists no findings of that kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Iterable, Iterator, Mapping

from ...entries import Deduction
from ...exact import plain, whole_text
from ...findings import Finding, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import EMPTY, Formula, Piece, Rubric
from .amounts import cost_in
from .asking import Builder, Run
from .base import FLOORED, Bounds, Branch, Method, Outcome, Threshold, place_in, text_of, unanswered, undecided
from .basis import is_exact

NONE_FOUND = "none"


@dataclass(frozen=True)
class Kind:
    """What one finding of a kind costs, and the most that the kind may take off in all (None: no limit of its own).

    ``count``: the figure that says how many there are; None where the department lists them.
    """

    each: Fraction
    most: Fraction | None = None
    count: Formula | None = None

    def cost(self, number: int, spent: Fraction = Fraction(0)) -> Fraction:
        """What so many take off, after what the kind has taken already."""
        cost = self.each * number
        return cost if self.most is None else min(cost, self.most - spent)


@dataclass(frozen=True)
class Amounts:
    """What one finding costs: ``each`` whatever it is (None: no rule for that), or by its kind."""

    each: Kind | None
    kinds: Mapping[str, Kind]

    @property
    def rules(self) -> tuple[tuple[str, Kind], ...]:
        """Every rule with its kind's name, that for all others last and without a name."""
        return (*self.kinds.items(), *([("", self.each)] if self.each is not None else []))

    @property
    def counted(self) -> tuple[tuple[str, Kind, Formula], ...]:
        """The rules whose number a figure says."""
        return tuple((name, kind, kind.count) for name, kind in self.rules if kind.count is not None)

    @property
    def asks(self) -> bool:
        """Whether the department has to list anything."""
        return any(kind.count is None for _, kind in self.rules)


def build(node: Node, bounds: Bounds, builder: Builder) -> Amounts | None:
    """``each`` and/or ``kinds``; neither is reported, and a count of which nothing is said what each costs."""
    if not isinstance(node, MapNode):
        return None
    kinds: dict[str, Kind] = {}
    listed = node.get("kinds")
    for entry in listed.items if isinstance(listed, SeqNode) else ():
        kind = _kind(entry, bounds, builder) if isinstance(entry, MapNode) else None
        if kind is None or not isinstance(entry, MapNode):
            continue
        if text_of(entry, "name") in kinds:
            builder.report("B122", place_in(entry, "name"), name=text_of(entry, "name"))
        kinds[text_of(entry, "name")] = kind
    if node.get("each") is None and (listed is None or node.get("count") is not None):
        builder.report("B134", node.place)
    return Amounts(_kind(node, bounds, builder), kinds or EMPTY)


def _kind(node: MapNode, bounds: Bounds, builder: Builder) -> Kind | None:
    amount, count = cost_in(node, "each", bounds, builder), builder.formula(node.get("count"))
    if amount is None or (count is None and node.get("count") is not None):
        return None
    return Kind(amount, cost_in(node, "most", bounds, builder), count)


def score(piece: Piece, run: Run) -> Outcome:
    """Points less what the findings cost; the floor is applied afterwards, as for every method."""
    amounts: Amounts = piece.settings
    left, steps = piece.start, []
    for name, kind, count in amounts.counted:
        found = run.evaluate(count, exact=is_exact(piece))
        missing = undecided(count, found)
        if missing:
            return missing
        if found.value < 0 or found.value.denominator != 1:
            return Outcome(None, findings=(finding("B262", found.data or piece.place, name=piece.name, count=count.text,
                                                   value=whole_text(found.value)),))
        before, left = left, left - kind.cost(int(found.value))
        steps.append(Step("deduction", _counted_words(name, kind, count, int(found.value)), formula=count.text,
                          substituted=found.substituted, before=before, after=left, unit="分", rubric=count.place,
                          data=found.data, branch=_key(name) if found.value else _clean(name)))
    return _listed(piece, run, left, steps) if amounts.asks else Outcome(left, tuple(steps))


def _listed(piece: Piece, run: Run, left: Fraction, steps: list[Step]) -> Outcome:
    """What is left after the findings that the department lists."""
    said = run.deductions()
    if said is None:
        return unanswered(run, "", piece.place)
    amounts: Amounts = piece.settings
    spent = dict.fromkeys(amounts.kinds, Fraction(0))
    for item in said.items:
        kind = amounts.kinds.get(item.kind, amounts.each)
        if kind is None or kind.count is not None:
            return Outcome(None, findings=(_refused(amounts, item, kind),))
        cost = kind.cost(item.count, spent.get(item.kind, Fraction(0)))
        spent[item.kind] = spent.get(item.kind, Fraction(0)) + cost
        before, left = left, left - cost
        steps.append(Step("deduction", _words(amounts, item), before=before, after=left, unit="分", rubric=piece.place,
                          data=item.place, branch=_key(item.kind if item.kind in amounts.kinds else "")))
    if not said.items:
        steps.append(Step("answer", translate("未发现扣分问题"), after=left, unit="分", rubric=piece.place,
                          data=said.place, branch=NONE_FOUND))
    return Outcome(left, tuple(steps), assumed=said.assumed, reason="；".join(item.note for item in said.items))


def _refused(amounts: Amounts, item: Deduction, kind: Kind | None) -> Finding:
    """A finding that no rule covers, or one of a kind whose number is a figure."""
    if kind is not None and kind.count is not None:
        return finding("B263", item.place, kind=item.kind or item.note, count=kind.count.text)
    known = "、".join(name for name, rule in amounts.kinds.items() if rule.count is None)
    return finding("B431" if item.kind else "B345", item.place, kind=item.kind, options=known)


def _words(amounts: Amounts, item: Deduction) -> str:
    text = translate("{kind}{count}项").format(kind=item.kind, count=item.count)
    text = translate("{name}：{text}").format(name=text, text=item.note) if item.note else text
    return text + _most(item.kind, amounts.kinds.get(item.kind))


def _most(name: str, kind: Kind | None) -> str:
    if kind is None or kind.most is None:
        return ""
    return translate("（“{kind}”最多扣{most}分）").format(kind=name, most=plain(kind.most))


def _counted_words(name: str, kind: Kind, count: Formula, number: int) -> str:
    said = translate("{what}：{number}项，每项扣{each}分").format(what=name or count.text, number=number, each=plain(kind.each))
    return said + _most(name, kind)


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("；").join(_rule_words(name, kind) for name, kind in piece.settings.rules) + translate("，扣完为止")


def _rule_words(name: str, kind: Kind) -> str:
    if kind.count is not None and name:
        said = translate("“{kind}”按{count}每项扣{each}分").format(kind=name, count=kind.count.text, each=plain(kind.each))
    elif kind.count is not None:
        said = translate("按{count}每项扣{each}分").format(count=kind.count.text, each=plain(kind.each))
    elif name:
        said = translate("每发现一项“{kind}”扣{each}分").format(kind=name, each=plain(kind.each))
    else:
        said = translate("每发现一项扣{each}分").format(each=plain(kind.each))
    return said + ("" if kind.most is None else translate("（最多扣{most}分）").format(most=plain(kind.most)))


def check(piece: Piece, rubric: Rubric) -> Iterable[Finding]:
    """A count that is an amount or a rate."""
    for _, _, count in piece.settings.counted:
        measure = count.measure
        if measure is not None and not (measure.bare or measure.loose or measure.unit.is_count):
            yield finding("B264", count.place, count=count.text, unit=measure.words or "%")


def _key(kind: str) -> str:
    return f"kind:{kind}" if kind else "each"


def _clean(kind: str) -> str:
    return f"{NONE_FOUND}:{kind}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every kind, findings without a kind, nothing found, more found than there are points."""
    amounts: Amounts = piece.settings
    found = [(NONE_FOUND, translate("未发现扣分问题"))] if amounts.asks else []
    for name, _, count in amounts.counted:
        words = translate("{what}：没有").format(what=name or count.text), translate("{what}：有，扣分").format(what=name or count.text)
        found += [(_clean(name), words[0]), (_key(name), words[1])]
    found += [(_key(name), translate("问题“{kind}”").format(kind=name)) for name, kind in amounts.kinds.items()
              if kind.count is None]
    if amounts.each is not None and amounts.each.count is None:
        found.append((_key(""), translate("其他问题") if amounts.kinds else translate("发现问题")))
    return tuple(Branch(key, text, piece.place) for key, text in (*found, (FLOORED, translate("扣完为止"))))


def thresholds(piece: Piece) -> tuple[Threshold, ...]:
    """The first of a kind, the number at which it costs its most, and where it has taken all there is by itself."""
    return tuple(Threshold(count, cut) for _, kind, count in piece.settings.counted for cut in _cuts(kind, piece))


def _cuts(kind: Kind, piece: Piece) -> Iterator[Fraction]:
    yield Fraction(1)
    if kind.most is not None:
        yield Fraction(ceil(kind.most / kind.each))
    else:
        yield Fraction(ceil((piece.start - (piece.low if piece.floor is None else piece.floor)) / kind.each))


METHOD = Method("deduct", build, score, describe, asks="findings", check=check, branches=branches, thresholds=thresholds,
                items=lambda settings: ("",) if settings is None or settings.asks else (),
                formulas=lambda settings: tuple(count for _, _, count in settings.counted) if settings else ())
