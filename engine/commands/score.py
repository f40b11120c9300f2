"""``biaochi score``: the scorecard of one department, or of several that are scored together."""

from __future__ import annotations

from pathlib import Path

import click

from ..language_choice import translate
from .console import put, width
from .findings_output import say_errors, say_warnings, status_of
from .json_output import put_json
from .loading import is_table, load_scorecard, load_scorecards
from .options import format_option, peers_option, rubric_option, width_option
from .words import argument, command, msgid, option


@command("score", help=msgid(
    "给一个部门打分，显示评分结果。\n写几个数据文件（或一个文件夹、一行一个部门的 CSV 或 Excel 表）就一起评价，"
    "显示各部门的总分和等次；有按排名计分的指标时，名次在它们之间排。"))
@argument("data", metavar=msgid("数据文件..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@rubric_option
@peers_option
@format_option("text", "json")
@width_option
@option("--parts", "parts", is_flag=True, help=msgid("连同每个评分要点的得分一起显示（JSON 里总是有）。"))
def run(data: tuple[Path, ...], rubric: str | None, peers: tuple[Path, ...], form: str,
        width_asked: int | None, parts: bool) -> int:
    """Loads, scores, prints."""
    if len(data) > 1 or data[0].is_dir() or is_table(data[0]):
        if parts:
            raise click.UsageError(translate("--parts 只用于一个数据文件。"), click.get_current_context())
        return several((*data, *peers), rubric, form, width_asked)
    from ..scoring.output import scorecard_json, scorecard_text

    scorecard = load_scorecard(data[0], rubric, peers)
    if form == "json":
        put_json(scorecard_json(scorecard))
    else:
        put(scorecard_text(scorecard, width(width_asked), parts))
        say_errors(scorecard.findings)
    say_warnings([scorecard])
    return status_of(scorecard.findings)


def several(paths: tuple[Path, ...], rubric: str | None, form: str, width_asked: int | None) -> int:
    """All departments, each with the others as its peers."""
    from ..scoring.output import scorecard_json
    from ..scoring.output_batch import batch_text

    scorecards = load_scorecards(paths, rubric)
    findings = [item for scorecard in scorecards for item in scorecard.findings]
    if form == "json":
        put_json({"scorecards": [scorecard_json(scorecard) for scorecard in scorecards]})
    else:
        put(batch_text(scorecards, width(width_asked)))
        say_errors(findings)
    say_warnings(scorecards)
    return status_of(findings)
