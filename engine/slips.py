"""A misspelt key is told once, and what stands below it is read as if it had been written right."""

from __future__ import annotations

from typing import Mapping

from .findings import Finding, Place, finding
from .language_choice import translate
from .positions import Entry, MapNode, Node, SeqNode
from .positions.aliases import KEYS
from .schema_check import TYPES, check_schema, known_keys, meant_key, top_of

ROUNDS = 5
# Sections whose keys are names that people choose, and what none of them would be called.
NAMED = frozenset({"inputs", "tables", "values", "parameters", "answers", "findings", "claimed", "stated",
                   "printed_points"})
# What the items of a rule's list begin with, and no indicator does.
INNER = frozenset({"when", "range", "value", "place", "at", "met"})
SECTIONS = NAMED | {"indicators", "checks", "grades", "goals", "claimed_total"}


def read_as_meant(top: MapNode, schema: str) -> tuple[MapNode, list[Finding]]:
    """The tree with every key that has one likely meaning (B100) read as that, and all that the schema says of both.

    What a section under a misspelt key declares is not missed elsewhere, and faults within it are found at once. A key
    keeps its place. Where the key that is meant is there too, the other stays unread.
    """
    top, lifted = _lifted(top)
    found = check_schema(top, schema)
    made, gathered = _with_lists(top, found)
    if gathered:
        top, lifted, found = made, lifted + gathered, check_schema(made, schema)
    for _ in range(ROUNDS):
        slips = {item.place: str(item.params["meant"]) for item in found if item.code == "B100" and item.place}
        renamed = _renamed(top, slips) if slips else top
        if renamed == top or not isinstance(renamed, MapNode):
            break
        top = renamed
        again = check_schema(top, schema)
        told = {item.place for item in again if item.code == "B100"}
        found = [item for item in found if item.code == "B100" and item.place not in told] + again
    # Only what may hold keys can have been meant to hold those that follow it.
    blank = [item for item in found if item.code == "B109" and translate(TYPES["object"]) in str(item.params["expected"])]
    indented = _indented(top, {item.place for item in blank if item.place})
    if indented != top and isinstance(indented, MapNode):
        kept = [item for item in found if item.code in ("B100", "B109")]
        top, found = indented, [*kept, *(item for item in check_schema(indented, schema) if item not in kept)]
    return top, sorted([*lifted, *found], key=lambda item: item.place or top_of(top))


def _lifted(top: MapNode) -> tuple[MapNode, list[Finding]]:
    """The sections that stand in a section of names, one step too far to the right, put where they belong."""
    found: list[Finding] = []
    entries: list[Entry] = []
    lifted: list[Entry] = []
    for entry in top.entries:
        inside = entry.value.entries if entry.key in NAMED and isinstance(entry.value, MapNode) else ()
        out = [item for item in inside if item.key in SECTIONS and item.key not in top]
        found += [finding("B194", item.key_place, key=item.key, section=entry.key) for item in out]
        lifted += out
        kept = MapNode(tuple(item for item in inside if item not in out), entry.value.place) if out else entry.value
        entries.append(Entry(entry.key, entry.key_place, kept))
    return (MapNode((*entries, *lifted), top.place) if lifted else top), found


def _indented(node: Node, blank: set[Place]) -> Node:
    """The tree with what stands behind a key without content (B109), and can only have been meant to stand below it, put
    there. That it isn't indented is said at the key."""
    if isinstance(node, SeqNode):
        return SeqNode(tuple(_indented(item, blank) for item in node.items), node.place)
    if not isinstance(node, MapNode):
        return node
    entries: list[Entry] = []
    below: list[Entry] = []
    for entry in reversed(node.entries):
        made = Entry(entry.key, entry.key_place, _indented(entry.value, blank))
        strange = entry.key in KEYS - SECTIONS if node.place.column > 1 else not entry.key.isascii()
        if entry.key_place in blank and below:
            made, below = Entry(entry.key, entry.key_place, MapNode(tuple(reversed(below)), below[-1].key_place)), []
        elif strange and entry.key_place not in blank:
            below.append(made)
            continue
        entries += [*below, made]
        below = []
    return MapNode(tuple(reversed([*entries, *below])), node.place)


def _with_lists(top: MapNode, found: list[Finding]) -> tuple[MapNode, list[Finding]]:
    """The tree with tiers and the like that stand where the next indicator would put into the rule before them, whose
    key has no content; that it has none is all that is said of it. ``found`` is what the schema says of the tree."""
    blank = {item.place: item for item in found if item.code == "B109" and item.place}
    filled: set[Place] = set()
    if not blank:
        return top, []
    made = _gathered(top, frozenset(blank), filled)
    return (made, [blank[place] for place in sorted(filled)]) if isinstance(made, MapNode) and filled else (top, [])


def _gathered(node: Node, blank: frozenset[Place], filled: set[Place]) -> Node:
    if isinstance(node, MapNode):
        return MapNode(tuple(Entry(entry.key, entry.key_place, _gathered(entry.value, blank, filled))
                             for entry in node.entries), node.place)
    if not isinstance(node, SeqNode):
        return node
    found: list[Node] = []
    for item in (_gathered(item, blank, filled) for item in node.items):
        before = found[-1] if found else None
        last = before.entries[-1] if isinstance(before, MapNode) and before.entries else None
        inner = isinstance(item, MapNode) and item.entries and item.entries[0].key in INNER and "name" not in item
        if not inner or last is None or last.key_place not in blank or not isinstance(before, MapNode):
            found.append(item)
            continue
        filled.add(last.key_place)
        held = (*last.value.items, item) if isinstance(last.value, SeqNode) else (item,)
        found[-1] = MapNode((*before.entries[:-1], Entry(last.key, last.key_place, SeqNode(held, item.place))), before.place)
    return SeqNode(tuple(found), node.place)


def meant_by(top: MapNode, key: str, schema: str) -> bool:
    """Whether the outermost level has a key, or another that seems to be meant for it."""
    known = known_keys(schema)
    return key in top or any(meant_key(entry.key, list(known)) == key for entry in top.entries if entry.key not in known)


def unread(top: MapNode, found: list[Finding]) -> frozenset[str]:
    """The outermost keys whose contents can't be read: unknown ones (as ``?``), and those that hold the wrong kind."""
    keys = {entry.key_place: entry.key for entry in top.entries}
    values = {entry.value.place: entry.key for entry in top.entries}
    unknown = {"?" for item in found if item.code == "B107" and item.place in keys}
    return frozenset(unknown | {(keys | values)[item.place] for item in found if item.code in ("B102", "B109")
                                and item.place in keys | values})


def _renamed(node: Node, slips: Mapping[Place, str]) -> Node:
    if isinstance(node, SeqNode):
        return SeqNode(tuple(_renamed(item, slips) for item in node.items), node.place)
    if not isinstance(node, MapNode):
        return node
    taken, entries = set(node.keys()), []
    for entry in node.entries:
        meant = slips.get(entry.key_place, entry.key)
        key = entry.key if meant in taken else meant
        taken.add(key)
        entries.append(Entry(key, entry.key_place, _renamed(entry.value, slips)))
    return MapNode(tuple(entries), node.place)
