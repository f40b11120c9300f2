"""The tables of the document: an entry side by side, points of blocks, figures, edits that stand by themselves."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..document import Caption, Cell, Span, Table
from ..document.model import MUTED, NEW, OLD, RIGHT
from ..language_choice import translate
from ..rubric.model import Indicator
from ..rubric.show import points_words
from ..versions import Changes, Figure
from .entries import block_points
from .marks import marked
from .rows import NONE, Row


def side_by_side(rows: Sequence[Row], marks: bool) -> Table:
    """Labels, old, new. ``marks``: what differs within a line is toned, word by word."""
    sides = [side for side in ("old", "new") if any(getattr(row, side) for row in rows)]
    titles = {"old": translate("旧"), "new": translate("新")}
    header = (Cell(translate("内容"), header=True), *(Cell(titles[side], header=True) for side in sides))
    return Table((header,), tuple(_labelled(rows, marks, sides)), len(header))


def _labelled(rows: Sequence[Row], marks: bool, sides: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """The rows; a label spans the lines below it that have none."""
    for index, row in enumerate(rows):
        span = 1 + next((ahead for ahead, later in enumerate(rows[index + 1:]) if later.label), len(rows) - index - 1)
        label = (Cell(row.label, rowspan=span, header=True),) if row.label or index == 0 else ()
        yield (*label, *(compared(row.old, row.new, marks) if len(sides) == 2 else (Cell(row.old or row.new),)))


def compared(old: str, new: str, marks: bool) -> tuple[Cell, Cell]:
    """An old and a new text as two cells; what is the same in both is muted."""
    if old == new:
        return Cell(old, tone=MUTED), Cell(new, tone=MUTED)
    before, after = marked(old, new) if marks else ((), ())
    return _side(old, before, OLD, marks and not new), _side(new, after, NEW, marks and not old)


def _side(text: str, spans: tuple[Span, ...], tone: str, whole: bool) -> Cell:
    return Cell(text or NONE, tone=tone if whole and text else "" if text else MUTED, spans=spans)


def points_table(changes: Changes) -> Table | None:
    """The points of blocks, old beside new; None where they are alike."""
    rows = tuple(_block(old, new) for old, new in block_points(changes))
    header = tuple(Cell(text, header=True) for text in (translate("上级指标"), translate("旧分值"), translate("新分值")))
    return Table((header,), rows, 3, Caption("", translate("单位：分"))) if rows else None


def _block(old: Indicator | None, new: Indicator | None) -> tuple[Cell, ...]:
    node = new or old
    name = " / ".join(node.path) if node is not None else ""
    return (Cell(name), *(Cell(points_words(side), align=RIGHT) if side is not None else Cell(NONE, align=RIGHT, tone=MUTED)
                          for side in (old, new)))


def figures_table(changes: Changes, needed: bool) -> Table | None:
    """The figures that only one version asks for, with unit, who needs them, and what they may have been called."""
    figures = changes.needed if needed else changes.dropped
    title = translate("新要填报的数据") if needed else translate("不再需要的数据")
    likes = needed and any(figure.like for figure in figures)
    header = (title, translate("单位"), translate("用到它的指标"), *([translate("可能就是原来的")] if likes else []))
    rows = tuple(_figure(figure, changes, needed)[:len(header)] for figure in figures)
    return Table((tuple(Cell(text, header=True) for text in header),), rows, len(header)) if rows else None


def _figure(figure: Figure, changes: Changes, needed: bool) -> tuple[Cell, ...]:
    users = translate("、").join(figure.users) or translate("（不影响得分）")
    return tuple(Cell(text or NONE) for text in (figure.name, unit_words(figure, changes, needed), users, figure.like))


def unit_words(figure: Figure, changes: Changes, needed: bool) -> str:
    """A figure's unit; of a table that it is one."""
    rubric = (changes.new if needed else changes.old).rubric
    if figure.kind == "table":
        return translate("表")
    found = rubric.inputs[figure.name]
    kinds = {"bool": translate("是/否"), "text": translate("文字"), "choice": translate("选项")}
    return kinds.get(found.type, found.unit)
