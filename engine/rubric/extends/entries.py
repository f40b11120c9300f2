"""Changes to single tiers, places, options, items, kinds or points of a rule's list, each called as the base writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Iterator, Sequence

from ...findings import Place
from ...language import canonical
from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ..meaning import suggestion
from .branches import Branch
from .maps import is_blank, is_null, same, shown, with_entry, without
from .work import Work

ENTRIES, KINDS, SEATS = "entries", ("change", "add", "remove"), ("after", "before")
# By what an item of a list is called: the first of these that it states.
LABELS = ("name", "when", "range", "place", "met", "at", "free")
ONE_OF = (("score", "formula", "deduct"), ("each", "add"))
CONDITIONS = ("veto", "full_when")
ALIKE = str.maketrans("≧≦═", "≥≤=")


@dataclass(eq=False)
class Row:
    """One item of a list while it is being changed; ``home`` is what the base calls it, empty for what is added.

    ``anchor`` is what it was put behind: several put behind the same one stand in the file's order.
    """

    node: MapNode
    home: str = ""
    claimed: Place | None = None
    anchor: Row | None = None


@dataclass(eq=False)
class Listed:
    """One list of a rule, by the path of keys to it; ``label`` is the key by which its items are called.

    ``rivals`` are groups of keys of which an item states only one: what is set takes the place of the others.
    """

    path: tuple[str, ...]
    place: Place
    label: str
    rows: list[Row] = field(default_factory=list)
    rivals: tuple[tuple[str, ...], ...] = ONE_OF


def change_entries(work: Work, branch: Branch, given: Node, methods: Sequence[str]) -> list[str]:
    """Makes the changes; what was changed in short: “80%-90%”, ＋“60%-70%”, －“低于60%”."""
    lists = list(_lists(branch.node, methods))
    if not lists:
        work.report("B277", given.place, name=branch.name)
        return []
    items = [item for item in (given.items if isinstance(given, SeqNode) else ()) if isinstance(item, MapNode)]
    done: list[tuple[Place, str]] = []
    for kind in KINDS:
        for item in items:
            if kind == next((key for key in KINDS if key in item), ""):
                act = {"change": _change, "add": _add, "remove": _remove}[kind]
                done += [(item.place, word) for word in act(work, branch, lists, item)]
    for item in items:
        if not any(key in item for key in KINDS):
            work.report("B278", item.place)
    for listed in lists:
        branch.node = _put(branch.node, listed.path, SeqNode(tuple(row.node for row in listed.rows), listed.place))
    return [word for _, word in sorted(done, key=lambda pair: (pair[0].line, pair[0].column))]


def _lists(node: Node, methods: Sequence[str]) -> Iterator[Listed]:
    """The lists of the rule, and those of its conditions."""
    for entry in node.entries if isinstance(node, MapNode) else ():
        if entry.key not in (*methods, *CONDITIONS) or entry.key == "parts":
            continue
        inner = entry.value.entries if isinstance(entry.value, MapNode) else (entry,)
        for held in inner:
            path = (entry.key,) if held is entry else (entry.key, held.key)
            maps = [item for item in (held.value.items if isinstance(held.value, SeqNode) else ()) if isinstance(item, MapNode)]
            label = next((key for key in LABELS if maps and key in maps[0]), "")
            if label and isinstance(held.value, SeqNode) and len(maps) == len(held.value.items):
                rivals = (tuple(methods),) if entry.key == "choose" else ONE_OF
                yield Listed(path, held.value.place, label, [Row(item, called(item)) for item in maps], rivals)


def called(item: MapNode) -> str:
    """What an item of a list is called."""
    found = next((item.get(key) for key in LABELS if item.get(key) is not None), None)
    return found.text if isinstance(found, ScalarNode) else ""


def alike(text: str) -> str:
    """The form in which two spellings of one tier or name are equal."""
    return canonical(text).translate(ALIKE)


def _found(work: Work, branch: Branch, lists: Sequence[Listed], written: Node | None) -> tuple[Listed, Row] | None:
    """The item that a name means: as the base calls it, else as it is called now; reported where there isn't one."""
    if not isinstance(written, ScalarNode):
        return None
    pairs = [(listed, row) for listed in lists for row in listed.rows]
    for calls in (lambda row: row.home, lambda row: called(row.node)):
        matching = [pair for pair in pairs if calls(pair[1]) and alike(calls(pair[1])) == alike(written.text)]
        if len(matching) == 1:
            return matching[0]
        if matching:
            work.report("B276", written.place, name=branch.name, row=written.text)
            return None
    known = [row.home for _, row in pairs if row.home]
    work.report("B275", written.place, name=branch.name, row=written.text, suggestion=suggestion(written.text, known))
    return None


def _claimed(work: Work, branch: Branch, lists: Sequence[Listed], written: Node | None) -> tuple[Listed, Row] | None:
    """The item, if no other change has claimed it (else that is reported)."""
    found = _found(work, branch, lists, written)
    if found is None or written is None:
        return None
    if found[1].claimed is not None:
        work.report("B162", written.place, name=shown(written), line=found[1].claimed.line)
        return None
    found[1].claimed = written.place
    return found


def _change(work: Work, branch: Branch, lists: Sequence[Listed], item: MapNode) -> list[str]:
    """Sets keys of one item."""
    found = _claimed(work, branch, lists, item.get("change"))
    if found is None:
        return []
    listed, row = found
    name, stated = row.home or called(row.node), [entry for entry in item.entries if entry.key != "change"]
    kept = [entry.key for entry in stated]
    changed = []
    for entry in stated:
        gone = [key for group in listed.rivals if entry.key in group for key in group if key not in kept]
        changed.append(_set(work, row, entry, gone))
    return [f"“{name}”"] if any(changed) else []


def _set(work: Work, row: Row, entry: Entry, gone: Sequence[str]) -> bool:
    """Sets one key of an item in the place of those ``gone``, or takes it away; whether that changed anything."""
    old, name = row.node.get(entry.key), called(row.node)
    if is_blank(entry.value):
        work.report("B177", entry.key_place, key=entry.key)
        return False
    if same(old, entry.value) or (old is None and is_null(entry.value)):
        work.report("B163", entry.key_place, name=name, key=entry.key, value=shown(entry.value))
        return False
    if is_null(entry.value):
        row.node = without(row.node, (entry.key,))
        return True
    row.node = with_entry(without(row.node, gone), entry)
    return True


def _add(work: Work, branch: Branch, lists: Sequence[Listed], item: MapNode) -> list[str]:
    """Puts one more item into a list: behind or before another, else at its end."""
    written, seat = item.get("add"), next((key for key in SEATS if key in item), "")
    if not isinstance(written, ScalarNode):
        return []
    found = _found(work, branch, lists, item.get(seat)) if seat else None
    if seat and found is None:
        return []
    if found is None and len(lists) > 1:
        work.report("B279", written.place, name=branch.name, row=written.text)
        return []
    listed = found[0] if found is not None else lists[0]
    rest = [entry for entry in item.entries if entry.key not in ("add", *SEATS)]
    new = Row(MapNode((Entry(listed.label, item.key_place("add"), written), *rest), item.place))
    _insert(listed.rows, new, None if found is None else found[1], seat)
    return [f"＋“{written.text}”"]


def _insert(rows: list[Row], new: Row, beside: Row | None, seat: str) -> None:
    """Puts an item at the end, or behind or before another."""
    at = len(rows) if beside is None else rows.index(beside)
    if beside is not None and seat == "after":
        new.anchor, group, at = beside, [beside], at + 1
        while at < len(rows) and rows[at].anchor in group:
            group.append(rows[at])
            at += 1
    rows.insert(at, new)


def _remove(work: Work, branch: Branch, lists: Sequence[Listed], item: MapNode) -> list[str]:
    """Takes one item away."""
    found = _claimed(work, branch, lists, item.get("remove"))
    if found is None:
        return []
    found[0].rows.remove(found[1])
    return [f"－“{found[1].home or called(found[1].node)}”"]


def _put(node: Node, path: Sequence[str], value: Node) -> Node:
    """The node with a value at the end of a path."""
    entry = node.entry(path[0]) if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or entry is None:
        return node
    inner = value if len(path) == 1 else _put(entry.value, path[1:], value)
    return with_entry(node, Entry(entry.key, entry.key_place, inner))
