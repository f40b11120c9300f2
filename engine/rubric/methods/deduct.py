"""``deduct``: full points less an amount for every finding, down to 0 (每出现一例扣1分，扣完为止)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Mapping

from ...entries import Deduction
from ...exact import plain
from ...findings import finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import EMPTY, Piece
from .amounts import cost_in
from .base import FLOORED, Bounds, Branch, Builder, Method, Outcome, Run, text_of, unanswered


NONE_FOUND = "none"


@dataclass(frozen=True)
class Kind:
    """What one finding of a kind costs, and the most that the kind may take off in all (None: no limit of its own)."""

    each: Fraction
    most: Fraction | None = None


@dataclass(frozen=True)
class Amounts:
    """What one finding costs: ``each`` whatever it is, or by its kind."""

    each: Fraction | None
    kinds: Mapping[str, Kind]


def build(node: Node, bounds: Bounds, builder: Builder) -> Amounts | None:
    """``each`` and/or ``kinds``; neither is reported."""
    if not isinstance(node, MapNode):
        return None
    kinds: dict[str, Kind] = {}
    listed = node.get("kinds")
    for entry in listed.items if isinstance(listed, SeqNode) else ():
        amount = cost_in(entry, "each", bounds, builder) if isinstance(entry, MapNode) else None
        if amount is not None and isinstance(entry, MapNode):
            kinds[text_of(entry, "name")] = Kind(amount, cost_in(entry, "most", bounds, builder))
    each = cost_in(node, "each", bounds, builder)
    if node.get("each") is None and listed is None:
        builder.report("B134", node.place)
    return Amounts(each, kinds or EMPTY)


def score(piece: Piece, run: Run) -> Outcome:
    """Points less what the findings cost; the floor is applied afterwards, as for every method."""
    said = run.deductions()
    if said is None:
        return unanswered(run, "", piece.place)
    amounts: Amounts = piece.settings
    left, steps, spent = piece.start, [], dict.fromkeys(amounts.kinds, Fraction(0))
    for item in said.items:
        cost = _cost(amounts, item, spent)
        if cost is None:
            known = "、".join(amounts.kinds)
            code = "B431" if item.kind else "B345"
            return Outcome(None, findings=(finding(code, item.place, kind=item.kind, options=known),))
        before, left = left, left - cost
        steps.append(Step("deduction", _words(amounts, item), before=before, after=left, unit="分", rubric=piece.place,
                          data=item.place, branch=_key(item.kind if item.kind in amounts.kinds else "")))
    if not said.items:
        steps.append(Step("answer", translate("未发现扣分问题"), after=left, unit="分", rubric=piece.place,
                          data=said.place, branch=NONE_FOUND))
    return Outcome(left, tuple(steps), assumed=said.assumed, reason="；".join(item.note for item in said.items))


def _cost(amounts: Amounts, item: Deduction, spent: dict[str, Fraction]) -> Fraction | None:
    """What one finding takes off, after what its kind has taken already; None where no rule covers it."""
    kind = amounts.kinds.get(item.kind)
    if kind is None:
        return None if amounts.each is None else amounts.each * item.count
    cost = kind.each * item.count
    if kind.most is not None:
        cost = min(cost, kind.most - spent[item.kind])
    spent[item.kind] += cost
    return cost


def _words(amounts: Amounts, item: Deduction) -> str:
    text = translate("{kind}{count}项：{note}").format(kind=item.kind, count=item.count, note=item.note)
    kind = amounts.kinds.get(item.kind)
    if kind is None or kind.most is None:
        return text
    return translate("{text}（“{kind}”最多扣{most}分）").format(text=text, kind=item.kind, most=plain(kind.most))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    amounts: Amounts = piece.settings
    rules = [translate("每发现一项“{kind}”扣{each}分").format(kind=name, each=plain(kind.each)) + (
        "" if kind.most is None else translate("（最多扣{most}分）").format(most=plain(kind.most)))
        for name, kind in amounts.kinds.items()]
    if amounts.each is not None:
        rules.append(translate("每发现一项扣{each}分").format(each=plain(amounts.each)))
    return translate("；").join(rules) + translate("，扣完为止")


def _key(kind: str) -> str:
    return f"kind:{kind}" if kind else "each"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every kind, findings without a kind, nothing found, more found than there are points."""
    amounts: Amounts = piece.settings
    found = [(NONE_FOUND, translate("未发现扣分问题"))]
    found += [(_key(kind), translate("问题“{kind}”").format(kind=kind)) for kind in amounts.kinds]
    if amounts.each is not None:
        words = translate("其他问题") if amounts.kinds else translate("发现问题")
        found.append((_key(""), words))
    return tuple(Branch(key, text, piece.place) for key, text in (*found, (FLOORED, translate("扣完为止"))))


METHOD = Method("deduct", build, score, describe, asks="findings", items=lambda settings: ("",),
                branches=branches)
