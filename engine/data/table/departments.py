"""One tree for each department of a table, shaped like its data file, with the place of every cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Iterator, Sequence

from ...figures_text import Problem, read_number
from ...findings import Finding, FindingsError, Place, finding
from ...language.names import canonical
from ...positions import Entry, MapNode
from ...rubric.load import load_rubric
from ...rubric.meaning import suggestion
from ...rubric.model import Rubric
from .cells import Book, Cell, Grid
from .header import Header, data_rows, find_header, header_faults
from .names import DEPARTMENT, HEADS, PROJECT, RUBRIC, YEAR, Column, Names, names_of
from .row_sheets import GOALS, Owner, Owners, read_sheet, row_sheets
from .statements import doubts, scalar, sections

# Rows below a table that are no department's.
SUMS = re.compile(r"合计|总计|小计|共计|平均|平均值|平均数")
NOTES = re.compile(r"(注|备注|说明|填表人|制表人|填报人|审核人|负责人|填表说明|填报说明)\d*[:：]")


@dataclass
class Reading:
    """What has been found out about a table so far; the findings are added to as it is read."""

    grid: Grid
    header: Header
    rubrics: Sequence[Rubric]
    columns: list[Column | None] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def departments(book: Book, rubrics: Sequence[Rubric] = ()) -> tuple[tuple[MapNode, ...], tuple[Finding, ...]]:
    """The departments in the table's order, and everything that is wrong with it.

    A column may be named by any of the ``rubrics``; without them, by those that the column 指标体系 names. What has an
    error in it is left out of its tree, so that nothing may be scored where there are errors.
    """
    grid, found = book.grids[0] if book.grids else Grid("", book.file, ()), list(book.findings)
    header = find_header(grid)
    if header is None or not any(data_rows(grid, header)):
        place = grid.place(header.row if header else 1) if grid.rows else Place(grid.file)
        found.append(finding("B350" if grid.rows and header is None else "B356", place, name=grid.name or grid.file))
        return (), tuple(found)
    used = list(rubrics) or named_rubrics(grid, header, Path(book.file).parent, found)
    if not used:
        return (), tuple(found)
    reading = Reading(grid, header, used, findings=[*found, *header_faults(grid, header)])
    reading.columns = _columns(reading, names_of(used))
    rows = list(_rows(reading))
    if not rows:
        reading.findings.append(finding("B356", grid.place(header.row), name=grid.name or grid.file))
    tables = _other_sheets(book.grids[1:], reading, rows)
    tops = [_department(row, reading, tables, bool(rubrics)) for row in rows]
    return tuple(tops), tuple(reading.findings)


def named_rubrics(grid: Grid, header: Header, folder: Path, found: list[Finding]) -> list[Rubric]:
    """The rubrics that the departments name, each once; a row that names none (B364), or one that can't be had, is
    reported."""
    headings = [canonical(cell.text) for cell in grid.rows[header.row - 1]]
    at = next((headings.index(canonical(name)) for name in HEADS[RUBRIC] if canonical(name) in headings), None)
    if at is None:
        found.append(finding("B364", grid.place(header.row), name=grid.name or grid.file))
        return []
    loaded: dict[str, Rubric | None] = {}
    for row in data_rows(grid, header):
        cell = row[at] if at < len(row) else Cell("", row[0].place)
        if _is_note(row, header):
            continue
        if cell.blank:
            found.append(finding("B364", cell.place, name=grid.name or grid.file))
        elif cell.text not in loaded:
            loaded[cell.text] = _named(cell, folder, found)
    return [rubric for rubric in loaded.values() if rubric is not None]


def _named(cell: Cell, folder: Path, found: list[Finding]) -> Rubric | None:
    try:
        return load_rubric(cell.text, folder)
    except FindingsError as error:
        found += [replace(item, place=cell.place) if item.code == "B710" else item for item in error.findings]
        return None


def _columns(reading: Reading, names: Names) -> list[Column | None]:
    """What each column holds; None for those that nobody knows and those that are there already, which are reported."""
    made: list[Column | None] = []
    for number, cell in enumerate(reading.grid.rows[reading.header.row - 1], 1):
        column = None if cell.blank else Column(DEPARTMENT) if number == reading.header.department else names.column(cell.text)
        if column is None and not cell.blank:
            reading.findings.append(finding("B351", cell.place, name=cell.text, suggestion=suggestion(cell.text, names.known)))
        elif column is not None and column in made:
            where = reading.grid.place(reading.header.row, made.index(column) + 1)
            reading.findings.append(finding("B352", cell.place, name=cell.text, where=str(where)))
            column = None
        made.append(column)
    return made


@dataclass(frozen=True)
class DepartmentRow:
    """One row of the first sheet: whose it is, and its cells that aren't blank, with what they hold."""

    owner: Owner
    cell: Cell
    filled: tuple[tuple[Column, Cell], ...]


def _rows(reading: Reading) -> Iterator[DepartmentRow]:
    """The departments' rows; sums, notes, rows without a department and a department's second row are reported."""
    seen: dict[Owner, Place] = {}
    for row in data_rows(reading.grid, reading.header):
        if _is_note(row, reading.header):
            text = next(cell.text for cell in row if not cell.blank)
            reading.findings.append(finding("B363", row[0].place, text=text[:40]))
            continue
        made = _row(row, reading)
        if made is None:
            continue
        if made.owner in seen:
            reading.findings.append(finding("B353", made.cell.place, name=made.cell.text, where=str(seen[made.owner])))
            continue
        seen[made.owner] = made.cell.place
        yield made


def _is_note(row: Sequence[Cell], header: Header) -> bool:
    """Whether a row adds the others up, or is a note below the table."""
    at = header.department - 1
    name = row[at].text if at < len(row) else ""
    first = next((cell.text for cell in row if not cell.blank), "")
    return bool(SUMS.fullmatch(canonical(name)) or (not name and SUMS.fullmatch(canonical(first))) or NOTES.match(first))


def _row(row: Sequence[Cell], reading: Reading) -> DepartmentRow | None:
    at = reading.header.department - 1
    if at >= len(row) or row[at].blank:
        reading.findings.append(finding("B354", row[min(at, len(row) - 1)].place))
        return None
    filled = []
    for number, cell in enumerate(row):
        column = reading.columns[number] if number < len(reading.columns) else None
        headed = number < len(reading.columns) and not reading.grid.rows[reading.header.row - 1][number].blank
        if cell.fault:
            reading.findings.append(finding(cell.fault, cell.place, text=cell.text))
        elif not cell.blank and not headed:
            reading.findings.append(finding("B357", cell.place, text=cell.text))
        elif not cell.blank and column is not None:
            filled.append((column, cell))
    project = next((canonical(cell.text) for column, cell in filled if column.section == PROJECT), "")
    return DepartmentRow((canonical(row[at].text), project), row[at], tuple(filled))


def _other_sheets(grids: Sequence[Grid], reading: Reading, rows: Sequence[DepartmentRow]) -> dict[Owner, list[Entry]]:
    """The tables of each department from the other sheets; a sheet that no table is called like is reported."""
    known = row_sheets(reading.rubrics)
    projects: dict[str, list[str]] = {}
    for row in rows:
        projects.setdefault(row.owner[0], []).append(row.owner[1])
    owners = Owners(projects, [row.cell.text for row in rows])
    found: dict[Owner, list[Entry]] = {}
    for grid in grids:
        sheet = known.get(canonical(grid.name))
        if sheet is None:
            names = ["绩效目标" if item.name == GOALS else item.name for item in known.values()]
            reading.findings += [finding("B365", grid.place(), name=grid.name, suggestion=suggestion(grid.name, names))
                                 ] if grid.rows else []
            continue
        for owner, entry in (read_sheet(grid, sheet, owners, reading.findings) if grid.rows else {}).items():
            found.setdefault(owner, []).append(entry)
    return found


def _department(row: DepartmentRow, reading: Reading, tables: dict[Owner, list[Entry]], is_given: bool) -> MapNode:
    """The tree of one department. Without a year of its own it is evaluated for that of its rubric."""
    own, place = {column.section: cell for column, cell in row.filled}, row.cell.place
    rubric = _rubric_of(own.get(RUBRIC), reading, is_given)
    heads = [("schema", Cell("1", place)), ("rubric", own.get(RUBRIC) or Cell(rubric.id, place)), ("department", row.cell)]
    heads += [("project", own[PROJECT])] if PROJECT in own else []
    heads.append(("year", _year(own.get(YEAR), reading) or Cell(str(rubric.year), place)))
    sheets = tables.get(row.owner, [])
    columns = [column for column in reading.columns if column is not None]
    made = sections(row.filled, columns, place, [entry for entry in sheets if entry.key != GOALS])
    reading.findings += [*made.findings, *doubts(row.filled)]
    return MapNode((*(Entry(key, cell.place, scalar(cell.text, cell.place)) for key, cell in heads), *made.entries,
                    *(entry for entry in sheets if entry.key == GOALS)), place)


def _rubric_of(cell: Cell | None, reading: Reading, is_given: bool) -> Rubric:
    named = [rubric for rubric in reading.rubrics if cell is not None and rubric.id == cell.text and not is_given]
    return (named or list(reading.rubrics))[0]


def _year(cell: Cell | None, reading: Reading) -> Cell | None:
    """The year as a data file has it: 2024, also where 2024年 or 2024年度 is written; another text is reported."""
    if cell is None:
        return None
    text = re.sub("年度?$", "", cell.text)
    number = read_number(text, "")
    if isinstance(number, Problem) or number.denominator != 1 or not 1949 <= number <= 2999:
        reading.findings.append(finding("B303", cell.place, name="年度", text=cell.text))
        return None
    return replace(cell, text=text)
