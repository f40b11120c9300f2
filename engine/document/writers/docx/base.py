"""The package that every document begins as: python-docx's own without what is dead weight, with our styles."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from .fonts import font_table
from .saving import saved
from .sections import UPRIGHT
from .styles import style_elements
from .xml import Element, w

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DROPPED = ("stylesWithEffects", "customXml", "webSettings", "thumbnail")
_PROPERTIES = (b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
               b'officeDocument/2006/extended-properties"><Application>biaochi</Application></Properties>')
_SPACING, _LINE, _BULLET = "compressPunctuation", 420, "•"
_WORD = "http://schemas.microsoft.com/office/word"


def new_document() -> WordDocument:
    """An empty document with our styles, typefaces and settings."""
    return docx.Document(BytesIO(_base()))


@cache
def _base() -> bytes:
    document = docx.Document()
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _DROPPED]:
            del rels[key]
    _fill(document.styles.element, style_elements(UPRIGHT.text_width))
    _fill(document.settings.element, _settings())
    _fill(document.part.numbering_part.element, _numbering())
    _replace(document.part, RELATIONSHIP_TYPE.FONT_TABLE, _text(font_table()))
    _replace(document.part.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, _PROPERTIES)
    return saved(document)


def _fill(element: Any, children: Any) -> None:
    """Other content for an element."""
    for child in list(element):
        element.remove(child)
    element.extend(list(children))


def _replace(source: Any, kind: str, blob: bytes) -> None:
    """Another content for the part that has this relationship."""
    for rel in source.rels.values():
        if rel.reltype == kind:
            old = rel.target_part
            rel._target = Part(old.partname, old.content_type, blob, old.package)


def _text(element: Element) -> bytes:
    return bytes(etree.tostring(element, encoding="UTF-8", standalone=True))


def _settings() -> list[Element]:
    compat = (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1), ("enableOpenTypeFeatures", 1),
              ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1))
    colours = {name: name for name in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hyperlink",
                                       "followedHyperlink")}
    return [w("zoom", percent=100), w("defaultTabStop", val=_LINE), w("evenAndOddHeaders"),
            w("characterSpacingControl", val=_SPACING),
            w("compat", w("spaceForUL"), w("balanceSingleByteDoubleByteWidth"), w("doNotLeaveBackslashAlone"), w("ulTrailSpace"),
              w("doNotExpandShiftReturn"), w("adjustLineHeightInTable"), w("useFELayout"),
              *(w("compatSetting", name=name, uri=_WORD, val=value) for name, value in compat)),
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
            w("clrSchemeMapping", bg1="light1", t1="dark1", bg2="light2", t2="dark2", **colours),
            w("decimalSymbol", val="."), w("listSeparator", val=",")]


def _numbering() -> list[Element]:
    """One list, of items with a dot, set in by two characters."""
    level = w("lvl", w("start", val=1), w("numFmt", val="bullet"), w("suff", val="space"), w("lvlText", val=_BULLET),
              w("lvlJc", val="left"), w("pPr", w("ind", firstLineChars=200, firstLine=640)), ilvl=0)
    return [w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=0),
            w("num", w("abstractNumId", val=0), numId=1)]
