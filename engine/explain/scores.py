"""A score in words: what it is out of, what it brings to the node above, what is added up."""

from __future__ import annotations

from fractions import Fraction
from typing import Iterable

from ..language_choice import translate
from ..rubric.model import Adjust, Indicator, Piece
from ..scoring.figure_text import digits, figure_text, rate_text, sum_text
from ..scoring.scorecard import NodeScore, PieceScore


def limits_of(indicator: Indicator | None, piece: Piece | None = None) -> Adjust | None:
    """The limits of what stands outside the 100 (加减分项); None for what has points."""
    if piece is not None and piece.from_zero:
        return Adjust(piece.points, piece.low)
    return indicator.adjust if indicator is not None else None


def worth_words(points: Fraction, limits: Adjust | None) -> str:
    """What something is worth: ``3分``, or how much it may add and take."""
    if limits is None:
        return translate("{points}分").format(points=digits(points))
    return translate("加减分，{limits}").format(limits=limits_words(limits))


def limits_words(limits: Adjust) -> str:
    """``最多加3分、最多减30分``; a side that is 0 is left out."""
    said = [translate("最多加{points}分").format(points=digits(limits.high))] if limits.high else []
    said += [translate("最多减{points}分").format(points=digits(-limits.low))] if limits.low else []
    return translate("、").join(said)


def brings_words(item: NodeScore, limits: Adjust | None) -> str:
    """What a node brings to the one above it."""
    if item.not_applicable:
        return translate("{name}：不适用（{reason}）").format(name=item.name, reason=item.not_applicable)
    score = sum_text([item.score])
    if limits is not None:
        return translate("{name}：{score}（{limits}）").format(name=item.name, score=score, limits=limits_words(limits))
    return translate("{name}：{score}（分值 {points} 分）").format(name=item.name, score=score, points=digits(item.points))


def added_words(scores: Iterable[Fraction | None], total: Fraction) -> str:
    """The sum of what stands below: ``4＋1－2 ＝ 3``."""
    return translate("下级指标得分相加：{words} ＝ {score}").format(words=sum_text(scores), score=digits(total))


def result_words(scored: PieceScore, limits: Adjust | None = None, available: Fraction | None = None) -> str:
    """The score and its rate, out of what it can earn where that isn't its points (不适用, 节选)."""
    if scored.not_applicable:
        return translate("不适用，不计分（{reason}）").format(reason=scored.not_applicable)
    if scored.score is None:
        return _missing(scored, limits)
    if limits is not None:
        return translate("加减分：{score}").format(score=score_words(scored))
    most = scored.points if available is None else available
    points = digits(scored.points)
    if most != scored.points:
        points = translate("{points} 分，可得 {most}").format(points=points, most=digits(most))
    return translate("得分：{score}（分值 {points} 分，得分率 {rate}）").format(
        score=score_words(scored), points=points, rate=rate_text(scored.score / most if most else None))


def _missing(scored: PieceScore, limits: Adjust | None) -> str:
    said = (translate("没有得分（分值 {points} 分）").format(points=digits(scored.points)) if limits is None
            else translate("没有得分（{limits}）").format(limits=limits_words(limits)))
    names = translate("、").join(scored.missing)
    return translate("{said}，缺少：{names}").format(said=said, names=names) if names else said


def score_words(scored: PieceScore) -> str:
    """The score with its unit; a dash where there is none."""
    return figure_text(scored.score, "分")
