"""From the cells of one row to the sections of a data file: figures, answers, findings and claims as nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence

from ...figures_text import Problem, read_number
from ...findings import Finding, Place, finding
from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..answers import NOTHING
from .cells import Cell
from .names import Column

Filled = Sequence[tuple[Column, Cell]]
Said = Mapping[str, tuple[Column, Cell]]
# Sections that a row has though nothing is in them: what is missing there is missing in this row.
ASKED = ("inputs", "answers", "findings")
ORDER = ("inputs", "answers", "findings", "not_applicable", "claimed", "text")


@dataclass(frozen=True)
class Sections:
    """The entries of a data file that a row makes, and what is wrong with its cells."""

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def scalar(text: str, place: Place) -> ScalarNode:
    """A text as a data file holds it."""
    return ScalarNode(text, "", "str", place)


def sections(filled: Filled, columns: Sequence[Column], own: Place, sheets: Sequence[Entry]) -> Sections:
    """The sections of one row. ``filled`` are its cells that aren't blank, ``columns`` all of the table; ``own`` is the
    department's place, ``sheets`` its tables from other sheets."""
    found: list[Finding] = []
    made: dict[str, list[Entry]] = {name: [] for name in ORDER}
    for (section, path), said in _by_path(filled).items():
        place = next(iter(said.values()))[1].place
        if section == "findings":
            node = _counted(said, path, columns, found)
        elif "value" in said:
            node = statement(said)
        else:
            continue
        if node is not None and section in made:
            made[section].append(Entry("//".join(path), place, node))
    made["inputs"] += [*_keyed(filled), *sheets]
    entries = [Entry(name, own, _nested(name, listed, own)) for name, listed in made.items() if listed or name in ASKED]
    return Sections((*entries, *_total(filled)), tuple(found))


def _by_path(filled: Filled) -> dict[tuple[str, tuple[str, ...]], dict[str, tuple[Column, Cell]]]:
    """The cells that say something of the same thing: the value, its source, its reason."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, tuple[Column, Cell]]] = {}
    for column, cell in filled:
        said = found.setdefault((column.section, column.path), {})
        said[f"{column.part}:{column.kind}" if column.section == "findings" else column.part] = column, cell
    return found


def statement(said: Said) -> Node:
    """A value, alone or with what is said of it."""
    column, cell = said["value"]
    value = scalar(cell.text, cell.place)
    beside = [Entry(part, other.place, scalar(other.text, other.place))
              for part, (_, other) in said.items() if part != "value"]
    if column.stated and "unit" not in said:
        beside.append(Entry("unit", cell.place, scalar(column.stated, cell.place)))
    return MapNode((Entry("value", cell.place, value), *beside), cell.place) if beside else value


def doubts(filled: Filled) -> Iterator[Finding]:
    """Cells of a workbook that hold a bare 1 where a percentage belongs: 1% by the rule, 100% to who typed it.

    What is between 0 and 1 is doubted wherever it stands (B318, by the reader of figures).
    """
    for column, cell in filled:
        if column.unit == "%" and column.part == "value" and cell.place.cell and cell.text == "1":
            yield finding("B318", cell.place, name=column.name, text=cell.text, read="1%", meant="100%")


def _keyed(filled: Filled) -> Iterator[Entry]:
    """Tables whose rows are known, from columns such as 一季度支出进度."""
    tables: dict[str, dict[tuple[str, str], dict[str, dict[str, tuple[Column, Cell]]]]] = {}
    for column, cell in filled:
        if column.section == "cells":
            table, key_column, key, name = column.path
            row = tables.setdefault(table, {}).setdefault((key_column, key), {})
            row.setdefault(name, {})[column.part] = column, cell
    for table, rows in tables.items():
        nodes = [node for (key_column, key), cells in rows.items() for node in _keyed_row(key_column, key, cells)]
        if nodes:
            yield Entry(table, nodes[0].place, SeqNode(tuple(nodes), nodes[0].place))


def _keyed_row(key_column: str, key: str, cells: Mapping[str, Said]) -> Iterator[MapNode]:
    made = [Entry(name, said["value"][1].place, statement(said)) for name, said in cells.items() if "value" in said]
    if made:
        place = made[0].key_place
        yield MapNode((Entry(key_column, place, scalar(key, place)), *made), place)


def _counted(said: Said, path: tuple[str, ...], columns: Sequence[Column], found: list[Finding]) -> Node | None:
    """How many findings there are, as a data file lists them; None where nothing is said."""
    counts = {key.removeprefix("value:"): cell for key, (_, cell) in said.items() if key.startswith("value:")}
    if not counts:
        return None
    name = "/".join(filter(None, path))
    kinds = list(dict.fromkeys(column.kind for column in columns if column.section == "findings"
                               and column.path == path and column.kind and column.part == "value"))
    left = [kind for kind in kinds if kind not in counts]
    if left and len(left) < len(kinds):
        found.append(finding("B368", next(iter(counts.values())).place, name=name, kinds="、".join(left)))
    first = next(iter(counts.values())).place
    items = [item for kind, cell in counts.items() for item in _item(kind, cell, said.get(f"note:{kind}"), name, found)]
    listed: Node = SeqNode(tuple(items), first) if items else scalar(NOTHING[0], first)
    beside = [Entry(part, cell.place, scalar(cell.text, cell.place)) for part in ("source", "assumed")
              for _, cell in [said.get(f"{part}:") or (None, None)] if cell is not None]
    return MapNode((Entry("items", first, listed), *beside), first) if beside else listed


def _item(kind: str, cell: Cell, note: tuple[Column, Cell] | None, name: str, found: list[Finding]) -> Iterator[MapNode]:
    """One kind of finding with its number; nothing for 0 and 无, and for what is no number, which is reported."""
    if cell.text in NOTHING:
        return
    number = read_number(cell.text, "")
    if isinstance(number, Problem) or number < 0 or number.denominator != 1:
        found.append(finding("B367", cell.place, name="/".join(filter(None, (name, kind))), text=cell.text))
    elif number:
        parts = [("kind", kind, cell.place), ("count", str(number), cell.place)]
        parts += [("note", note[1].text, note[1].place)] if note else []
        yield MapNode(tuple(Entry(key, place, scalar(text, place)) for key, text, place in parts if text), cell.place)


def _nested(section: str, entries: list[Entry], own: Place) -> MapNode:
    """The entries of a section; answers and findings of one indicator stand below its name."""
    if section not in ("answers", "findings"):
        return MapNode(tuple(entries), own)
    leaves: dict[str, list[tuple[list[str], Entry]]] = {}
    for entry in entries:
        leaf, _, path = entry.key.partition("//")
        leaves.setdefault(leaf, []).append((path.split("/") if path else [], entry))
    return MapNode(tuple(Entry(leaf, below[0][1].key_place, _below(below)) for leaf, below in leaves.items()), own)


def _below(entries: list[tuple[list[str], Entry]]) -> Node:
    """What stands below an indicator or part: its own statement, or its parts and items by their paths."""
    if not entries[0][0]:
        return entries[0][1].value
    groups: dict[str, list[tuple[list[str], Entry]]] = {}
    for path, entry in entries:
        groups.setdefault(path[0] if path else "value", []).append((path[1:], entry))
    place = entries[0][1].key_place
    return MapNode(tuple(Entry(key, inner[0][1].key_place, _below(inner)) for key, inner in groups.items()), place)


def _total(filled: Filled) -> Iterator[Entry]:
    said = {column.part: (column, cell) for column, cell in filled if column.section == "claimed_total"}
    if "value" in said:
        yield Entry("claimed_total", said["value"][1].place, statement(said))
