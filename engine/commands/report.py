"""``biaochi report``: the written report of one department, or of many, in one or several formats."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..language_choice import translate
from .console import put
from .findings_output import say_findings, status_of
from .loading import is_table
from .options import peers_option, rubric_option, width_option
from .outputs import formats_of, outputs_option, suffixes, write_all
from .report_options import Choices, FormatName
from .words import argument, command, msgid, option


@command("report", help=msgid(
    "生成绩效评价报告。\n一个部门：-o 写文件名，可以写几次，格式看文件后缀；不写 -o 就显示出来。\n"
    "很多部门（文件夹、几个文件、一行一个部门的表）：-o 写文件夹，一个部门一份，格式用 --format。"))
@argument("data", metavar=msgid("数据文件..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@outputs_option
@option("--format", "forms", multiple=True, type=FormatName(), metavar=msgid("格式"), help=msgid(
    "显示成什么格式（md、html；--outline 还有 text、json）；写到文件夹时是写哪些格式，可以写几次，默认 docx。"))
@option("--template", "template", metavar=msgid("模板"), help=msgid("改用这个模板：templates 里的名称，或一个文件。默认用指标体系写明的。"))
@option("--toc", "contents", is_flag=True, help=msgid("在标题后面加上目录。"))
@option("--department", metavar=msgid("部门"), help=msgid("数据里有很多部门时，只写这一个的报告。"))
@rubric_option
@peers_option
@option("--outline", "outlined", is_flag=True, help=msgid("不写报告，列出它有哪些标题、节、表、图，部门要写哪些文字，还缺哪些。"))
@option("--watch", "watched", is_flag=True, help=msgid("写好以后等着，数据、模板、指标体系一保存就重写；按 Ctrl-C 结束。"))
@option("--jobs", type=click.IntRange(1, 256), metavar=msgid("个数"), help=msgid("同时用几个进程写很多部门的报告。默认是处理器的核数。"))
@width_option
def run(**given: Any) -> int:
    """Finds out what is asked for, and does that."""
    asked = Choices(**given)
    if asked.outlined:
        from .report_outline import run_outline

        return run_outline(asked)
    if is_many(asked):
        from .report_many import run_many

        return run_many(asked)
    return run_watched(asked) if asked.watched else run_one(asked)


def is_many(asked: Choices) -> bool:
    """Whether a folder of reports is to be written: for several files, a folder, or a table when ``-o`` is no report's name."""
    from ..report import FORMATS

    if asked.department is not None:
        return False
    named = any(output.suffix.lower() in suffixes(FORMATS) and not output.is_dir() for output in asked.outputs)
    several = len(asked.data) > 1 or asked.data[0].is_dir()
    return several or (is_table(asked.data[0]) and bool(asked.outputs) and not named)


def run_one(asked: Choices) -> int:
    """One department: renders everything, and only then writes."""
    from ..report import FORMATS, render, render_files
    from ..report.remarks import remarks

    formats = formats_of(asked.outputs, FORMATS, asked.inputs)
    shown = asked.shown(("md", "html"))
    card = asked.scorecard()
    if formats:
        made = render_files(card, dict.fromkeys(formats.values()), asked.template, contents=asked.contents)
        write_all({output: made[form] for output, form in formats.items()})
    else:
        put(render(card, shown, asked.template, contents=asked.contents))
    say_findings((*card.findings, *remarks(card, asked.template)))
    return status_of(card.findings)


def run_watched(asked: Choices) -> int:
    """One department, again and again."""
    from .report_watch import watched

    if not asked.outputs:
        raise click.UsageError(translate("--watch 要和 -o 一起用，写明报告写到哪个文件。"), click.get_current_context())
    return watched(asked, lambda: run_one(asked))
