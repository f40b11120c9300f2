"""``biaochi score``: the scorecard of one department."""

from __future__ import annotations

from pathlib import Path

from .console import put, width
from .findings_output import say_errors, status_of
from .json_output import put_json
from .loading import load_scorecard
from .options import data_argument, format_option, rubric_option, width_option
from .words import command, msgid


@command("score", help=msgid("给一个部门打分，显示评分结果。"))
@data_argument
@rubric_option
@format_option("text", "json")
@width_option
def run(data: Path, rubric: str | None, form: str, width_asked: int | None) -> int:
    """Loads, scores, prints."""
    from ..scoring.output import scorecard_json, scorecard_text

    scorecard = load_scorecard(data, rubric)
    if form == "json":
        put_json(scorecard_json(scorecard))
    else:
        put(scorecard_text(scorecard, width(width_asked)))
        say_errors(scorecard.findings)
    return status_of(scorecard.findings)
