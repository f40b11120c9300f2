"""``aspects``: a judgement on each aspect that the department chose, its points an equal share of the whole.

至少选择三个方面: three chosen aspects hold 20/3 points each, exactly; the answer to each is the degree (0%–100%) to
which it was achieved, with a reason; 不评价 leaves an aspect out.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from ...entries import Entry
from ...exact import plain
from ...findings import Finding, Place, finding
from ...language_choice import translate
from ...positions import MapNode, Node, SeqNode
from ...trace import Step
from ..model import Piece
from .asking import Builder, Run
from .base import Bounds, Branch, Method, Outcome, text_of

NOT_CHOSEN = "不评价"


@dataclass(frozen=True)
class Aspect:
    """One aspect that may be chosen."""

    name: str
    text: str
    place: Place


@dataclass(frozen=True)
class Choice:
    """The aspects, and the least number that must be chosen."""

    at_least: int
    aspects: tuple[Aspect, ...]


def build(node: Node, bounds: Bounds, builder: Builder) -> Choice | None:
    """``at_least`` and ``items``; asking for more than there are is reported."""
    if not isinstance(node, MapNode):
        return None
    least = builder.number(node.get("at_least"))
    listed = node.get("items")
    aspects = tuple(Aspect(text_of(item, "name"), text_of(item, "text"), item.place)
                    for item in (listed.items if isinstance(listed, SeqNode) else ()) if isinstance(item, MapNode))
    names = [aspect.name for aspect in aspects]
    for index, aspect in enumerate(aspects):
        if aspect.name in names[:index]:
            builder.report("B122", aspect.place, name=aspect.name)
    if least is None:
        return None
    if not 1 <= least <= len(aspects):
        builder.report("B136", node.place, at_least=plain(least), count=len(aspects))
    return Choice(int(least), aspects)


def score(piece: Piece, run: Run) -> Outcome:
    """The sum of each chosen aspect's share times its degree, exact."""
    rule: Choice = piece.settings
    answers = {aspect.name: run.answer(aspect.name) for aspect in rule.aspects}
    missing = tuple(run.item_name(name) for name, entry in answers.items() if entry is None or entry.value is None)
    if missing:
        return Outcome(None, tuple(Step("missing", name, name=name, rubric=piece.place) for name in missing), missing)
    chosen = [(aspect, entry) for aspect in rule.aspects
              if (entry := answers[aspect.name]) is not None and entry.value != NOT_CHOSEN]
    problems = _problems(piece, run, chosen)
    if len(chosen) < rule.at_least or any(item.code != "B433" for item in problems):
        return Outcome(None, findings=tuple(problems))
    share = piece.points / len(chosen)
    words = f"{plain(piece.points)} ÷ {len(chosen)}"
    steps = tuple(_step(aspect, entry, share, words) for aspect, entry in chosen)
    total = sum((share * entry.value for _, entry in chosen), Fraction(0))
    return Outcome(total, steps, findings=tuple(problems),
                   assumed="；".join(dict.fromkeys(entry.assumed for _, entry in chosen if entry.assumed)),
                   reason="；".join(entry.reason for _, entry in chosen if entry.reason and entry.value != 1))


def _step(aspect: Aspect, entry: Entry, share: Fraction, words: str) -> Step:
    text = translate("{aspect}：{share} × 实现程度{degree}，{reason}").format(
        aspect=aspect.name, share=words, degree=entry.text, reason=entry.reason or "—")
    return Step("answer", text, name=aspect.name, before=share, after=share * entry.value, unit="分",
                rubric=aspect.place, data=entry.place, branch=_key(aspect))


def _problems(piece: Piece, run: Run, chosen: list[tuple[Aspect, Entry]]) -> list[Finding]:
    rule: Choice = piece.settings
    found = []
    for aspect, entry in chosen:
        name = run.item_name(aspect.name)
        if not isinstance(entry.value, Fraction) or not 0 <= entry.value <= 1:
            found.append(finding("B434", entry.place, name=name, answer=entry.text))
        elif not entry.reason:
            found.append(finding("B433", entry.place, name=name))
    if len(chosen) < rule.at_least:
        place = chosen[0][1].place if chosen else piece.place
        found.append(finding("B435", place, name=run.item_name(), count=len(chosen), at_least=rule.at_least))
    return found


def describe(piece: Piece) -> str:
    """The rule in one line."""
    rule: Choice = piece.settings
    return translate("从{names}中至少选{count}个方面评判，分值平均分配").format(
        names="、".join(aspect.name for aspect in rule.aspects), count=rule.at_least)


def _key(aspect: Aspect) -> str:
    return f"aspect:{aspect.name}"


def branches(piece: Piece) -> tuple[Branch, ...]:
    """Every aspect, chosen."""
    return tuple(Branch(_key(aspect), translate("选“{name}”评价").format(name=aspect.name), aspect.place)
                 for aspect in piece.settings.aspects)


METHOD = Method("aspects", build, score, describe, asks="answers", missing_code="B321",
                items=lambda settings: tuple(aspect.name for aspect in settings.aspects) if settings else (),
                branches=branches)
