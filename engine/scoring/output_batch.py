"""The scorecards of several departments in one table, the highest total first."""

from __future__ import annotations

from typing import Sequence

from ..language_choice import translate
from ..width import table
from .figure_text import rate_text
from .output import count_line, points_text, score_text
from .scorecard import Scorecard


def batch_text(scorecards: Sequence[Scorecard], width: int = 100) -> str:
    """Department, points, total, rate and grade, one table for each rubric; those without a total stand last."""
    groups: dict[str, list[Scorecard]] = {}
    for scorecard in scorecards:
        groups.setdefault(scorecard.rubric.sha256, []).append(scorecard)
    blocks = [_group(cards, width) for cards in groups.values()]
    findings = [item for scorecard in scorecards for item in scorecard.findings]
    return "\n\n".join([*blocks, *([count_line(findings)] if findings else [])]) + "\n"


def _group(cards: list[Scorecard], width: int) -> str:
    rubric = cards[0].rubric
    ordered = sorted(cards, key=lambda card: (card.total is None, -(card.total or 0)))
    rows = [[card.data.title, points_text(card.points), score_text(card.total, rubric),
             rate_text(card.total / card.points if card.total is not None and card.points else None),
             card.grade or ""] for card in ordered]
    headers = [translate("部门"), translate("分值"), translate("得分"), translate("得分率"), translate("等次")]
    keep = 5 if rubric.grades is not None else 4
    whose = translate("{count}个项目") if all(card.data.project for card in cards) else translate("{count}个部门")
    head = translate("指标体系：{id}　{title}（{whose}）").format(id=rubric.id, title=rubric.title,
                                                       whose=whose.format(count=len(cards)))
    body = table([row[:keep] for row in rows], headers[:keep], "<>>><"[:keep], width)
    return head + "\n\n" + body.rstrip("\n")
