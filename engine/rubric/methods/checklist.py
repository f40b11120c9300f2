"""``checklist``: points for each item that is met; the department answers 是 or 否 to each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...exact import plain
from ...findings import Place
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece
from .base import Bounds, Branch, Builder, Method, Outcome, Run, text_of


@dataclass(frozen=True)
class Item:
    """One item: its short name, its points, the official wording."""

    name: str
    points: Fraction
    text: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Item, ...]:
    """The items; that their points add up to the piece's is checked."""
    items = []
    for entry in node.items if isinstance(node, SeqNode) else ():
        if isinstance(entry, MapNode):
            amount = builder.number(entry.get("points"))
            if amount is not None:
                items.append(Item(text_of(entry, "name"), amount, text_of(entry, "text"), entry.place))
    total = sum((item.points for item in items), Fraction(0))
    if items and (total < bounds.high if bounds.capped else total != bounds.high):
        builder.report("B121", node.place, total=plain(total), points=plain(bounds.high))
    names = [item.name for item in items]
    for index, item in enumerate(items):
        if item.name in names[:index]:
            builder.report("B122", item.place, name=item.name)
    return tuple(items)


def score(piece: Piece, run: Run) -> Outcome:
    """The points of the items answered 是."""
    total, steps, missing, assumed, reasons = Fraction(0), [], [], [], []
    for item in piece.settings:
        entry = run.answer(item.name)
        if entry is None or entry.value is None:
            missing.append(run.item_name(item.name))
            continue
        met = entry.value is True
        earned = item.points if met else Fraction(0)
        total += earned
        assumed += [entry.assumed] if entry.assumed else []
        reasons += [entry.reason] if entry.reason and not met else []
        text = translate("“{item}”：是").format(item=item.name) if met else translate("“{item}”：否").format(
            item=item.name)
        steps.append(Step("answer", text, name=item.name, after=earned, unit="分", rubric=item.place,
                          data=entry.place, branch=_key(item, met)))
    if missing:
        steps += [Step("missing", name, name=name, rubric=piece.place) for name in missing]
        return Outcome(None, tuple(steps), tuple(missing))
    return Outcome(total, tuple(steps), assumed="；".join(dict.fromkeys(assumed)), reason="；".join(reasons))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    return translate("逐项核对，符合的得分，共{count}项").format(count=len(piece.settings))


def _key(item: Item, met: bool) -> str:
    return f"{'yes' if met else 'no'}:{item.name}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every item, met and not met."""
    words = {True: translate("“{item}”：是"), False: translate("“{item}”：否")}
    return tuple(Branch(_key(item, met), words[met].format(item=item.name), item.place)
                 for item in piece.settings for met in (True, False))


METHOD = Method("checklist", build, score, describe, asks="answers",
                items=lambda settings: tuple(item.name for item in settings), branches=branches)
