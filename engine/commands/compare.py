"""``biaochi compare``: one department under two or more rubrics, or in two years, and what made the differences."""

from __future__ import annotations

from pathlib import Path

import click

from .console import width
from .files import is_file, readable
from .findings_output import say_findings, status_of
from .json_output import put_json
from .options import format_option, peers_option, width_option
from .outputs import FORMATS, formats_of, outputs_option, show_document
from .words import argument, command, msgid, option


@command("compare", help=msgid(
    "并排比较得分，并说明每一分的变动来自哪一项修改。\n一个数据文件配两个以上 --rubric：同一部门在几套指标体系下的得分；\n"
    "两个以上数据文件：几个年度或几个部门（可再加一个 --rubric，各方都用它；或各写一个，各用各的）。\n"
    "缺的数会指出来，得分给出最低到最高的范围。很多部门一起比较，用 impact。\n"
    "-o 可以写几次，格式看文件后缀（.txt、.md、.html、.xlsx）；不写 -o 就显示出来。"))
@argument("data", metavar=msgid("数据文件..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--rubric", "rubrics", multiple=True, metavar=msgid("指标体系"), help=msgid("用哪套指标体系；可以写几次。"))
@option("--department", metavar=msgid("部门"), help=msgid("数据文件是一张表、里面有很多部门时，比较哪一个。"))
@peers_option
@outputs_option
@format_option("text", "json", "md", "html")
@width_option
def run(data: tuple[Path, ...], rubrics: tuple[str, ...], department: str | None, peers: tuple[Path, ...],
        outputs: tuple[Path, ...], form: str, width_asked: int | None) -> int:
    """Loads every side, compares, prints or writes."""
    from ..compare import compare
    from ..compare.load import sides
    from ..compare.output import comparison_document
    from ..compare.output_json import comparison_json

    sides(data, rubrics)
    formats = formats_of(outputs, FORMATS)
    for ref in filter(is_file, rubrics):
        readable(Path(ref))
    comparison = compare([path if path.is_dir() else readable(path) for path in data], rubrics, peers, department)
    if form == "json" and not outputs:
        put_json(comparison_json(comparison))
    else:
        show_document(comparison_document(comparison), formats, form, width(width_asked))
    findings = list(dict.fromkeys(item for side in comparison.sides for item in side.faults))
    say_findings(findings)
    return status_of(findings)
