"""Changes beside the tree: declarations and checks by name, ``report`` and ``rounding`` by key, all else as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Iterable, Mapping

from ...findings import Finding, Place, finding
from ...language import canonical
from ...positions import Entry, MapNode, Node, ScalarNode, SeqNode
from ...positions.reading import text
from ..lineage import RubricChange
from ..meaning import suggestion
from .maps import same, shown, with_entry, without

REMOVALS: Mapping[str, str] = {
    "inputs": "remove_input", "tables": "remove_table", "values": "remove_value", "parameters": "remove_parameter",
    "checks": "remove_check",
}
REMOVE_KEY = "remove_key"
BY_KEY = ("report", "rounding")
OWN = ("schema", "id", "extends", "changes", "indicators")


@dataclass
class Top:
    """The rubric's top level while it is being changed; ``gone`` are the declared names taken away, and where."""

    node: MapNode
    findings: list[Finding] = field(default_factory=list)
    done: list[RubricChange] = field(default_factory=list)
    gone: dict[str, Place] = field(default_factory=dict)

    def report(self, code: str, place: Place, **params: Any) -> None:
        """Adds a finding."""
        self.findings.append(finding(code, place, **params))

    def say(self, section: str, kind: str, name: str, place: Place, before: str = "", after: str = "") -> None:
        """Notes what was done."""
        self.done.append(RubricChange(section, kind, name, before, after, place))


def merge_top(top: Top, child: MapNode, items: Iterable[MapNode]) -> None:
    """Takes everything but the tree of indicators over from the file that extends it."""
    removals = list(items)
    for entry in child.entries:
        if entry.key in ("schema", "id"):
            top.node = with_entry(top.node, entry)
        elif entry.key not in OWN:
            _section(top, entry)
    for section, key in REMOVALS.items():
        for item in removals:
            _remove(top, child, section, item.get(key))
    for item in removals:
        _remove_key(top, child, item.get(REMOVE_KEY))


def _section(top: Top, entry: Entry) -> None:
    old = top.node.get(entry.key)
    if isinstance(old, MapNode) and isinstance(entry.value, MapNode) and (entry.key in REMOVALS or entry.key in BY_KEY):
        merge = _by_key if entry.key in BY_KEY else _by_name
        top.node = with_entry(top.node, Entry(entry.key, entry.key_place, merge(top, old, entry.value, entry.key)))
    elif entry.key == "checks" and isinstance(old, SeqNode) and isinstance(entry.value, SeqNode):
        top.node = with_entry(top.node, Entry(entry.key, entry.key_place, _checks(top, old, entry.value)))
    elif same(old, entry.value):
        top.report("B163", entry.key_place, name=text(top.node, "id"), key=entry.key, value=shown(entry.value))
    else:
        top.say("top", "set", entry.key, entry.key_place, shown(old) if old is not None else "", shown(entry.value))
        top.node = with_entry(top.node, entry)


def _by_name(top: Top, old: MapNode, new: MapNode, section: str) -> MapNode:
    """Declarations: each name is added, or takes the place of the base's whole."""
    known = {canonical(entry.key): entry for entry in old.entries}
    for entry in new.entries:
        before = known.get(canonical(entry.key))
        value = _set_parameter(top, entry, before) if section == "parameters" else entry.value
        if value is None:
            continue
        if before is not None and same(before.value, value):
            top.report("B163", entry.key_place, name=entry.key, key=section, value=shown(entry.value))
            continue
        is_set = before is not None and isinstance(entry.value, ScalarNode) and section == "parameters"
        kind = "set" if is_set else "added" if before is None else "replaced"
        top.say(section, kind, entry.key, entry.key_place, _value(before) if is_set else "", _value(entry) if is_set else "")
        old = with_entry(old, Entry(entry.key if before is None else before.key, entry.key_place, value))
    return old


def _value(entry: Entry | None) -> str:
    """What a parameter's value is."""
    node = entry.value if entry is not None else None
    return shown(node.get("value") if isinstance(node, MapNode) else node)


def _set_parameter(top: Top, entry: Entry, before: Entry | None) -> Node | None:
    """A bare value sets the base's parameter, whose options and note stay; a new parameter is declared in full."""
    if isinstance(entry.value, MapNode):
        return entry.value
    if before is None:
        holder = top.node.get("parameters")
        known = list(holder.keys()) if isinstance(holder, MapNode) else []
        top.report("B176", entry.key_place, name=entry.key, suggestion=suggestion(entry.key, known))
        return None
    if isinstance(before.value, MapNode):
        return with_entry(before.value, Entry("value", entry.key_place, entry.value))
    return entry.value


def _by_key(top: Top, old: MapNode, new: MapNode, path: str) -> MapNode:
    """Settings: each key is set, mappings key by key."""
    for entry in new.entries:
        before, name = old.get(entry.key), f"{path}/{entry.key}"
        if same(before, entry.value):
            top.report("B163", entry.key_place, name=path, key=entry.key, value=shown(entry.value))
        elif isinstance(before, MapNode) and isinstance(entry.value, MapNode) and name.startswith("report/"):
            old = with_entry(old, Entry(entry.key, entry.key_place, _by_key(top, before, entry.value, name)))
        else:
            old = with_entry(old, entry)
            top.say("top", "set", name, entry.key_place, shown(before) if before is not None else "", shown(entry.value))
    return old


def _checks(top: Top, old: SeqNode, new: SeqNode) -> SeqNode:
    """Checks by name: added at the end, or in the place of the base's."""
    rows = list(old.items)
    for item in new.items:
        at = next((at for at, row in enumerate(rows) if text(row, "name") == text(item, "name")), None)
        if at is not None and same(rows[at], item):
            top.report("B163", item.place, name=text(item, "name"), key="checks", value="…")
            continue
        top.say("checks", "added" if at is None else "replaced", text(item, "name"), item.place)
        rows[len(rows) if at is None else at:len(rows) if at is None else at + 1] = [item]
    return SeqNode(tuple(rows), old.place)


def _remove(top: Top, child: MapNode, section: str, written: Node | None) -> None:
    """Takes a declaration or check away by its name."""
    if not isinstance(written, ScalarNode):
        return
    holder = top.node.get(section)
    key = canonical(written.text)
    if isinstance(holder, MapNode):
        names = [entry.key for entry in holder.entries]
        rest: Node = without(holder, [name for name in names if canonical(name) == key])
    else:
        rows = holder.items if isinstance(holder, SeqNode) else ()
        names = [text(row, "name") for row in rows]
        rest = SeqNode(tuple(row for row in rows if canonical(text(row, "name")) != key), written.place)
    if key not in map(canonical, names):
        top.report("B175", written.place, name=written.text, suggestion=suggestion(written.text, names))
        return
    stated = _stated(child.get(section), key)
    if stated is not None:
        top.report("B162", written.place, name=written.text, line=stated.line)
        return
    top.gone[key] = written.place
    top.say(section, "removed", written.text, written.place)
    top.node = with_entry(top.node, Entry(section, top.node.key_place(section), rest))


def _stated(section: Node | None, key: str) -> Place | None:
    """Where the extending file itself declares this name."""
    if isinstance(section, MapNode):
        return next((entry.key_place for entry in section.entries if canonical(entry.key) == key), None)
    rows = section.items if isinstance(section, SeqNode) else ()
    return next((row.place for row in rows if canonical(text(row, "name")) == key), None)


def _remove_key(top: Top, child: MapNode, written: Node | None) -> None:
    """Takes a key away: one of the top level, or of a setting by its path (rounding/rate)."""
    if not isinstance(written, ScalarNode):
        return
    path = _path(top.node, written.text)
    stated = _path(child, written.text)
    if stated:
        holder = child.at(stated[:-1])
        line = holder.key_place(stated[-1]).line if isinstance(holder, MapNode) else child.place.line
        top.report("B162", written.place, name=written.text, line=line)
    elif not path or path[0] in OWN:
        known = [entry.key for entry in top.node.entries if entry.key not in OWN]
        top.report("B175", written.place, name=written.text, suggestion=suggestion(written.text, known))
    else:
        top.say("top", "removed", written.text, written.place, shown(top.node.at(path)))
        top.node = _cut(top.node, path)
        top.gone[written.text] = written.place


def _path(node: Node, written: str) -> tuple[str, ...]:
    """The keys that a path leads through; empty where it leads nowhere. A key may hold slashes."""
    if not isinstance(node, MapNode):
        return ()
    if written in node:
        return (written,)
    for entry in node.entries:
        inner = _path(entry.value, written[len(entry.key) + 1:]) if written.startswith(entry.key + "/") else ()
        if inner:
            return (entry.key, *inner)
    return ()


def _cut(node: MapNode, path: tuple[str, ...]) -> MapNode:
    entry = node.entry(path[0])
    if len(path) == 1 or entry is None or not isinstance(entry.value, MapNode):
        return without(node, path[:1])
    return with_entry(node, Entry(entry.key, entry.key_place, _cut(entry.value, path[1:])))
