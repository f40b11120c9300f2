"""The differences of two rubrics as a document and as JSON."""

from __future__ import annotations

from typing import Iterator

from ..document import Block, Document, Fold, Heading, ListItem, Note, Paragraph
from ..language_choice import translate
from ..versions import Changes, Edit
from .data import diff_json
from .entries import Entries, Entry, entries_of
from .heads import heading_of, notes_of, points_text
from .rows import Row, label_of, renamed_figures, rows_of
from .summary import summary_lines
from .tables import figures_table, points_table, side_by_side

__all__ = ["diff_document", "diff_json"]
NAMED = 8


def diff_document(changes: Changes, marks: bool = True) -> Document:
    """What changed, as a page: summary, indicators by points at stake, what several of them stand on, total and grades,
    figures, and last what bears on no score. ``marks`` tones what differs within a line, and
    shows official texts whole; without it they stand there with the lines that differ."""
    entries = entries_of(changes)
    old, new = changes.old.rubric, changes.new.rubric
    blocks = [*(ListItem(line) for line in summary_lines(changes)), *_indicators(entries, changes, marks),
              *_section(translate("计算值、参数、填报数据和取舍"), entries.shared, entries, marks),
              *_section(translate("总分和等次"), entries.results, entries, marks), *_points(changes), *_figures(changes),
              *_rest(entries, marks)]
    return Document(translate("指标体系的改动：{old} → {new}").format(old=old.id, new=new.id), tuple(blocks),
                    translate("旧：{old}；新：{new}").format(old=old.title, new=new.title), kind="page")


def _indicators(entries: Entries, changes: Changes, marks: bool) -> Iterator[Block]:
    if entries.indicators:
        yield Heading(2, translate("指标的改动（按影响的分值从大到小）"))
    for number, entry in enumerate(entries.indicators, 1):
        yield Heading(3, f"{number}. {heading_of(entry)}")
        yield from _entry(entry, changes, marks)


def _entry(entry: Entry, changes: Changes, marks: bool) -> Iterator[Block]:
    yield from (Paragraph(note, "plain") for note in (*notes_of(entry, changes.matching), *renamed_figures(entry, changes)))
    rows = list(rows_of(entry, marks))
    if rows:
        yield side_by_side(rows, marks)


def _section(title: str, edits: tuple[Edit, ...], entries: Entries, marks: bool) -> Iterator[Block]:
    """Edits that belong to no single indicator, each with those that stand on it."""
    if not edits:
        return
    yield Heading(2, title)
    yield side_by_side([row for edit in edits for row in _alone(edit)], marks)
    for edit in edits:
        bearing = bearing_words(edit, entries)
        if bearing:
            yield Note(bearing)


def _alone(edit: Edit) -> Iterator[Row]:
    said = (edit.old, edit.new) if edit.old or edit.new else ("", translate("有改动"))
    lines = [(line.old, line.new) for line in edit.lines] or [said]
    for index, (old, new) in enumerate(lines):
        yield Row(_title(edit) if index == 0 else "", old, new)


def _title(edit: Edit) -> str:
    """What an edit that belongs to no indicator is about."""
    if edit.kind in ("total", "title", "report", "grades"):
        return edit.name
    if edit.kind.startswith("value"):
        return translate("{what}“{name}”").format(what=translate("计算值"), name=edit.name)
    return label_of(edit)


def bearing_words(edit: Edit, entries: Entries) -> str:
    """“甲”涉及：… for what several indicators stand on."""
    names = [path[-1] for path in entries.bearing.get(edit.key, ())]
    if not names:
        return ""
    shown = translate("、").join(names[:NAMED])
    if len(names) > NAMED:
        shown = translate("{names}等{count}项指标").format(names=shown, count=len(names))
    said = translate("“{name}”涉及：{names}").format(name=edit.name, names=shown)
    return said if not edit.stake else translate("{said}（最多影响{points}分）").format(said=said, points=points_text(edit.stake))


def _points(changes: Changes) -> Iterator[Block]:
    table = points_table(changes)
    if table is not None:
        yield Heading(2, translate("各级分值"))
        yield table


def _figures(changes: Changes) -> Iterator[Block]:
    tables = [table for needed in (True, False) if (table := figures_table(changes, needed)) is not None]
    if tables:
        yield Heading(2, translate("填报数据"))
        yield from tables


def _rest(entries: Entries, marks: bool) -> Iterator[Block]:
    """What bears on no score, folded away where there is a screen."""
    blocks: list[Block] = []
    if entries.others:
        blocks.append(side_by_side([row for edit in entries.others for row in _alone(edit)], marks))
    for entry in entries.wordings:
        blocks += [Heading(3, heading_of(entry)), side_by_side(list(rows_of(entry, marks)), marks)]
    if blocks:
        yield Heading(2, translate("不影响得分的改动"))
        yield Fold(translate("文字、勾稽关系、标题、报告等{count}处").format(
            count=len(entries.others) + len(entries.wordings)), tuple(blocks))
