"""Reading ``inputs``: single figures, and tables by rows."""

from __future__ import annotations

from dataclasses import replace

from ..findings import Place, finding
from ..positions import MapNode, Node, SeqNode
from ..positions.reading import items, mapping, text
from ..rubric.model import Rubric, Table
from .figures import Reader
from .model import Entry, Row

# How tables call the scores that a department gives itself; among the figures they are not asked for.
OWN = ("自评得分", "自评总分", "自评合计", "自评总得分", "自评分", "总分", "总得分", "合计")


def read_inputs(top: MapNode, rubric: Rubric, reader: Reader) -> tuple[dict[str, Entry], dict[str, tuple[Row, ...]]]:
    """The figures and the tables; a name that the rubric doesn't declare is reported."""
    figures: dict[str, Entry] = {}
    tables: dict[str, tuple[Row, ...]] = {}
    for name, node, place in mapping(top, "inputs"):
        is_table = isinstance(node, SeqNode) or (isinstance(node, MapNode) and node.get("rows") is not None)
        if name in rubric.tables:
            if not is_table:
                reader.report("B319", node, name=name)
                continue
            tables[name] = read_rows(rubric.tables[name], node, reader)
        elif name in rubric.inputs:
            if is_table:
                reader.report("B320", node, name=name)
                continue
            figures[name] = reader.entry(name, node, rubric.inputs[name])
        else:
            _unknown(name, node, place, rubric, reader)
    return figures, tables


def _unknown(name: str, node: Node, place: Place, rubric: Rubric, reader: Reader) -> None:
    """A name that isn't declared: a score that belongs elsewhere, or a slip."""
    if name in OWN and isinstance(node, MapNode) or any(name == other.name for other in rubric.walk()):
        reader.findings.append(finding("B349", place, name=name, section="inputs", home="claimed"))
    elif name in OWN:
        reader.findings.append(finding("B349", place, name=name, section="inputs", home="claimed_total"))
    else:
        reader.unknown("B302", name, place, [*rubric.inputs, *rubric.tables])


def read_rows(table: Table, node: Node, reader: Reader) -> tuple[Row, ...]:
    """The rows of one table. Cells without a source of their own take the table's."""
    source, assumed = text(node, "source"), text(node, "assumed")
    rows, seen = [], set()
    for item in items(node, "rows") if isinstance(node, MapNode) else items(node):
        if not isinstance(item, MapNode):
            continue
        key = text(item, table.key)
        if key and (table.keys or key in seen):
            if key in seen:
                reader.report("B311", item, table=table.name, key=key)
            elif key not in table.keys:
                reader.report("B310", item, table=table.name, key=key, line=item.place.line,
                              options="、".join(table.keys))
        seen.add(key)
        rows.append(_row(table, item, reader, source, assumed))
    return tuple(rows)


def _row(table: Table, node: MapNode, reader: Reader, source: str, assumed: str) -> Row:
    cells = {}
    for entry in node.entries:
        if entry.key in ("source", "assumed") and entry.key not in table.columns:
            continue
        declared = table.columns.get(entry.key)
        if declared is None:
            reader.unknown("B302", entry.key, entry.key_place, list(table.columns))
            continue
        cell = reader.entry(f"{text(node, table.key)}{entry.key}", entry.value, declared)
        if cell.value is None and cell.text in ("", "null", "~") and not declared.optional:
            reader.report("B312", entry.value, table=table.name, column=entry.key)
        cells[entry.key] = replace(cell, source=cell.source or text(node, "source") or source,
                                   assumed=cell.assumed or text(node, "assumed") or assumed)
    for column in table.columns.values():
        if column.name not in cells and not column.optional:
            reader.report("B312", node, table=table.name, column=column.name)
    return Row(cells, node.place)
