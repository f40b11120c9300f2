"""``deduct``: full points less an amount for every finding, down to 0 (每出现一例扣1分，扣完为止)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Mapping

from ...exact import plain
from ...findings import finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import EMPTY, Piece
from .base import FLOORED, Bounds, Branch, Builder, Method, Outcome, Run, text_of, unanswered


NONE_FOUND = "none"


@dataclass(frozen=True)
class Amounts:
    """What one finding costs: ``each`` whatever it is, or by its kind."""

    each: Fraction | None
    kinds: Mapping[str, Fraction]


def build(node: Node, bounds: Bounds, builder: Builder) -> Amounts | None:
    """``each`` and/or ``kinds``; neither is reported."""
    if not isinstance(node, MapNode):
        return None
    kinds: dict[str, Fraction] = {}
    listed = node.get("kinds")
    for entry in listed.items if isinstance(listed, SeqNode) else ():
        if isinstance(entry, MapNode):
            amount = builder.number(entry.get("each"))
            if amount is not None:
                kinds[text_of(entry, "name")] = amount
    each = builder.number(node.get("each")) if node.get("each") is not None else None
    for name, amount in (*kinds.items(), *([("each", each)] if each is not None else [])):
        if amount <= 0:
            builder.report("B144", node.place, name=name, text=plain(amount))
    if each is None and not kinds:
        builder.report("B134", node.place)
    return Amounts(each, kinds or EMPTY)


def score(piece: Piece, run: Run) -> Outcome:
    """Points less what the findings cost; the floor is applied afterwards, as for every method."""
    said = run.deductions()
    if said is None:
        return unanswered(run, "", piece.place)
    amounts: Amounts = piece.settings
    left, steps = piece.start, []
    for item in said.items:
        each = amounts.kinds.get(item.kind, amounts.each)
        if each is None:
            known = "、".join(amounts.kinds)
            return Outcome(None, findings=(finding("B431", item.place, kind=item.kind, options=known),))
        before, left = left, left - each * item.count
        text = translate("{kind}{count}项：{note}").format(kind=item.kind, count=item.count, note=item.note)
        steps.append(Step("deduction", text, before=before, after=left, unit="分", rubric=piece.place,
                          data=item.place, branch=_key(item.kind if item.kind in amounts.kinds else "")))
    if not said.items:
        steps.append(Step("answer", translate("未发现扣分问题"), after=left, unit="分", rubric=piece.place,
                          data=said.place, branch=NONE_FOUND))
    return Outcome(left, tuple(steps), assumed=said.assumed, reason="；".join(item.note for item in said.items))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    amounts: Amounts = piece.settings
    rules = [translate("每发现一项“{kind}”扣{each}分").format(kind=kind, each=plain(each))
             for kind, each in amounts.kinds.items()]
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
