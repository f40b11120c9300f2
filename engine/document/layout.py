"""Where the cells of a table stand: merged cells fill several places of its grid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .model import Block, Cell, Chart, Heading, Note, PageBreak, Paragraph, Table

# What stands alone at the top of an annex.
_ANNEX_MARK = re.compile(r"附件\s*[0-9一二三四五六七八九十]*\s*[：:]?")


@dataclass(frozen=True)
class Placed:
    """A cell and the place of its top left corner (0 is the first row or column)."""

    cell: Cell
    row: int
    column: int


def placed(rows: Sequence[Sequence[Cell]]) -> tuple[Placed, ...]:
    """Each cell with its place: the first one in its row that no cell from above or from the left fills."""
    taken: set[tuple[int, int]] = set()
    found = []
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            found.append(Placed(cell, row, column))
            taken.update((row + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan))
    return tuple(found)


def owners(rows: Sequence[Sequence[Cell]]) -> dict[tuple[int, int], Placed]:
    """Which cell fills each place (row, column); a place that no cell fills is absent."""
    return {(item.row + down, item.column + right): item for item in placed(rows)
            for down in range(item.cell.rowspan) for right in range(item.cell.colspan)}


def header_aligned(table: Table) -> Table:
    """The table with each header of a single column on the side on which the first cell below it stands."""
    sides = {item.column: item.cell.align for item in reversed(placed(table.rows)) if item.cell.colspan == 1}
    rows: list[list[Cell]] = [[] for _ in table.header]
    for item in placed(table.header):
        side = sides.get(item.column, item.cell.align) if item.cell.colspan == 1 else item.cell.align
        rows[item.row].append(replace(item.cell, align=side))
    return replace(table, header=tuple(map(tuple, rows)))


@dataclass(frozen=True)
class PageRun:
    """Blocks on pages of one kind, which begin on a new page: upright or ``landscape``, an ``annex`` of the report or not."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    annex: bool = False


def page_runs(blocks: Sequence[Block]) -> tuple[PageRun, ...]:
    """The blocks by the pages they want: an annex with a wide table is landscape from its start to the next page break; a
    wide table elsewhere has landscape pages of its own, with the headings right above it and the notes right below. No run
    holds page breaks, and none is empty."""
    runs: list[PageRun] = []
    annex, held = False, list[Block]()
    for block in (*blocks, PageBreak()):
        if isinstance(block, PageBreak):
            runs += _annex_run(held) if annex else _upright_runs(held)
            annex, held = block.annex, []
        else:
            held.append(block)
    return tuple(run for run in runs if run.blocks)


def is_annex_mark(block: Block) -> bool:
    """Whether the block is the line 附件 (附件1：) that stands alone at the top of an annex."""
    return isinstance(block, Paragraph) and _ANNEX_MARK.fullmatch(block.text) is not None


def _annex_run(blocks: Sequence[Block]) -> list[PageRun]:
    return [PageRun(tuple(blocks), any(isinstance(block, Table) and block.wide for block in blocks), True)]


def _upright_runs(blocks: Sequence[Block]) -> list[PageRun]:
    runs, held = list[PageRun](), list[Block]()
    for block in blocks:
        if isinstance(block, Table) and block.wide:
            start = next((place for place in range(len(held), 0, -1) if not isinstance(held[place - 1], Heading)), 0)
            runs += [PageRun(tuple(held[:start])), PageRun((*held[start:], block), True)]
            held = []
        elif isinstance(block, Note) and runs and not held:
            runs[-1] = replace(runs[-1], blocks=(*runs[-1].blocks, block))
        else:
            held.append(block)
    return [*runs, PageRun(tuple(held))]


def leads(blocks: Sequence[Block], place: int) -> bool:
    """Whether the paragraph at this place introduces the table or figure right behind it (如下表所示：), and stays with it."""
    block, following = blocks[place], blocks[place + 1] if place + 1 < len(blocks) else None
    if not isinstance(block, Paragraph) or is_annex_mark(block):
        return False
    return block.text.rstrip().endswith(("：", ":")) and isinstance(following, (Chart, Table))
