"""What stands below a rubric's tables: how rows of KPI tables are scored, equations, what the official text leaves open."""

from __future__ import annotations

from typing import Iterator

from ..language_choice import translate
from ..width import hung
from .methods.goals import each_words
from .model import Indicator, Piece, Rubric, Value


def goals_text(rubric: Rubric, width: int) -> str:
    """How the rows of KPI tables are scored, said once for all indicators that share a rule."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for node, piece in _goals_of(rubric):
        names = groups.setdefault(each_words(piece), [])
        names += [node.name] if node.name not in names else []
    blocks = []
    for said, names in groups.items():
        head = translate("绩效目标逐行怎样计分（{names}）：").format(names=translate("、").join(names))
        blocks.append("\n".join([*hung(head, width, "  "), *(line for text in said for line in hung(f"· {text}", width, "  "))]))
    return "\n\n".join(blocks)


def _goals_of(rubric: Rubric) -> Iterator[tuple[Indicator, Piece]]:
    for node in rubric.walk():
        if node.piece is not None:
            yield from ((node, piece) for piece in _pieces(node.piece) if piece.method == "goals" and piece.settings)


def _pieces(piece: Piece) -> Iterator[Piece]:
    yield piece
    for part in piece.parts:
        yield from _pieces(part)


def assumptions_of(rubric: Rubric) -> Iterator[tuple[str, str]]:
    """Everything that the official text leaves open and the rubric settles: where ("" for the whole) and how."""
    for text in rubric.assumptions:
        yield "", text
    for value in all_values(rubric):
        if value.assumption:
            yield value.name, value.assumption
    for node in rubric.walk():
        if node.assumption:
            yield node.name, node.assumption
        if node.piece is not None:
            yield from _of_piece(node.name, node.piece, node.assumption)


def _of_piece(name: str, piece: Piece, said: str) -> Iterator[tuple[str, str]]:
    if piece.assumption and piece.assumption != said:
        yield name, piece.assumption
    for part in piece.parts:
        yield from _of_piece(f"{name}/{part.name}", part, "")


def all_values(rubric: Rubric) -> Iterator[Value]:
    """The computed values, those on rows of tables included."""
    yield from rubric.values.values()
    for item in rubric.tables.values():
        yield from item.values.values()


def checks_text(rubric: Rubric, width: int) -> str:
    """The equations between figures; empty where there are none."""
    if not rubric.checks:
        return ""
    lines = [translate("勾稽关系：")]
    for check in rubric.checks:
        text = f"· {check.name}：{check.left.text} {check.op} {check.right.text}"
        lines += hung(text, width, "  ")
    return "\n".join(lines)


def assumptions_text(rubric: Rubric, width: int) -> str:
    """What the official text leaves open, numbered."""
    found = list(assumptions_of(rubric))
    if not found:
        return ""
    lines = [translate("官方文本没有写明、本指标体系的处理（{count}项）：").format(count=len(found))]
    for index, (name, text) in enumerate(found, 1):
        said = translate("{name}：{text}").format(name=name, text=text.strip()) if name else text.strip()
        mark = f"{index}. "
        lines += hung(mark + said, width, " " * len(mark))
    return "\n".join(lines)
