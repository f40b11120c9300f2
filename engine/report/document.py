"""The report as a document: blocks of plain text and tables, before any writer gives it a form."""

from __future__ import annotations

from dataclasses import dataclass

LEFT, CENTRE, RIGHT = "left", "center", "right"


@dataclass(frozen=True)
class Heading:
    """A heading: 1 is the title, 2 一、, 3 （一）, 4 1., 5 （1）."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``kind`` is ``body``, ``centre``, ``right`` or ``plain`` (no first-line indent)."""

    text: str
    kind: str = "body"


@dataclass(frozen=True)
class Caption:
    """The caption of the table that follows (表题); ``unit`` is printed at its right (单位：…)."""

    text: str
    unit: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. ``text`` may hold line breaks; a header cell names its column or (in the body) its row."""

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    align: str = LEFT


@dataclass(frozen=True)
class Table:
    """A table: header rows, then body rows. A merged cell stands once, at its top left; ``columns`` is the full width.

    ``wide`` asks the writer for room (a landscape page, or scrolling on a small screen).
    """

    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    caption: Caption | None = None
    wide: bool = False

    @property
    def merged(self) -> bool:
        """Whether any cell spans more than one row or column."""
        return any(cell.rowspan > 1 or cell.colspan > 1 for row in (*self.header, *self.rows) for cell in row)


@dataclass(frozen=True)
class Note:
    """A note below a table or at the end (注)."""

    text: str


@dataclass(frozen=True)
class ListItem:
    """One item of a list."""

    text: str


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page where there are pages."""


Block = Heading | Paragraph | Table | Note | ListItem | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole report."""

    title: str
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
