"""The sheets beside the departments': rows of tables, and of the KPI table (绩效目标), each with its department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence

from ...findings import Finding, finding
from ...language.names import canonical
from ...language_choice import translate
from ...positions import Entry, MapNode, SeqNode
from ...positions.aliases import ALIASES
from ...rubric.meaning import suggestion
from ...rubric.model import Rubric
from ...schema_check import VALUES
from ...units import unit_of
from ..answers import NOTHING
from ..goals import KEYS
from .cells import Cell, Grid
from .header import Header, data_rows, find_header, header_faults
from .names import HEADS, PARTS, PROJECT, Column
from .statements import Said, doubts, scalar, statement

GOALS = "goals"
GOALS_SHEET = "绩效目标"
# How the columns of the KPI table are called in forms, beside the names that data files know.
GOAL_WORDS = {"一级指标": "level1", "二级指标": "level2", "三级指标": "level3", "绩效指标": "name", "指标名称": "name",
              "目标值": "target", "指标值": "target", "年度指标值": "target", "实际完成值": "actual", "全年完成值": "actual",
              "推定": "assumed", "目标的种类": "kind", "档次": "level", "不适用": "not_applicable"}
Owner = tuple[str, str]


@dataclass(frozen=True)
class RowSheet:
    """What one sheet holds: the table's name (``goals`` for the KPI table), its columns by canonical name, its key."""

    name: str
    columns: Mapping[str, Column]
    key: str = ""


def row_sheets(rubrics: Sequence[Rubric]) -> dict[str, RowSheet]:
    """The sheets that the rubrics know beside the departments', by canonical name."""
    found: dict[str, RowSheet] = {}
    for table in [table for rubric in rubrics for table in rubric.tables.values()]:
        old = found.get(canonical(table.name))
        columns = {canonical(name): Column("inputs", (name,), unit=declared.unit, name=name)
                   for name, declared in table.columns.items()}
        found[canonical(table.name)] = RowSheet(table.name, {**columns, **(old.columns if old else {})}, table.key)
    words = {**ALIASES, **GOAL_WORDS}
    goals = {canonical(word): Column(GOALS, (key,), name=word) for word, key in words.items()
             if key in KEYS and key != "bodies"}
    found.setdefault(canonical(GOALS_SHEET), RowSheet(GOALS, goals, "name"))
    return found


@dataclass(frozen=True)
class Owners:
    """The departments of the first sheet: for each canonical name its projects."""

    projects: Mapping[str, Sequence[str]]
    names: Sequence[str]


def read_sheet(grid: Grid, sheet: RowSheet, owners: Owners, found: list[Finding]) -> dict[Owner, Entry]:
    """The sheet's rows as the table of each department (by canonical name and project)."""
    header = find_header(grid)
    if header is None:
        found.append(finding("B350", grid.place(), name=grid.name or grid.file))
        return {}
    found += header_faults(grid, header)
    columns = _columns(grid, header, sheet, found)
    rows: dict[Owner, list[MapNode]] = {}
    for row in data_rows(grid, header):
        owner = _owner(row, header, columns, sheet, owners, found)
        if owner is not None:
            rows.setdefault(owner, []).extend(_row(row, header, columns, found))
    return {owner: Entry(sheet.name, nodes[0].place if nodes else grid.place(header.row), SeqNode(
        tuple(nodes), nodes[0].place if nodes else grid.place(header.row))) for owner, nodes in rows.items()}


def _columns(grid: Grid, header: Header, sheet: RowSheet, found: list[Finding]) -> list[Column | None]:
    """What each column holds; None for those that nobody knows, which are reported, and for the department's."""
    made: list[Column | None] = []
    for number, cell in enumerate(grid.rows[header.row - 1], 1):
        column = None if number == header.department or cell.blank else _column(cell.text, sheet)
        if column is None and number != header.department and not cell.blank:
            known = list(dict.fromkeys(item.name for item in sheet.columns.values()))
            found.append(finding("B351", cell.place, name=cell.text, suggestion=suggestion(cell.text, known)))
        elif column is not None and column in made:
            found.append(finding("B352", cell.place, name=cell.text, where=str(grid.place(header.row, made.index(column) + 1))))
            column = None
        made.append(column)
    return made


def _column(heading: str, sheet: RowSheet) -> Column | None:
    """A column of the table, what is said of one (名称（来源）), what is said of the whole row, or the project."""
    plain = canonical(heading)
    base, _, said = plain[:-1].rpartition("(") if plain.endswith(")") else ("", "", "")
    known = sheet.columns.get(plain)
    if known is not None:
        return known
    about = sheet.columns.get(base)
    if about is not None and sheet.name != GOALS:
        if PARTS.get(said) in ("source", "assumed", "unit"):
            return Column("inputs", about.path, PARTS[said], name=heading)
        if about.unit and unit_of(said).like(unit_of(about.unit)):
            return Column("inputs", about.path, unit=about.unit, name=heading,
                          stated="" if canonical(about.unit) == said else said)
        return None
    if PARTS.get(plain) in ("source", "assumed") and sheet.name != GOALS:
        return Column("row", (PARTS[plain],), name=heading)
    return Column(PROJECT, name=heading) if plain in map(canonical, HEADS[PROJECT]) else None


def _owner(row: Sequence[Cell], header: Header, columns: Sequence[Column | None], sheet: RowSheet, owners: Owners,
           found: list[Finding]) -> Owner | None:
    """Whose row it is; None where that can't be told, which is reported."""
    cell = row[header.department - 1] if header.department <= len(row) else Cell("", row[0].place)
    if cell.blank:
        found.append(finding("B354", row[0].place))
        return None
    project = next((canonical(other.text) for column, other in zip(columns, row, strict=False)
                    if column is not None and column.section == PROJECT), "")
    name = canonical(cell.text)
    projects = owners.projects.get(name)
    if projects is None or (project and project not in projects):
        table = translate(GOALS_SHEET) if sheet.name == GOALS else sheet.name
        found.append(finding("B355", cell.place, name=cell.text, table=table, suggestion=suggestion(cell.text, list(owners.names))))
        return None
    if not project and len(projects) > 1:
        found.append(finding("B369", cell.place, name=cell.text))
        return None
    return name, project or projects[0]


def _row(row: Sequence[Cell], header: Header, columns: Sequence[Column | None], found: list[Finding]) -> Iterator[MapNode]:
    """The row as a data file has it; nothing where it says 无 and nothing else: there are no rows."""
    cells: dict[tuple[str, tuple[str, ...]], dict[str, tuple[Column, Cell]]] = {}
    for number, cell in enumerate(row, 1):
        column = columns[number - 1] if number <= len(columns) else None
        if cell.fault:
            found.append(finding(cell.fault, cell.place, text=cell.text))
        elif not cell.blank and number > len(columns):
            found.append(finding("B357", cell.place, text=cell.text))
        elif not cell.blank and column is not None and column.section != PROJECT:
            cells.setdefault((column.section, column.path), {})[column.part] = column, cell
            found += doubts([(column, cell)])
    said = [inner["value"][1].text for inner in cells.values() if "value" in inner]
    if said and not (len(said) == 1 and said[0] in NOTHING):
        place = row[0].place
        yield MapNode(tuple(_entries(cells)), place)


def _entries(cells: Mapping[tuple[str, tuple[str, ...]], Said]) -> Iterator[Entry]:
    for (section, path), said in cells.items():
        if "value" not in said:
            continue
        cell = said["value"][1]
        text = VALUES.get(cell.text, cell.text) if section == GOALS and path[0] == "kind" else cell.text
        node = scalar(text, cell.place) if section in (GOALS, "row") else statement(said)
        yield Entry(path[0], cell.place, node)
