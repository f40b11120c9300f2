"""An excerpt in words: what the source doesn't show, and where."""

from __future__ import annotations

from fractions import Fraction

from ..exact import plain
from ..language_choice import translate
from .model import Rubric


def excerpt_text(rubric: Rubric) -> str:
    """``缺产出；过程：缺资产管理``: everything that the source doesn't show; empty where it shows the whole rubric."""
    return translate("；").join(
        translate("{name}：{text}").format(name=name, text=bare(said)) if name else bare(said)
        for name, said in rubric.excerpts)


def counted_text(said: str, shown: Fraction, points: Fraction) -> str:
    """``节选：缺资产管理。按列出的 21 分计（共 40 分）``; nothing is counted of what has no points (outside the 100)."""
    if not points:
        return translate("节选：{text}").format(text=bare(said))
    return translate("节选：{text}。按列出的 {shown} 分计（共 {points} 分）").format(
        text=bare(said), shown=plain(shown), points=plain(points))


def bare(said: str) -> str:
    """A text without its full stop, to be put into a sentence."""
    return said.strip().rstrip("。")
