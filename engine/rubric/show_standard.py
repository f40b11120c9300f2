"""A rubric with the official wording beside each rule: what is compared with the published table."""

from __future__ import annotations

from typing import Iterator

from ..exact import plain
from ..language_choice import translate
from ..width import table
from .model import Indicator, Piece, Rubric
from .show import block_text, heading, points_words, rule_text
from .show_notes import assumptions_text, goals_text


def standard_text(rubric: Rubric, width: int = 100) -> str:
    """The indicators with points, official wording and rule, then the assumptions; no wider than ``width`` columns."""
    headers = [translate("指标"), translate("分值"), translate("原文"), translate("计算规则")]
    rows = [row for node in rubric.walk() for row in _rows(node)]
    blocks = ["\n".join(heading(rubric, width)), table(rows, headers, "<><<", width).rstrip("\n"), goals_text(rubric, width),
              assumptions_text(rubric, width)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _rows(node: Indicator) -> Iterator[list[str]]:
    """An indicator, and its parts below it; an empty line after each leaf keeps long cells apart."""
    indent = "  " * (node.level - 1)
    rule = block_text(node) if node.piece is None else rule_text(node.piece, brief=True)
    yield [indent + node.name, points_words(node), official_words(node), rule]
    if node.piece is not None:
        yield from _parts(node.piece, indent)
        yield ["", "", "", ""]


def _parts(piece: Piece, indent: str) -> Iterator[list[str]]:
    for part in piece.parts:
        chosen = piece.method == "choose"
        yield [f"{indent}  {'○' if chosen else '·'} {part.name}", "" if chosen else plain(part.points),
               part.text.strip(), rule_text(part, brief=True, part=not chosen)]
        yield from _parts(part, indent + "  ")


def official_words(node: Indicator) -> str:
    """指标说明 and 评分标准 as published; a dash on a leaf whose rubric quotes neither."""
    said = [translate("指标说明：{text}").format(text=node.explanation.strip())] if node.explanation.strip() else []
    said += [node.standard.strip()] if node.standard.strip() else []
    return "\n".join(said) or ("—" if node.piece is not None else "")
