"""A report is Chinese, whatever the language of messages."""

from __future__ import annotations

from ..language_choice import CHINESE, speaking
from ..scoring.score import score
from ..scoring.scorecard import Scorecard


def in_chinese(card: Scorecard) -> Scorecard:
    """The scorecard with its steps, and what it lacks, in Chinese: they are put in words when the department is scored."""
    if card.language == CHINESE:
        return card
    with speaking(CHINESE):
        return score(card.rubric, card.data, card.peers)
