"""The annex of a report as sheets that print like the official form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ...document import Block, Caption, Document, Heading, Sheet, Table
from ...document.layout import page_runs
from ...scoring.scorecard import Scorecard
from ..context import base_context
from ..environment import ReportEnvironment
from ..loader import template_folders
from ..parse import parse
from .numbers import with_numbers

FORM, ANNEX = "自评表", "附件"
STANDARD = "common/self_assessment.md.j2"
# The characters of ten points that stand side by side on an A4 page laid across.
ROOM = 145
SECTION = 2


def annex_sheets(card: Scorecard, made: Document) -> tuple[Sheet, ...]:
    """自评表 first, then what else there is in the annex, each section and each further table on a sheet of its own.

    A report without an annex gives its wide tables; one without these either, the standard table of its scores.
    """
    pieces = [piece for blocks in _annexes(card, made) for piece in _pieces(blocks)]
    first = next((number for number, piece in enumerate(pieces) if any(isinstance(block, Table) for block in piece)), 0)
    return tuple(Sheet(FORM if number == first else _name(piece), tuple(map(_on_form, _titled(piece))), True, ROOM)
                 for number, piece in enumerate(pieces))


def _annexes(card: Scorecard, made: Document) -> Iterable[Sequence[Block]]:
    runs = [run.blocks for run in page_runs(made.blocks) if run.annex]
    return runs or list(_wide(made)) or [_standard(card)]


def _wide(made: Document) -> Iterator[Sequence[Block]]:
    """Each wide table below the heading that it stands under."""
    heading: tuple[Block, ...] = ()
    for block in made.blocks:
        if isinstance(block, Heading):
            heading = (Heading(SECTION, block.text),)
        elif isinstance(block, Table) and block.wide:
            yield (*heading, block)


def _standard(card: Scorecard) -> Sequence[Block]:
    environment = ReportEnvironment(template_folders(card.rubric.files, ()))
    return parse(environment.write(STANDARD, base_context(card))).blocks


def _pieces(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks by the sheets they stand on: one begins with every section, and with a table where there is one already."""
    found: list[list[Block]] = [[]]
    for block in blocks:
        table = isinstance(block, Table) and any(isinstance(before, Table) for before in found[-1])
        section = isinstance(block, Heading) and block.level <= SECTION and any(
            isinstance(before, (Heading, Table)) for before in found[-1])
        if table or section:
            found.append([])
        found[-1].append(block)
    return [piece for piece in found if piece]


def _name(piece: Sequence[Block]) -> str:
    return next(filter(None, map(_title, piece)), ANNEX)


def _title(block: Block) -> str:
    """What a heading or a table is called; empty for anything else."""
    caption = block.caption if isinstance(block, Table) else None
    return block.text if isinstance(block, Heading) else caption.text if caption else ""


def _titled(piece: Sequence[Block]) -> Sequence[Block]:
    """A table without a heading has its caption as the title."""
    first = piece[0]
    if isinstance(first, Table) and first.caption and first.caption.text:
        return (Heading(SECTION, first.caption.full), replace(first, caption=Caption("", first.caption.unit)), *piece[1:])
    return piece


def _on_form(block: Block) -> Block:
    return with_numbers(block) if isinstance(block, Table) else block
