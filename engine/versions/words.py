"""What one kind of edit is about, said in the words of the field: of a piece, a block, a value, a total."""

from __future__ import annotations

from fractions import Fraction
from typing import Sequence

from ..exact import plain
from ..language.names import canonical
from ..language_choice import translate
from ..rubric.methods import methods
from ..rubric.methods.checklist import Checklist
from ..rubric.methods.choose import describe as describe_choice
from ..rubric.methods.parts import describe as describe_parts
from ..rubric.model import Condition, Indicator, Piece
from ..rubric.show import exempt_text, points_words, rounding_text, rule_text, veto_text, zero_text
from .edit import Line
from .lines import side_by_side


def piece_words(kind: str, piece: Piece | None, node: Indicator | None) -> str:
    """One aspect of a leaf or part in short; empty where it has none. ``node`` is the leaf, where it is one itself."""
    if piece is None:
        return ""
    if kind in ("points", "weight"):
        return points_words(node) if node is not None else plain(piece.points)
    if kind == "veto":
        return conditions_words(piece.veto)
    if kind == "full_when":
        return translate("；").join(translate("{when}的，直接得满分").format(when=item.when.text) for item in piece.full_when)
    if kind == "not_applicable":
        return exempt_text(piece.not_applicable, node is None) if piece.not_applicable is not None else ""
    if kind == "limits":
        return limits_words(piece.cap, piece.floor)
    if kind == "if_zero":
        return zero_text(piece.if_zero)
    if kind == "compare":
        return translate("按修约后的值") if piece.compare == "rounded" else translate("按未修约的值")
    if kind == "rounding":
        return rounding_text(node.rounding) if node is not None and node.rounding is not None else ""
    return method_words(piece)


def limits_words(high: Fraction | None, low: Fraction | None) -> str:
    """最高6分、最低0分."""
    said = [translate("最高{bound}分").format(bound=plain(high))] if high is not None else []
    said += [translate("最低{bound}分").format(bound=plain(low))] if low is not None else []
    return translate("、").join(said)


def conditions_words(items: Sequence[Condition]) -> str:
    """Vetoes, one after the other."""
    return translate("；").join(veto_text(item) for item in items)


def method_words(piece: Piece) -> str:
    """The rule alone, without its conditions and limits."""
    if piece.method == "parts":
        return describe_parts(piece)
    if piece.settings is None:
        return piece.method
    return describe_choice(piece) if piece.method == "choose" else methods()[piece.method].describe(piece)


def rule_lines(piece: Piece | None) -> tuple[str, ...]:
    """The rule line by line: one line a tier, item, kind; of parts and alternatives one line each, with their rules."""
    if piece is None:
        return ()
    if isinstance(piece.settings, Checklist) and not piece.settings.counts:
        return tuple(translate("{name}，{points}分").format(name=item.name, points=plain(item.points))
                     for item in piece.settings.items)
    if piece.method in ("parts", "choose"):
        return tuple(translate("{name}（{points}分）：{rule}").format(
            name=part.name, points=plain(part.points), rule=rule_text(part, part=piece.method == "parts")) for part in piece.parts)
    return tuple(line for line in method_words(piece).split(translate("；")) if line)


def rules_side_by_side(old: Piece, new: Piece) -> tuple[Line, ...]:
    """The lines of two rules, each beside what it has become; tiers first of all by what they are for: 0–10% stands beside
    0–10% though it gives another score."""
    return side_by_side(rule_lines(old), rule_lines(new), _heads(old), _heads(new))


def _heads(piece: Piece) -> tuple[str, ...]:
    """What each line of the rule is for, where one line is one tier or item; else nothing."""
    if piece.method == "tiers":
        return tuple(canonical(tier.words) for tier in piece.settings)
    if isinstance(piece.settings, Checklist) and not piece.settings.counts:
        return tuple(canonical(item.name) for item in piece.settings.items)
    return ()
