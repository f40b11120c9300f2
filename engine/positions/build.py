"""Nodes from the parser's events, on a stack of our own: no recursion, no aliases, nothing resolved by surprise."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..findings import Finding, FindingsError, Place, finding
from .nodes import Entry, MapNode, Node, ScalarNode, SeqNode
from .source import DEEPEST, Source

NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,39})(\.[0-9]{1,40})?")
BOOLS = ("true", "True", "TRUE", "false", "False", "FALSE")
NULLS = ("", "~", "null", "Null", "NULL")


@dataclass
class Open:
    """A collection that is being read."""

    place: Place
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    first: dict[str, Place] = field(default_factory=dict)
    key: ScalarNode | None = None
    has_key: bool = False


class Builder:
    """Takes events one by one; ``root`` and ``findings`` are the result."""

    def __init__(self, source: Source):
        self.source = source
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self.stack: list[Open] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        """One event of the parser. Raises FindingsError where going on makes no sense."""
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise FindingsError([*self.findings, finding("B006", self._place(event, 3))])
        elif isinstance(event, yaml.AliasEvent):
            self._say("B016", event, text=f"*{event.anchor}")
            self._add(ScalarNode("", "", "null", self._place(event)))
        elif isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            self._add(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _open(self, event: Any) -> None:
        self._refuse_extras(event)
        if len(self.stack) >= DEEPEST:
            raise FindingsError([*self.findings, finding("B008", self._place(event), limit=DEEPEST)])
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(Open(self._place(event), mapping, bool(event.flow_style)))

    def _close(self) -> None:
        done = self.stack.pop()
        if done.mapping:
            place = done.entries[0].key_place if done.entries and not done.flow else done.place
            self._add(MapNode(tuple(done.entries), place))
        else:
            self._add(SeqNode(tuple(done.items), done.place))

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if not top.mapping:
            top.items.append(node)
        elif not top.has_key:
            top.has_key = True
            top.key = self._key(node, top)
        else:
            self._entry(top, node)

    def _key(self, node: Node, top: Open) -> ScalarNode | None:
        """The key if it can be one and is new; else it is reported, and its value read and left out."""
        if not isinstance(node, ScalarNode) or (not node.text and not node.style):
            self.findings.append(finding("B036", node.place))
            return None
        if node.text == "<<" and not node.style:
            self.findings.append(finding("B017", node.place))
            return None
        same = unicodedata.normalize("NFKC", node.text)
        if same in top.first:
            self.findings.append(finding("B015", node.place, key=node.text, first=top.first[same].line))
            return None
        top.first[same] = node.place
        return node

    def _entry(self, top: Open, value: Node) -> None:
        key, top.key, top.has_key = top.key, None, False
        if key is None:
            return
        absent = isinstance(value, ScalarNode) and not value.text and not value.style
        if top.flow and absent:
            self.findings.append(finding("B030", key.place, key=key.text))
        top.entries.append(Entry(key.text, key.place, value))

    def _scalar(self, event: Any) -> ScalarNode:
        style, text, place = event.style or "", event.value, self._place(event)
        kind = "str" if style else kind_of(text)
        if style in ("|", ">"):
            return ScalarNode(text, style, kind, place, self._block_lines(event, text))
        return ScalarNode(text, style, kind, place, (place.moved(1),) if style else ())

    def _block_lines(self, event: Any, text: str) -> tuple[Place, ...]:
        """Where the text of each line of a block scalar begins."""
        first, lines = event.start_mark.line + 1, self.source.lines
        body = lines[first:max(event.end_mark.line + 1, first + 1)]
        full = next((line for line in body if line.strip()), "")
        shown = next((line for line in text.split("\n") if line.strip()), "")
        indent = len(full) - len(full.lstrip(" ") if event.style == ">" else shown)
        return tuple(self.source.place(first + index, indent) for index in range(min(len(body), text.count("\n") + 1)))

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._say("B016", event, text=f"&{event.anchor}")
        if event.tag:
            self._say("B018", event, text=_tag(event.tag))

    def _say(self, code: str, event: Any, **params: str) -> None:
        self.findings.append(finding(code, self._place(event), **params))

    def _place(self, event: Any, length: int = 0) -> Place:
        start, end = event.start_mark, event.end_mark
        line = min(start.line, len(self.source.lines) - 1)
        width = end.column - start.column if end.line == start.line else len(self.source.lines[line]) - start.column
        if isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
            width = len(self.source.lines[line]) - start.column
        return self.source.place(line, start.column, length or width)


def plain_scalar(text: str, place: Place) -> ScalarNode:
    """A scalar without quotes, as one would be read in a file."""
    return ScalarNode(text, "", kind_of(text), place)


def kind_of(text: str) -> str:
    """What kind of scalar a text without quotes is (``ScalarNode.kind``)."""
    if NUMBER.fullmatch(text):
        return "number"
    return "bool" if text in BOOLS else "null" if text in NULLS else "str"


def _tag(tag: str) -> str:
    return "!!" + tag.removeprefix("tag:yaml.org,2002:") if tag.startswith("tag:yaml.org") else tag
