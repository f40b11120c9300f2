"""One document, before any writer gives it a form: blocks of plain text, tables and charts.

Texts are plain: a writer escapes whatever its format would read. Numbers are exact; ``Cell.value`` and ``Series.values``
stand behind the text for writers that can hold a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

LEFT, CENTRE, RIGHT = "left", "center", "right"
OLD, NEW, GOOD, BAD, MUTED, KEY = "old", "new", "good", "bad", "muted", "key"
TONES = ("", OLD, NEW, GOOD, BAD, MUTED, KEY)
CHART_KINDS = ("bars", "columns", "slope", "pie")
REPORT, PAGE = "report", "page"


@dataclass(frozen=True)
class Heading:
    """A heading: 1 is the title, 2 一、, 3 （一）, 4 1., 5 （1）."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``kind`` is ``body``, ``centre``, ``right``, ``plain`` (no first-line indent) or ``quote`` (official wording)."""

    text: str
    kind: str = "body"


@dataclass(frozen=True)
class Number:
    """The number of a table or figure: ``word`` (表, 图), the chapter it stands in (0: none), its place there (1 is first)."""

    word: str
    chapter: int
    place: int

    def __str__(self) -> str:
        return f"{self.word} {self.chapter}-{self.place}" if self.chapter else f"{self.word} {self.place}"


@dataclass(frozen=True)
class Caption:
    """The caption of the table that follows (表题); ``unit`` is printed at its right (单位：…)."""

    text: str
    unit: str = ""
    number: Number | None = None

    @property
    def full(self) -> str:
        """Number and text: 表 1-2 各季度预算执行情况表."""
        return f"{self.number} {self.text}" if self.number else self.text


@dataclass(frozen=True)
class Span:
    """A piece of a cell's text with its own tone (``TONES``): what was taken away or added within a sentence."""

    text: str
    tone: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell. ``text`` may hold line breaks; a header cell names its column or (in the body) its row.

    ``tone`` is one of ``TONES``: ``old`` taken away, ``new`` added, ``good``, ``bad``, ``muted``, ``key`` (emphasis).
    A tone only repeats what the text says: terminals don't show it. ``spans`` are the same text in pieces with tones,
    which every format tells apart. ``value`` is the exact number behind the text, to be shown with ``places``
    decimals (None: all that it has) and, where ``percent``, as a percentage (1/2 is 50%). A printed figure that was
    moved so that a column adds up is its own ``value``. ``detail`` names the ``Detail`` of the document that says how
    the cell's text came about, for formats in which a reader can open it.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    align: str = LEFT
    tone: str = ""
    value: Fraction | None = None
    places: int | None = None
    percent: bool = False
    spans: tuple[Span, ...] = ()
    detail: str = ""


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
class Series:
    """One series of a chart: a value for each of its labels, None where there is none. ``tone`` as in ``Cell``."""

    name: str
    values: tuple[Fraction | None, ...]
    tone: str = ""

    def value(self, label: int) -> Fraction | None:
        """The value of the label at this place (0 is the first); None where there is none."""
        return self.values[label] if label < len(self.values) else None


@dataclass(frozen=True)
class Chart:
    """A chart. ``kind`` is ``bars`` (horizontal, negative values to the left of zero), ``columns`` (vertical, the series
    side by side), ``slope`` (two series: each label's value before and after, joined by a line) or ``pie`` (one series,
    no value below zero: the parts of a whole).

    ``unit`` says what the numbers are in; ``note`` stands below the chart; ``highlight`` holds the places of the labels
    that matter most (0 is the first). Numbers are shown with ``places`` decimals (None: all that they have, two at
    most), thousands apart where ``grouped``. ``reverse`` puts the smallest value of a slope on top, as ranks want it.
    ``heading`` says what the labels are (empty: 项目).
    """

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    note: str = ""
    highlight: tuple[int, ...] = ()
    places: int | None = None
    reverse: bool = False
    grouped: bool = False
    number: Number | None = None
    heading: str = ""

    @property
    def full(self) -> str:
        """Number and title: 图 1-1 经费构成图."""
        return f"{self.number} {self.title}" if self.number else self.title


@dataclass(frozen=True)
class Note:
    """A note below a table or at the end (注)."""

    text: str


@dataclass(frozen=True)
class ListItem:
    """One item of a list. ``depth`` sets it in below an item before it; ``source`` says where it was read (data.yaml:33);
    ``tone`` is ``key`` for emphasis."""

    text: str
    depth: int = 0
    source: str = ""
    tone: str = ""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page where there are pages; ``annex`` where it is an annex of the report (附件)."""

    annex: bool = False


@dataclass(frozen=True)
class Contents:
    """The table of contents, where the document has one at a place of its own (目录)."""


@dataclass(frozen=True)
class Fold:
    """A long part that a screen may fold away under its summary; on paper and in text it is open."""

    summary: str
    blocks: tuple[Block, ...]


Block = Heading | Paragraph | Table | Chart | Note | ListItem | PageBreak | Contents | Fold


@dataclass(frozen=True)
class Detail:
    """What can be opened from a cell: its name there, a title, and the blocks that say how the cell came about."""

    name: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its name, and the blocks on it.

    ``form`` has it printed as an official form: black lines, centred titles, header rows on every page. ``room`` is the
    width in characters into which its columns are fitted together (0: each as wide as it likes, within bounds).
    """

    name: str
    blocks: tuple[Block, ...]
    form: bool = False
    room: int = 0


@dataclass(frozen=True)
class Document:
    """A whole document. ``kind`` is ``report`` (looks like an official document) or ``page`` (a page for the screen).

    ``title`` names it; where it should also be read, a Heading of level 1 stands among the blocks of a report, while a
    page shows ``title`` and ``subtitle`` itself. ``details`` are what cells name in ``detail``; formats that can't open
    anything leave them out. ``sheets`` are what a workbook holds in place of its ``blocks``; no other format reads them.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    kind: str = REPORT
    details: tuple[Detail, ...] = ()
    sheets: tuple[Sheet, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in order, folded ones too."""
        return tuple(block for block in flat(self.blocks) if isinstance(block, Table))


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in order, those of a Fold after it."""
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from flat(block.blocks)
