"""Laying a case's data over those of a data file: nodes stay nodes, so that every fault keeps its line."""

from __future__ import annotations

from typing import Iterator, Mapping

from ..data.figures import ENTRY_KEYS
from ..findings import Place
from ..positions import MapNode, Node, ScalarNode, SeqNode
from ..positions.nodes import Entry
from ..rubric.model import Rubric, Table

# What a case may say of a department; the rest of a data file is who and when.
MERGED = ("inputs", "answers", "findings", "not_applicable", "claimed")
GOALS = "goals"
REPLACED = (GOALS, "claimed_total")


def department(rubric: Rubric, name: str, over: MapNode, base: MapNode | None = None) -> MapNode:
    """The data file that a case stands for: what ``over`` says, and what only ``base`` says."""
    place = over.place
    entries = [_entry(key, ScalarNode(text, "", "str", place), place) for key, text in (
        ("rubric", rubric.id), ("department", name), ("year", str(rubric.year)))]
    for key in (*MERGED, *REPLACED):
        below, above = base.get(key) if base is not None else None, over.get(key)
        if above is None and below is None:
            continue
        node = above if below is None else below if above is None else _section(key, below, above, rubric)
        if node is not None:
            at = over if above is not None else base
            entries.append(_entry(key, _filled(key, node, rubric), at.key_place(key) if at is not None else place))
    return MapNode(tuple(entries), place)


def blanks(rubric: Rubric, over: MapNode) -> frozenset[str]:
    """Tables and statements of findings (指标, 指标/要点) that a case leaves blank on purpose, and ``goals`` where it writes
    a KPI table without rows: they are missing."""
    inputs, found = over.get("inputs"), over.get("findings")
    tables = [entry.key for entry in inputs.entries if entry.key in rubric.tables and _is_blank(entry.value)
              ] if isinstance(inputs, MapNode) else []
    goals = [GOALS] if GOALS in over and not getattr(over.get(GOALS), "items", ()) else []
    return frozenset([*tables, *goals, *(_blank_paths(found, "") if isinstance(found, MapNode) else ())])


def _blank_paths(node: MapNode, above: str) -> Iterator[str]:
    for entry in node.entries:
        if _is_blank(entry.value):
            yield f"{above}{entry.key}"
        elif isinstance(entry.value, MapNode) and not _is_statement(entry.value):
            yield from _blank_paths(entry.value, f"{above}{entry.key}/")


def _is_blank(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.kind == "null"


def _filled(key: str, node: Node, rubric: Rubric) -> Node:
    """The section without the blanks that a data file couldn't have."""
    if not isinstance(node, MapNode) or key not in ("inputs", "findings"):
        return node
    kept = [_entry(entry.key, _filled(key, entry.value, rubric) if key == "findings" else entry.value, entry.key_place)
            for entry in node.entries
            if not (_is_blank(entry.value) and (key == "findings" or entry.key in rubric.tables))]
    return MapNode(tuple(kept), node.place)


def _section(key: str, below: Node, above: Node, rubric: Rubric) -> Node:
    if key in REPLACED or not isinstance(below, MapNode) or not isinstance(above, MapNode):
        return above
    return _inputs(below, above, rubric.tables) if key == "inputs" else merged(below, above)


def _inputs(below: MapNode, above: MapNode, tables: Mapping[str, Table]) -> MapNode:
    """Figures by name; tables whose rows are known beforehand row by row and cell by cell, others as a whole."""
    made = []
    for entry in above.entries:
        old, table = below.get(entry.key), tables.get(entry.key)
        keyed = table is not None and table.keys and old is not None
        node = _rows(table, old, entry.value) if keyed and table is not None and old is not None else entry.value
        made.append(_entry(entry.key, node, entry.key_place))
    return _over(below, made, above.place)


def _rows(table: Table, below: Node, above: Node) -> Node:
    """The rows of both; a row of the same name is laid over cell by cell."""
    old, new = _listed(below), _listed(above)
    if old is None or new is None:
        return above
    named = {_key(row, table): row for row in new.items if isinstance(row, MapNode)}
    rows: list[Node] = []
    for row in old.items:
        over = named.pop(_key(row, table), None) if isinstance(row, MapNode) else None
        rows.append(_over(row, list(over.entries), over.place) if over is not None and isinstance(row, MapNode) else row)
    listed = SeqNode((*rows, *named.values()), new.place)
    holder = below if isinstance(below, MapNode) else None
    return listed if holder is None else _over(holder, [_entry("rows", listed, new.place)], new.place)


def _listed(node: Node) -> SeqNode | None:
    found = node.get("rows") if isinstance(node, MapNode) else node
    return found if isinstance(found, SeqNode) else None


def _key(row: MapNode, table: Table) -> str:
    return getattr(row.get(table.key), "text", "")


def merged(below: Node, above: Node) -> Node:
    """Mappings of names key by key, all the way down; one statement (a value with its source) replaces another."""
    if not isinstance(below, MapNode) or not isinstance(above, MapNode) or _is_statement(below) or _is_statement(above):
        return above
    made = []
    for entry in above.entries:
        old = below.get(entry.key)
        made.append(_entry(entry.key, entry.value if old is None else merged(old, entry.value), entry.key_place))
    return _over(below, made, above.place)


def _is_statement(node: MapNode) -> bool:
    return "items" in node or set(node.keys()) <= ENTRY_KEYS


def _over(below: MapNode, entries: list[Entry], place: Place) -> MapNode:
    """A mapping with some entries replaced and others added behind."""
    new = {entry.key: entry for entry in entries}
    kept = [new.pop(entry.key, entry) for entry in below.entries]
    return MapNode((*kept, *new.values()), place)


def _entry(key: str, node: Node, place: Place) -> Entry:
    return Entry(key, place, node)
