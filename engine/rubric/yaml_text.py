"""Positioned nodes as YAML again: every scalar in the style in which it was written, so that numbers keep their digits."""

from __future__ import annotations

from typing import Iterator

import yaml

from ..positions import MapNode, Node, ScalarNode

WIDEST = 10**9
BLOCKS = {">": "|"}


def yaml_text(top: MapNode) -> str:
    """The mapping as YAML text in block style; reading it gives the same data. Folded text is written as it reads."""
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *_events(top),
              yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    return str(yaml.emit(events, Dumper=yaml.SafeDumper, allow_unicode=True, width=WIDEST))


def _events(node: Node) -> Iterator[yaml.Event]:
    if isinstance(node, ScalarNode):
        style = BLOCKS.get(node.style, node.style) or None
        yield yaml.ScalarEvent(None, None, (True, True), node.text, style=style)
    elif isinstance(node, MapNode):
        # An empty collection has no block style.
        yield yaml.MappingStartEvent(None, None, True, flow_style=not node.entries)
        for entry in node.entries:
            yield yaml.ScalarEvent(None, None, (True, True), entry.key, style=_key_style(entry.key))
            yield from _events(entry.value)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, True, flow_style=not node.items)
        for item in node.items:
            yield from _events(item)
        yield yaml.SequenceEndEvent()


def _key_style(key: str) -> str | None:
    return None if key and key != "<<" else "'"
