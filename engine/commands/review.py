"""``biaochi review``: claims against what the figures give, and figures against each other."""

from __future__ import annotations

import sys
from pathlib import Path

from .console import colour, put, width
from .findings_output import status_of
from .json_output import put_json
from .loading import load_scorecard
from .options import data_argument, format_option, peers_option, rubric_option, width_option
from .words import command, msgid


@command("review", help=msgid("复核：自评得分与算出的得分比，勾稽关系、公布的比率、绩效目标逐项核对。"))
@data_argument
@rubric_option
@peers_option
@format_option("text", "json")
@width_option
def run(data: Path, rubric: str | None, peers: tuple[Path, ...], form: str, width_asked: int | None) -> int:
    """Loads, scores, reviews, prints."""
    from ..review import review, review_json, review_text

    scorecard = load_scorecard(data, rubric, peers)
    result = review(scorecard)
    if form == "json":
        put_json(review_json(result))
    else:
        put(review_text(result, width(width_asked), colour(sys.stdout)))
    return status_of([*scorecard.findings, *result.findings])
