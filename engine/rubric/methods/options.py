"""``options``: categorical tiers; the department says which one applies (无结余 / 有结余但不超过上年 / 超过上年)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...exact import plain
from ...findings import Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece
from .amounts import award_in
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, text_of, unanswered


@dataclass(frozen=True)
class Option:
    """One case: the name by which it is answered, its score, the official wording."""

    name: str
    score: Fraction
    text: str
    place: Place


def build(node: Node, bounds: Bounds, builder: Builder) -> tuple[Option, ...]:
    """The options in the file's order; a score above the points is reported."""
    found: list[Option] = []
    for entry in node.items if isinstance(node, SeqNode) else ():
        if not isinstance(entry, MapNode):
            continue
        amount = award_in(entry, "score", bounds, builder)
        if amount is None:
            continue
        if any(option.name == text_of(entry, "name") for option in found):
            builder.report("B122", entry.place, name=text_of(entry, "name"))
        found.append(Option(text_of(entry, "name"), amount, text_of(entry, "text"), entry.place))
    return tuple(found)


def score(piece: Piece, run: Run) -> Outcome:
    """The score of the option that the department names."""
    entry = run.answer()
    if entry is None or entry.value is None:
        return unanswered(run, "", piece.place)
    for option in piece.settings:
        if option.name == entry.value:
            step = Step("answer", translate("适用情形“{option}”").format(option=option.name), name=option.name,
                        after=option.score, unit="分", rubric=option.place, data=entry.place,
                        branch=_key(option))
            return Outcome(option.score, (step,), assumed=entry.assumed, reason=entry.reason)
    names = "、".join(option.name for option in piece.settings)
    return Outcome(None, findings=(finding("B430", entry.place, name=run.item_name(), answer=entry.text,
                                           options=names),))


def describe(piece: Piece) -> str:
    """The rule in one line."""
    listed = translate("、").join(translate("“{item}”{points}分").format(item=option.name, points=plain(option.score))
                                 for option in piece.settings)
    return translate("按情形计分：{names}").format(names=listed)


def _key(option: Option) -> str:
    return f"option:{option.name}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every option."""
    return tuple(Branch(_key(option), translate("情形“{name}”").format(name=option.name), option.place)
                 for option in piece.settings)


def span(piece: Piece) -> tuple[Fraction, Fraction]:
    """From the lowest option's score to the highest's."""
    scores = [option.score for option in piece.settings]
    return min(scores), max(scores)


METHOD = Method("options", build, score, describe, awards=True, asks="answers", items=lambda settings: ("",),
                branches=branches, span=span)
