"""The report that is rendered from the example's data, as the same plain blocks."""

from __future__ import annotations

from functools import lru_cache

from engine.data.load import load_department
from engine.document import Block, Chart, Document, Heading, ListItem, Note, PageBreak, Paragraph, Table
from engine.report import document
from engine.resources import data_folder
from engine.scoring.score import score

from .reading import ANNEX, Grid, Piece, cell_text, clean, named

TITLE = 1


@lru_cache(maxsize=1)
def rendered() -> Document:
    """The example's report, before a writer gives it a form."""
    return document(score(*load_department(data_folder("examples") / "longhua-2021" / "data.yaml")))


def before_notes(made: Document) -> Document:
    """The report without the notes at its end, which the published one doesn't have."""
    end = next(at for at, block in enumerate(made.blocks) if isinstance(block, Heading) and block.text == "附注")
    return Document(made.title, made.blocks[:end])


def pieces(made: Document) -> list[Piece]:
    """Headings, paragraphs, list items, notes and captions, each under its headings; those of the annex are plain texts."""
    path: tuple[str, ...] = ()
    found, annex = [], False
    for block in made.blocks:
        annex = annex or isinstance(block, PageBreak) and block.annex
        if isinstance(block, Heading) and block.level > TITLE and not annex:
            path = (*path[:block.level - 2], named(clean(block.text)))
            found.append(Piece(path, clean(block.text), True))
        else:
            found += [Piece(path, clean(line)) for line in said(block)]
    return found


def said(block: Block) -> list[str]:
    """What a block other than a heading of a section says outside the cells of a table."""
    if isinstance(block, (Heading, Paragraph, ListItem, Note)):
        return block.text.split("\n")
    if isinstance(block, Chart):
        return [block.full]
    return [block.caption.full] if isinstance(block, Table) and block.caption else []


def tables(made: Document) -> list[Grid]:
    """The tables with their numbers, without those of the notes."""
    return [Grid(_number(table), tuple(tuple(filter(None, (cell_text(cell.text) for cell in row)))
                                       for row in (*table.header, *table.rows))) for table in before_notes(made).tables]


def _number(table: Table) -> str:
    number = table.caption.number if table.caption else None
    return f"{number.chapter}-{number.place}" if number else ANNEX
