"""The few words that a document is given by its writers, alike in all formats."""

from __future__ import annotations

from dataclasses import replace

from ..language_choice import translate
from .model import Block, Document, Fold, Note


def worded(document: Document) -> Document:
    """The document with 注 in front of its notes, in the language in force."""
    return replace(document, blocks=tuple(map(_worded, document.blocks)))


def _worded(block: Block) -> Block:
    if isinstance(block, Fold):
        return replace(block, blocks=tuple(map(_worded, block.blocks)))
    if not isinstance(block, Note) or block.text.startswith("注"):
        return block
    return Note(translate("注：{text}").format(text=block.text))
