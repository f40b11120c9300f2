"""Elements of WordprocessingML, made short: ``w("p", w("pPr"), …)``."""

from __future__ import annotations

from typing import Any

from lxml import etree

# What lxml makes; it has no types.
Element = Any

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_W = f"{{{NAMESPACES['w']}}}"
_KNOWN = {"w": NAMESPACES["w"]}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def qualified(name: str) -> str:
    """The full name of ``w:p``."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def w(tag: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element of the main namespace, and so its attributes; children that are None are left out."""
    made = etree.Element(_W + tag, {_W + name: str(value) for name, value in attributes.items()}, _KNOWN)
    made.extend([child for child in children if child is not None])
    return made


def x(name: str, /, *children: Element | None, **attributes: object) -> Element:
    """An element of any of ``NAMESPACES`` (``a:graphic``); its attributes have none, but for ``r__id`` (r:id)."""
    prefix = name.partition(":")[0]
    made = etree.Element(qualified(name), nsmap={prefix: NAMESPACES[prefix]})
    for key, value in attributes.items():
        made.set(qualified(key.replace("__", ":")) if "__" in key else key, str(value))
    made.extend([child for child in children if child is not None])
    return made


def flag(tag: str, on: bool) -> Element | None:
    """An element that switches something on, if it is on."""
    return w(tag) if on else None


def words(text: str, tag: str = "t") -> Element:
    """A piece of text as it is, spaces at its ends too."""
    made = w(tag)
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(_XML_SPACE, "preserve")
    return made
