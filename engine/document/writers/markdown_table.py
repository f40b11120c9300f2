"""Tables in Markdown as people read them in a plain text: pipes throughout, what was merged stands once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..layout import owners
from ..model import KEY, NEW, OLD, Caption, Cell, Span, Table
from .markdown_text import PLAIN_ENDS, inline

MARKS = {OLD: ("~~", "del"), NEW: ("**", "ins"), KEY: ("**", "strong")}
RULES = {"left": "---", "center": ":---:", "right": "---:"}
JOINED, LEVELS = "·", 2


def table_lines(table: Table) -> Iterator[str]:
    """The table with its caption above.

    Pipe tables have one header row and no merged cells: header rows are folded into one (一级指标·名称), and a merged cell
    stands at its top left, with nothing in the other places. A header within the body is told by its weight.
    """
    yield from caption_lines(table.caption)
    yield from pipe_lines(table)


def caption_lines(caption: Caption | None) -> Iterator[str]:
    """The caption with its unit, and a blank line."""
    if caption is not None and (caption.text or caption.unit):
        yield "　".join(filter(None, (caption.text and f"**{inline(caption.full)}**", inline(caption.unit))))
        yield ""


def pipe_lines(table: Table) -> Iterator[str]:
    """Header, rule and rows."""
    yield _row(_folded(table))
    yield _row([RULES[side] for side in _sides(table)])
    found = owners(table.rows)
    for row in range(len(table.rows)):
        yield _row([_text(found[row, column].cell, row == found[row, column].row and column == found[row, column].column, column)
                    if (row, column) in found else "" for column in range(table.columns)])


def _row(texts: Sequence[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def _folded(table: Table) -> list[str]:
    """Each column's headers, from above, the last two of them; nothing where the lowest one is that of the column before."""
    found = owners(table.header)
    names = []
    for column in range(table.columns):
        above = [found[row, column] for row in range(len(table.header)) if (row, column) in found]
        texts = dict.fromkeys(_escaped(item.cell) for item in above if item.cell.text)
        names.append(JOINED.join(list(texts)[-LEVELS:]) if above and above[-1].column == column else "")
    return names


def _sides(table: Table) -> list[str]:
    """On which side each column stands: that of its first cell that is its own."""
    found = owners(table.rows)
    sides = []
    for column in range(table.columns):
        cells = [found[row, column].cell for row in range(len(table.rows)) if (row, column) in found]
        sides.append(next((cell.align for cell in cells if cell.colspan == 1), "left"))
    return sides


def _text(cell: Cell, first: bool, column: int) -> str:
    """What stands in one place of a cell; names of rows are plain, as they would be bold all down the page."""
    if not first:
        return ""
    named = cell.header and not cell.spans and (column > 0 or cell.colspan > 1)
    return _broken(marked(Span(cell.text, KEY))) if named else _escaped(cell)


def _escaped(cell: Cell) -> str:
    return _broken("".join(map(marked, cell.spans)) if cell.spans else inline(cell.text))


def _broken(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def marked(span: Span) -> str:
    """A marked piece: ~~taken away~~, **added** or emphasised; as HTML where the signs wouldn't be read as marks."""
    text, marks = inline(span.text), MARKS.get(span.tone)
    if marks is None or not span.text.strip():
        return text
    sign, tag = marks
    return f"{sign}{text}{sign}" if PLAIN_ENDS.fullmatch(span.text) else f"<{tag}>{text}</{tag}>"
