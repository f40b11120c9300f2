"""``biaochi impact``: what a change of rubric does to all departments."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import Callable

import click

from ..language_choice import translate
from .console import show_on_terminal, width
from .files import readable_ones
from .findings_output import say_findings, status_of
from .loading import edited_version
from .options import edits_options, format_option, width_option
from .outputs import FORMATS, JSON, deliver, formats_of, outputs_option
from .words import argument, command, msgid, option

def points_of(ctx: click.Context, parameter: click.Parameter, said: str) -> Fraction:
    """A number of points that isn't negative, read exactly."""
    from ..positions.build import NUMBER

    if not NUMBER.fullmatch(said) or said.startswith("-"):
        raise click.BadParameter(translate("“{text}”不是分数，请写一个不小于0的数，例如 0.5。").format(text=said), ctx, parameter)
    return Fraction(said)


@command("impact", help=msgid(
    "一次修改对全部部门的影响。\n每个部门在新旧两套指标体系下的得分、变动、等次、名次；分布、升降、等次变动、离界线最近的部门；\n"
    "每项修改影响谁、影响多少，哪一项影响最大。数据写文件、文件夹或一行一个部门的表。-o 可以写几次，格式看文件后缀。"))
@argument("old", metavar=msgid("旧指标体系"))
@argument("new", metavar=msgid("新指标体系"))
@argument("data", metavar=msgid("数据..."), nargs=-1, required=True, type=click.Path(path_type=Path))
@edits_options
@outputs_option
@format_option("text", JSON, "md", "html")
@width_option
@option("--near", "near", callback=points_of, default="1", metavar=msgid("分数"),
        help=msgid("离等次的界线多少分以内算临近，默认 1 分。"))
def run(old: str, new: str, data: tuple[Path, ...], news: tuple[str, ...], olds: tuple[str, ...],
        outputs: tuple[Path, ...], form: str, width_asked: int | None, near: Fraction) -> int:
    """Loads both versions and all departments, compares, prints or writes; what can't be read is named at the end."""
    from ..data.sources import sources
    from ..findings import FindingsError, finding
    from ..impact import impact
    from ..impact.output import impact_document
    from ..impact.output_json import impact_json

    formats = formats_of(outputs, FORMATS, (*data, old, new))
    versions = edited_version(old, olds, "--old-set"), edited_version(new, news)
    paths, unreadable = readable_ones(data)
    found, said = sources(paths, [version.rubric for version in versions])
    made = impact(*versions, found, progress(), (*unreadable, *said), near)
    wrong = list(dict.fromkeys([*(item for failed in made.failed for item in failed.findings), *made.findings]))
    if not made.departments:
        say_findings(wrong)
        raise FindingsError([finding("B767")])
    deliver(lambda kind: impact_document(made), lambda: impact_json(made), formats, form, width(width_asked))
    say_findings(wrong)
    return min(status_of(wrong), 1)


def progress() -> Callable[[int, int], None]:
    """Says on a terminal how far it is, on one line that is gone in the end."""
    if not sys.stderr.isatty():
        return lambda done, whole: None

    return lambda done, whole: show_on_terminal(
        translate("比较 {done}/{whole} 个部门").format(done=done, whole=whole), done == whole)
