"""``biaochi compare``: one department under two or more rubrics, or in two years, and what made the differences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Sequence

import click

from ..language_choice import translate
from .console import width
from .files import readable
from .findings_output import say_findings, status_of
from .loading import edited_version, rubric_ref
from .options import edits_options, format_option, peers_option, width_option
from .outputs import FORMATS, JSON, deliver, formats_of, outputs_option
from .words import argument, command, msgid, option

if TYPE_CHECKING:
    from ..versions import Version


@command("compare", help=msgid(
    "并排比较得分，并说明每一分的变动来自哪一项修改。\n一个数据文件配两个以上 --rubric：同一部门在几套指标体系下的得分；\n"
    "两个以上数据文件：几个年度或几个部门（可再加一个 --rubric，各方都用它；或各写一个，各用各的）。\n"
    "一个 --rubric 加上 --set：改动前后的得分。缺的数会指出来，得分给出最低到最高的范围。很多部门一起比较，用 impact。\n"
    "-o 可以写几次，格式看文件后缀（.txt、.md、.html、.docx、.xlsx）；不写 -o 就显示出来。"))
@argument("data", metavar=msgid("数据文件..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@option("--rubric", "rubrics", multiple=True, metavar=msgid("指标体系"), help=msgid("用哪套指标体系；可以写几次。"))
@option("--department", metavar=msgid("部门"), help=msgid("数据文件是一张表、里面有很多部门时，比较哪一个。"))
@edits_options
@peers_option
@outputs_option
@format_option("text", JSON, "md", "html")
@width_option
def run(data: tuple[Path, ...], rubrics: tuple[str, ...], department: str | None, news: tuple[str, ...],
        olds: tuple[str, ...], peers: tuple[Path, ...], outputs: tuple[Path, ...], form: str,
        width_asked: int | None) -> int:
    """Loads every side, compares, prints or writes."""
    from ..compare import compare
    from ..compare.load import sides
    from ..compare.output import comparison_document
    from ..compare.output_json import comparison_json

    formats, refs = formats_of(outputs, FORMATS, (*data, *rubrics, *peers)), named(rubrics, bool(news or olds))
    sides(data, refs)
    versions: list[str | Path | Version] = [rubric_ref(ref) for ref in refs]
    if news or olds:
        versions[0], versions[-1] = edited_version(refs[0], olds, "--old-set"), edited_version(refs[-1], news)
    comparison = compare([path if path.is_dir() else readable(path) for path in data], versions, peers, department)
    deliver(lambda kind: comparison_document(comparison), lambda: comparison_json(comparison), formats, form,
            width(width_asked))
    findings = list(dict.fromkeys(item for side in comparison.sides for item in side.faults))
    say_findings(findings)
    return status_of(findings)


def named(rubrics: Sequence[str], edited: bool) -> tuple[str, ...]:
    """The rubrics of the sides; one that is edited on the command line stands for both, before and after."""
    if edited and not rubrics:
        raise click.UsageError(translate("--set 和 --old-set 要和 --rubric 一起写，说明改的是哪套指标体系。"),
                               click.get_current_context())
    return (rubrics[0], rubrics[0]) if edited and len(rubrics) == 1 else tuple(rubrics)
