"""``sections``: what the department says otherwise than the report's template, by the section's name."""

from __future__ import annotations

from ..findings import Place
from ..positions import MapNode, Node, ScalarNode
from ..positions.reading import mapping, text
from .model import SectionChange


def read_sections(top: MapNode) -> dict[str, SectionChange]:
    """The changes as they stand in the file: a section is replaced by a text, added to, or left out for a reason."""
    return {name: _change(node, place) for name, node, place in mapping(top, "sections")}


def _change(node: Node, place: Place) -> SectionChange:
    if not isinstance(node, MapNode):
        return SectionChange(_said(node), place=place)
    return SectionChange(_said(node.get("text")), _said(node.get("before")), _said(node.get("after")),
                         text(node, "omit").strip(), place)


def _said(node: Node | None) -> ScalarNode | None:
    return node if isinstance(node, ScalarNode) and node.kind != "null" else None
