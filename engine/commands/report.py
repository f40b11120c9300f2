"""``biaochi report``: the written report, in one or several formats."""

from __future__ import annotations

from pathlib import Path

import click

from ..findings import FindingsError, Place, finding
from ..language_choice import translate
from .console import put, say
from .findings_output import say_findings, status_of
from .loading import load_scorecard
from .options import data_argument, format_option, peers_option, rubric_option
from .words import command, msgid, option

FORMAT_OF = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}


@command("report", help=msgid("生成绩效评价报告。-o 可以写几次，格式看文件后缀（.md、.html）；不写 -o 就显示出来。"))
@data_argument
@option("-o", "--output", "outputs", multiple=True, type=click.Path(path_type=Path), metavar=msgid("文件"),
        help=msgid("写到这个文件；已有的文件会被替换。"))
@rubric_option
@peers_option
@format_option("md", "html")
def run(data: Path, outputs: tuple[Path, ...], rubric: str | None, peers: tuple[Path, ...], form: str) -> int:
    """Loads, scores, renders everything, and only then writes."""
    from ..report import render

    formats = {output: format_of(output) for output in outputs}
    scorecard = load_scorecard(data, rubric, peers)
    if outputs:
        write_all({output: render(scorecard, formats[output]) for output in outputs})
    else:
        put(render(scorecard, form))
    say_findings(scorecard.findings)
    return status_of(scorecard.findings)


def format_of(output: Path) -> str:
    """The report format that a file's suffix asks for. Raises FindingsError (B706–B708) if nothing can go there."""
    place, known = Place(str(output)), "、".join(FORMAT_OF)
    if output.suffix.lower() not in FORMAT_OF:
        raise FindingsError([finding("B706", place, name=str(output), suffix=output.suffix or "-", known=known)])
    if output.is_dir():
        raise FindingsError([finding("B708", place, name=str(output))])
    if not output.parent.is_dir():
        raise FindingsError([finding("B707", place, folder=str(output.parent))])
    return FORMAT_OF[output.suffix.lower()]


def write_all(texts: dict[Path, str]) -> None:
    """Writes each file, and says so."""
    from ..atomic import write_text

    for output, text in texts.items():
        write_text(output, text)
        say(translate("已写出 {name}").format(name=output))
