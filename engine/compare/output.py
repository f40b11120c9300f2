"""A comparison as a document: who, under what, every score side by side, and what made the differences."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..document.model import PAGE, Block, Document, Heading, ListItem, Note, Paragraph
from ..language_choice import translate
from ..scoring.output import score_text
from ..versions import Edit
from ..versions.labels import label
from .model import Attribution, Comparison, Side
from .tables import blocks_table, effects_table, scores_table
from .words import mark, places_for, signed, signed_span, span_text


def comparison_document(comparison: Comparison) -> Document:
    """The whole comparison as a page; writers of ``engine.document`` print it."""
    title = translate("得分比较：{name}").format(name=_whose(comparison))
    blocks: list[Block] = [*(ListItem(_side(index, side)) for index, side in enumerate(comparison.sides)),
                           *_summaries(comparison), Heading(2, translate("各项指标")), scores_table(comparison)]
    for index, attribution in enumerate(comparison.attributions):
        blocks += _why(attribution, index, len(comparison.attributions) > 1)
    return Document(title, tuple(blocks), kind=PAGE)


def _whose(comparison: Comparison) -> str:
    return translate("、").join(dict.fromkeys(side.card.data.title for side in comparison.sides))


def _side(index: int, side: Side) -> str:
    rubric, data = side.rubric, side.card.data
    return translate("{mark}：{id}　{title}（{year}年度数据，{file}）").format(
        mark=mark(index), id=rubric.id, title=rubric.title, year=data.year, file=data.file or "—")


def _summaries(comparison: Comparison) -> Iterator[Block]:
    for index, attribution in enumerate(comparison.attributions):
        yield Paragraph(_summary(attribution, index), "plain")


def _summary(attribution: Attribution, index: int) -> str:
    before, after = attribution.before, attribution.after
    if attribution.change is None:
        return translate("从{old}到{new}：总分 {before} → {after}；缺数，变动在 {change} 分之间。").format(
            old=mark(index), new=mark(index + 1), before=_total(before), after=_total(after),
            change=signed_span(attribution.span, 2))
    grade = "" if before.card.grade == after.card.grade else translate("，等次 {old} → {new}").format(
        old=before.card.grade or "—", new=after.card.grade or "—")
    return translate("从{old}到{new}：总分 {before} → {after}，变动 {change} 分{grade}。").format(
        old=mark(index), new=mark(index + 1), before=_total(before), after=_total(after),
        change=signed(attribution.change), grade=grade)


def _total(side: Side) -> str:
    return span_text(side.span, side.rubric) if side.card.total is None else score_text(side.card.total, side.rubric)


def _why(attribution: Attribution, index: int, several: bool) -> Iterator[Block]:
    """What made the difference between two sides."""
    heading = translate("变动的原因（从{old}到{new}）").format(old=mark(index), new=mark(index + 1)) if several else (
        translate("变动的原因"))
    if any(effect.matters for effect in attribution.effects) or attribution.open:
        yield Heading(2, heading)
        yield effects_table(attribution)
        yield from _notes(attribution)
        blocks = blocks_table(attribution)
        if blocks is not None:
            yield Heading(3, translate("各级变动的原因"))
            yield blocks
    yield from _listed(translate("只改变各部分的得分、不改变总分的修改（{count}处）"), [
        edit for effect in attribution.effects if effect.matters and not effect.total for edit in effect.edits])
    yield from _listed(translate("对得分没有影响的修改（{count}处）"), attribution.idle)


def _notes(attribution: Attribution) -> Iterator[Block]:
    yield Note(translate("每项修改的影响，是按各项修改先后次序的全部排列取平均（夏普利值），各项之和正好等于变动；"
                         "显示时取到{places}位小数，仍使各项之和等于变动。").format(places=places_for(attribution)))
    if attribution.joint:
        yield Note(translate("有的指标修改太多，或者其中几项只能一起计算，这几项合在一起，不再分开。"))
    if attribution.untold:
        yield Note(translate("缺的数会影响其他指标的折算或总分的限制，所以下列修改的影响不能分开：{edits}。").format(
            edits=translate("、").join(label(edit).short for edit in attribution.untold)))


def _listed(heading: str, edits: Sequence[Edit]) -> Iterator[Block]:
    """Edits without an effect on the total, named."""
    if edits:
        yield Heading(3, heading.format(count=len(edits)))
    for item in map(label, edits):
        yield ListItem(translate("{short}：{how}").format(short=item.short, how=item.how) if item.how else item.short)
