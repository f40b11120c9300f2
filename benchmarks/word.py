"""How long a report takes as a Word file, against plain python-docx writing the same paragraphs and tables.

    python benchmarks/word.py [rounds]

Plain means its public API, as its documentation shows it: ``add_paragraph``, ``add_table``, ``cell(…).text``, ``merge``; in its
own styles, without contents, captions that number themselves, repeated headers, widths or figures. Processor time, the least of
several rounds; both are measured in one run, turn by turn, on documents that are made before.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Callable, Sequence

import docx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from engine.data.load import load_data  # noqa: E402
from engine.document import Chart, Document, Heading, ListItem, Note, Paragraph, Table  # noqa: E402
from engine.document.layout import placed  # noqa: E402
from engine.document.writers.docx import write_docx  # noqa: E402
from engine.report import document  # noqa: E402
from engine.rubric.load import load_rubric  # noqa: E402
from engine.scoring.score import score  # noqa: E402

EXAMPLE, MANY = ROOT / "examples" / "longhua-2021" / "data.yaml", 100


def main(rounds: int = 3) -> None:
    """Measures and prints."""
    data = load_data(EXAMPLE)
    made = document(score(load_rubric(data.rubric), data), contents=True)
    bare = replace(made, blocks=tuple(block for block in made.blocks if not isinstance(block, Chart)))
    cells = sum(len(row) for table in made.tables for row in (*table.header, *table.rows))
    print(f"{len(made.blocks)} blocks, {len(made.tables)} tables, {cells} cells")
    first = seconds(lambda: write_docx(made))
    ours, plain = turns(rounds, lambda: write_docx(made), lambda: plain_docx(made))
    without, _ = turns(rounds, lambda: write_docx(bare), lambda: None)
    print(f"one report: {ours / plain:.2f} × plain python-docx; the first in a process {first / plain:.2f} ×, without its figures "
          f"{without / plain:.2f} ×")
    others = [replace(made, title=f"{number}") for number in range(MANY)]
    ours, plain = turns(1, lambda: each(write_docx, others), lambda: each(plain_docx, others))
    print(f"{MANY} reports: {ours / plain:.2f} ×")


def turns(rounds: int, *works: Callable[[], object]) -> tuple[float, ...]:
    """The least time of each, done in turn."""
    return tuple(min(times) for times in zip(*([seconds(work) for work in works] for _ in range(rounds))))


def each(write: Callable[[Document], bytes], documents: Sequence[Document]) -> None:
    """Writes all of them."""
    for item in documents:
        write(item)


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def plain_docx(source: Document) -> bytes:
    """The same paragraphs and tables by python-docx's public API."""
    word, target = docx.Document(), BytesIO()
    for block in source.blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, block.level - 1)
        elif isinstance(block, (Paragraph, Note, ListItem)):
            word.add_paragraph(block.text, "List Bullet" if isinstance(block, ListItem) else None)
        elif isinstance(block, Table):
            plain_table(word, block)
    word.save(target)
    return target.getvalue()


def plain_table(word: Any, table: Table) -> None:
    """A table with its caption above, cell by cell."""
    if table.caption:
        word.add_paragraph(table.caption.full)
    rows = (*table.header, *table.rows)
    made = word.add_table(len(rows), table.columns, "Table Grid")
    for item in placed(rows):
        cell = made.cell(item.row, item.column)
        if item.cell.rowspan > 1 or item.cell.colspan > 1:
            cell = cell.merge(made.cell(item.row + item.cell.rowspan - 1, item.column + item.cell.colspan - 1))
        cell.text = item.cell.text


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
