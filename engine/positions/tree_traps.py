"""Traps that YAML swallows without a word, seen in the finished nodes."""

from __future__ import annotations

import re
from typing import Iterator

from ..findings import Finding, finding
from .aliases import KEYS
from .line_traps import COLON, FORMULAS, GLUED
from .nodes import Entry, MapNode, Node, ScalarNode, SeqNode
from .source import Source

CUT = re.compile(r"\s+(?P<cut>#\d.*)")


def tree_traps(node: Node, source: Source) -> Iterator[Finding]:
    """Every trap below a node, in the file's order. The nodes' depth is bounded, so this may recurse."""
    if isinstance(node, MapNode):
        for entry in node.entries:
            yield from _in_entry(entry, source)
            yield from tree_traps(entry.value, source)
    elif isinstance(node, SeqNode):
        for item in node.items:
            yield from _in_item(item)
            yield from _cut_off(item, source)
            yield from tree_traps(item, source)


def _in_entry(entry: Entry, source: Source) -> Iterator[Finding]:
    place, value = entry.key_place, entry.value
    quoted = place.snippet[place.column - 1:place.column] in ("'", '"')
    if not quoted and re.match(r"-[^\s\d-]", entry.key):
        yield finding("B034", place, text=place.snippet.strip().removeprefix("-"))
    colon = COLON.match(entry.key)
    if not quoted and colon and colon["key"] in KEYS:
        yield finding("B011", place.moved(colon.end() - 1), key=colon["key"])
    if entry.key in FORMULAS and isinstance(value, (SeqNode, MapNode)):
        first = value.place.snippet[value.place.column - 1:value.place.column]
        if first in ("[", "{"):
            yield finding("B213", value.place.moved(0), text=first)
    if isinstance(value, ScalarNode) and not value.style:
        if value.place.line > place.line:
            yield from _pair_as_text(value, any_key=True)
        yield from _cut_off(value, source)


def _in_item(item: Node) -> Iterator[Finding]:
    if isinstance(item, ScalarNode) and not item.style:
        yield from _pair_as_text(item, any_key=False)


def _pair_as_text(node: ScalarNode, any_key: bool) -> Iterator[Finding]:
    """``权重：10`` or ``points:5`` standing where a pair was meant, read as text."""
    colon, glued = COLON.match(node.text), GLUED.match(node.text)
    if colon and (any_key or colon["key"] in KEYS):
        yield finding("B011", node.place.moved(colon.end() - 1), key=colon["key"])
    elif glued and (any_key or glued["key"] in KEYS):
        yield finding("B012", node.place.moved(glued.end("key")), key=glued["key"], value=glued["value"].split("\n")[0])


def _cut_off(node: Node, source: Source) -> Iterator[Finding]:
    """`` #2`` behind plain text on one line: the rest of the value is gone."""
    if not isinstance(node, ScalarNode) or node.style or "\n" in node.text:
        return
    end = node.place.column - 1 + (len(node.text) if node.text else 0)
    found = CUT.match(node.place.snippet, end)
    if found:
        yield finding("B019", source.place(node.place.line - 1, found.start("cut"), len(found["cut"].rstrip())),
                      text=found["cut"].rstrip())
