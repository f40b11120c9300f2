"""An impact as a document: a summary to be read aloud, charts, and the tables behind it."""

from __future__ import annotations

from typing import Iterator

from ..document.model import PAGE, Block, Document, Heading, ListItem, Note, Paragraph
from ..language_choice import translate
from ..versions import Edit
from .charts import MOST_MOVERS, distribution_chart, edits_chart, movers, ranks_chart
from .model import Impact
from .tables import (
    departments_table,
    distribution_table,
    edits_table,
    left_out_table,
    migration_table,
    near_table,
    ranks_table,
    statistics_table,
)
from .words import basis_text, edit_line, failed_line, names_text, notes, signed_two, summary, version_line


def impact_document(impact: Impact) -> Document:
    """The whole impact as a page; writers of ``engine.document`` print it."""
    old, new = impact.changes.old, impact.changes.new
    title = translate("修改对各部门的影响：{old} → {new}").format(old=old.rubric.id, new=new.rubric.id)
    parts = (_departments(impact), _edits(impact), _grades(impact), _ranks(impact), _near(impact)) if impact.counted else (
        _departments(impact),)
    blocks = (*_summary(impact), *(block for part in parts for block in part), *(Note(text) for text in notes(impact)))
    subtitle = translate("原来：{old}；现在：{new}").format(old=version_line(old), new=version_line(new))
    return Document(title, blocks, subtitle, PAGE)


def _summary(impact: Impact) -> Iterator[Block]:
    yield Paragraph(summary(impact), "plain")
    table = statistics_table(impact)
    if table is None:
        return
    yield table
    yield distribution_chart(impact)
    yield Note(basis_text(impact, impact.basis))
    yield from _winners(impact)
    if impact.edits.edits:
        yield edits_chart(impact)


def _winners(impact: Impact) -> Iterator[Block]:
    """Who gains and who loses most."""
    for found, text in ((impact.up, translate("上升最多：{amount}分，{names}")), (impact.down, translate("下降最多：{amount}分，{names}"))):
        if found:
            most = found[0].change
            names = [item.name for item in found if item.change == most]
            yield ListItem(text.format(amount=signed_two(most) if most is not None else "", names=names_text(names)))


def _departments(impact: Impact) -> Iterator[Block]:
    yield Heading(2, translate("部门"))
    if impact.counted:
        yield departments_table(impact)
    if impact.left_out:
        yield Heading(3, translate("缺数的部门（{count}个）").format(count=len(impact.left_out)))
        yield Paragraph(translate("缺了这些数就没有总分，得分和变动给出最低到最高的范围；统计、名次和各项修改的影响都不计这些部门。"), "plain")
        yield left_out_table(impact.left_out)
    if impact.failed:
        yield Heading(3, translate("数据有错、没有比较的（{count}个）").format(count=len(impact.failed)))
        yield from (ListItem(failed_line(item)) for item in impact.failed)


def _edits(impact: Impact) -> Iterator[Block]:
    edits = impact.edits
    if impact.alike:
        return
    yield Heading(2, translate("各项修改"))
    yield edits_table(impact)
    yield Heading(3, translate("改了什么"))
    acting = {edit.key: edit for item in edits.edits for edit in item.first.edits}
    yield from (ListItem(edit_line(edit)) for edit in acting.values())
    groups = ((translate("只改变各部分的得分、不改变总分的修改（{count}处）"), edits.inner),
              (translate("对任何部门都没有影响的修改（{count}处）"), edits.idle),
              (translate("对能比较的部门没有影响、缺数的部门还看不出的修改（{count}处）"), edits.unknown))
    for text, found in groups:
        yield from _listed(text.format(count=len(found)), found)


def _listed(heading: str, edits: tuple[Edit, ...]) -> Iterator[Block]:
    if edits:
        yield Heading(3, heading)
        yield from (ListItem(edit_line(edit)) for edit in edits)


def _grades(impact: Impact) -> Iterator[Block]:
    if not impact.counted:
        return
    made = impact.migration
    yield Heading(2, translate("等次变动"))
    yield Paragraph(basis_text(impact, made.basis), "plain")
    yield migration_table(impact)
    if made.comparable:
        yield Paragraph(translate("升档{up}个，降档{down}个，不变{same}个。").format(
            **dict(zip(("up", "down", "same"), made.moves))), "plain")
    if made.basis == "grades":
        if not impact.graded:
            yield Paragraph(basis_text(impact, impact.basis), "plain")
        yield distribution_table(impact)


def _ranks(impact: Impact) -> Iterator[Block]:
    if not impact.counted:
        return
    yield Heading(2, translate("名次升降"))
    yield Paragraph(translate("{up}个部门名次上升，{down}个下降，{same}个不变。").format(
        **dict(zip(("up", "down", "same"), impact.rank_moves))), "plain")
    shown = movers(impact, MOST_MOVERS)
    if shown:
        yield ranks_chart(impact)
        yield ranks_table(shown)


def _near(impact: Impact) -> Iterator[Block]:
    if not impact.counted:
        return
    yield Heading(2, translate("临近界线的部门"))
    yield Paragraph(translate("新得分离一档的下限不超过{within}分的有{count}个。").format(
        within=signed_two(impact.within).lstrip("+"), count=len(impact.near)), "plain")
    if impact.near:
        yield near_table(impact.near)
