"""``biaochi explain``: how each score came about."""

from __future__ import annotations

from pathlib import Path

from .console import put, width
from .findings_output import say_findings, status_of
from .json_output import put_json
from .loading import load_scorecard
from .options import data_argument, format_option, peers_option, rubric_option, width_option
from .words import argument, command, msgid


@command("explain", help=msgid(
    "说明一个指标（或计算值）的得分怎样算出来：公式、代入的数、每次取舍、用到的档次，各在哪个文件的哪一行。\n"
    "不写名称就说明全部；计算值与指标同名时写“值:名称”。"))
@data_argument
@argument("name", metavar=msgid("[名称]"), required=False)
@rubric_option
@peers_option
@format_option("text", "json")
@width_option
def run(data: Path, name: str | None, rubric: str | None, peers: tuple[Path, ...], form: str,
        width_asked: int | None) -> int:
    """Loads, scores, prints the explanation and the findings on what is explained."""
    from ..explain import explain_json, explain_text, findings_about

    scorecard = load_scorecard(data, rubric, peers)
    findings = findings_about(scorecard, name)
    if form == "json":
        put_json(explain_json(scorecard, name))
    else:
        put(explain_text(scorecard, name, width(width_asked)))
        say_findings(findings)
    return status_of(findings)
