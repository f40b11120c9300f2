"""``biaochi report``: the written report, in one or several formats."""

from __future__ import annotations

from pathlib import Path

from .console import put
from .findings_output import say_findings, status_of
from .loading import load_scorecard
from .options import data_argument, format_option, peers_option, rubric_option
from .outputs import formats_of, outputs_option, write_all
from .words import command, msgid


@command("report", help=msgid("生成绩效评价报告。-o 可以写几次，格式看文件后缀（.md、.html）；不写 -o 就显示出来。"))
@data_argument
@outputs_option
@rubric_option
@peers_option
@format_option("md", "html")
def run(data: Path, outputs: tuple[Path, ...], rubric: str | None, peers: tuple[Path, ...], form: str) -> int:
    """Loads, scores, renders everything, and only then writes."""
    from ..report import FORMATS, render, render_files

    formats = formats_of(outputs, FORMATS, (data, *peers))
    scorecard = load_scorecard(data, rubric, peers)
    if outputs:
        made = render_files(scorecard, formats.values())
        write_all({output: made[formats[output]] for output in outputs})
    else:
        put(render(scorecard, form))
    say_findings(scorecard.findings)
    return status_of(scorecard.findings)
