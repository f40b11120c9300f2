"""``biaochi compare``: one department under two rubrics, or two departments or years, side by side."""

from __future__ import annotations

from pathlib import Path

import click

from ..findings import FindingsError, finding
from .console import put, width
from .findings_output import say_findings, status_of
from .json_output import put_json
from .loading import load_scorecard
from .options import format_option, width_option
from .words import argument, command, msgid, option


@command("compare", help=msgid(
    "并排比较得分。\n一个数据文件配两个 --rubric：同一部门在两套指标体系下的得分；\n"
    "两个数据文件：两个部门或两个年度（可再加一个 --rubric，两边都用它；或两个，各用各的）。"))
@argument("data", metavar=msgid("数据文件..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--rubric", "rubrics", multiple=True, metavar=msgid("指标体系"), help=msgid("用哪套指标体系；可以写两次。"))
@format_option("text", "json")
@width_option
def run(data: tuple[Path, ...], rubrics: tuple[str, ...], form: str, width_asked: int | None) -> int:
    """Loads and scores both sides, prints them side by side."""
    (left, left_rubric), (right, right_rubric) = sides(data, rubrics)
    from ..compare import compare, comparison_json, comparison_text

    before, after = load_scorecard(left, left_rubric), load_scorecard(right, right_rubric)
    comparison = compare(before, after)
    findings = (*before.findings, *after.findings)
    if form == "json":
        put_json(comparison_json(comparison))
    else:
        put(comparison_text(comparison, width(width_asked)))
        say_findings(findings)
    return status_of(findings)


Side = tuple[Path, str | None]


def sides(data: tuple[Path, ...], rubrics: tuple[str, ...]) -> tuple[Side, Side]:
    """The two (data, rubric) that are compared. Raises FindingsError (B709) where they aren't two."""
    files = data * 2 if len(data) == 1 and len(rubrics) == 2 else data
    refs: tuple[str | None, ...] = rubrics or (None,)
    refs = refs * 2 if len(refs) == 1 else refs
    if len(files) != 2 or len(refs) != 2:
        raise FindingsError([finding("B709", None, files=len(data), rubrics=len(rubrics))])
    return (files[0], refs[0]), (files[1], refs[1])
