"""The whole family as a document: one table of all indicators, and what holds for the rubric as a whole."""

from __future__ import annotations

from typing import Iterator, Sequence

from ..document import Block, Cell as Box, Document, Heading, ListItem, Note, Paragraph, Table
from ..document.model import KEY, MUTED, NEW, PAGE, RIGHT
from ..language_choice import translate
from ..rubric.show import points_words
from .marks import NOTHING, cell_text, changes_words, marks, versions_words
from .model import ADDED, REMOVED, Cell, History, Row
from .strand_tables import strand_table, version_blocks
from .strands import general_strands


def family_document(whole: History, family: str, by_version: bool = False) -> Document:
    """The family over the years. ``by_version``: version after version instead of beside each other, for narrow pages."""
    title = translate("{family} 历年指标体系").format(family=family)
    blocks: list[Block] = [ListItem(line) for line in versions_words(whole)]
    if len(whole.versions) == 1:
        blocks.append(only_one())
    if by_version:
        blocks += [block for number in range(len(whole.versions)) for block in _version(whole, number)]
        return Document(title, tuple(blocks), kind=PAGE)
    blocks += [Heading(2, translate("指标")), _table(whole)]
    blocks += [Note(translate("格里是分值，下面是与上一版相比改了什么；“—”表示这一版没有这项指标，括号里是当年的名称。"))
               ] if len(whole.versions) > 1 else []
    blocks += [Heading(2, translate("总分、等次和取舍")),
               strand_table(general_strands(whole), [True] * len(whole.versions), whole.labels)]
    return Document(title, tuple(blocks), kind=PAGE)


def only_one() -> Paragraph:
    """Said where there is nothing to compare with."""
    return Paragraph(translate("只有一个版本，没有可以比较的。"), "plain")


def _table(whole: History) -> Table:
    header = (Box(translate("指标"), header=True), *(Box(label, header=True) for label in whole.labels))
    rows = tuple(tuple(_row(row)) for row in whole.rows)
    return Table((header,), rows, len(header), wide=len(whole.versions) > 4)


def _row(row: Row) -> Iterator[Box]:
    yield Box("　" * (len(row.node.path) - 1) + row.node.name, header=True)
    for number, cell in enumerate(row.cells):
        said = cell_text(row, number)
        bare = cell.node is not None and said == points_words(cell.node) and cell.node.adjust is None
        yield Box(said, tone=_tone(cell), value=cell.points if bare and cell.node and cell.node.weight is None else None)


def _tone(cell: Cell) -> str:
    if cell.node is None:
        return KEY if cell.event == REMOVED else MUTED
    return NEW if cell.event == ADDED else KEY if marks(cell) else ""


def _version(whole: History, number: int) -> Iterator[Block]:
    """One version: all indicators of the first one, of the others what changed."""
    yield Heading(2, whole.labels[number])
    rows = [row for row in whole.rows if number == 0 and row.cells[0].node is not None or marks(row.cells[number])]
    if rows:
        names = (translate("指标"), translate("分值")) + ((translate("与上一版相比"),) if number else ())
        yield Table((tuple(Box(name, header=True) for name in names),),
                    tuple(tuple(_line(row, number)) for row in rows), len(names))
    general = list(version_blocks(general_strands(whole), [True] * len(whole.versions), number))
    yield from general
    if not rows and not general:
        yield Paragraph(translate("与上一版相同。"), "plain")


def _line(row: Row, number: int) -> Sequence[Box]:
    cell = row.cells[number]
    before = row.cells[cell.before].node if cell.before is not None else None
    node = cell.node or before or row.node
    indent = "" if number else "　" * (len(node.path) - 1)
    boxes = [Box(indent + node.name, header=True), Box(points_words(cell.node) if cell.node else NOTHING, align=RIGHT)]
    return [*boxes, Box("\n".join(changes_words(cell)))] if number else boxes
