"""A document → PDF: fonts chosen and checked, markup written, compiled. The same document gives the same bytes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ....findings import FindingsError, finding
from ...model import Document
from ...words import worded
from .markup import markup
from .typefaces import typefaces

# Every document is made at the same moment: no file differs by its clock.
MOMENT = 0


def write_pdf(document: Document) -> bytes:
    """The document as PDF, every font it uses embedded in it.

    Raises FindingsError: B620 where typst isn't installed, B621 where no font with Chinese is, B622 for each character that no
    installed font has, B623 where BIAOCHI_FONTS names no folder, B624 where typst refuses.
    """
    typst, shown = _typst(), worded(document)
    with typefaces(shown) as faces:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(faces.folder)])
        return _compiled(typst, markup(shown, faces.styles(fonts.fonts())), fonts)


def _typst() -> Any:
    try:
        return import_module("typst")
    except ImportError:
        raise FindingsError([finding("B620")]) from None


def _compiled(typst: Any, source: str, fonts: Any) -> bytes:
    try:
        made, warnings = typst.compile_with_warnings(source.encode("utf-8"), font_paths=fonts,
                                                     ignore_system_fonts=True, timestamp=MOMENT)
    except typst.TypstError as error:
        raise FindingsError([finding("B624", None, detail=str(error).strip())]) from None
    if warnings:  # a font that isn't found would leave its text out
        raise FindingsError([finding("B624", None, detail="；".join(str(item.message) for item in warnings))])
    return bytes(made)
