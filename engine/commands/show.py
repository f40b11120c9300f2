"""``biaochi show``: a rubric as a readable table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Sequence

import click

from ..language_choice import translate
from .console import put, say, width
from .json_output import put_json
from .loading import named_rubric
from .options import format_option, width_option
from .words import argument, command, msgid, option

if TYPE_CHECKING:
    from ..rubric.model import Rubric


@command("show", help=msgid("把指标体系显示成表：指标、分值、计算规则、要填的数，以及各处的假设。"))
@argument("rubric", metavar=msgid("指标体系"))
@format_option("text", "json")
@width_option
@option("--standard", is_flag=True, help=msgid("指标、分值和规则旁边显示官方原文，供与公布的表对照。"))
@option("--resolved", is_flag=True, help=msgid("显示成一份完整的 YAML：基础的内容加上全部改动。"))
@option("--columns", is_flag=True, help=msgid("显示填报表的表头（CSV）：一张表填很多部门时用，存成文件就能填。"))
def run(rubric: str, form: str, width_asked: int | None, standard: bool, resolved: bool, columns: bool) -> int:
    """Loads and prints."""
    if columns and (standard or resolved or form == "json"):
        raise click.UsageError(translate("--columns 不能与 --standard、--resolved、--format json 同时写。"),
                               click.get_current_context())
    if resolved and form == "json":
        raise click.UsageError(translate("--resolved 显示的是 YAML，不能同时写 --format json。"), click.get_current_context())
    if resolved and standard:
        raise click.UsageError(translate("--standard 和 --resolved 只能写一个。"), click.get_current_context())
    from ..rubric.resolved import resolved_yaml
    from ..rubric.show import rubric_text
    from ..rubric.show_json import rubric_json
    from ..rubric.show_standard import standard_text

    loaded = named_rubric(rubric)
    if columns:
        put_columns(loaded)
    elif resolved:
        put(resolved_yaml(loaded).rstrip("\n"))
    elif form == "json":
        put_json(rubric_json(loaded))
    else:
        put((standard_text if standard else rubric_text)(loaded, width(width_asked)))
    return 0


def put_columns(rubric: Rubric) -> None:
    """The heading row of a table for many departments; those of its other sheets are said on stderr."""
    from ..data.table.template import columns_of, sheet_columns

    put(csv_row(columns_of(rubric)))
    for name, columns in sheet_columns(rubric):
        say(translate("另有按行的表“{name}”（工作表“{name}”，或 表名.{name}.csv）：{columns}").format(
            name=name, columns=csv_row(columns)))


def csv_row(cells: Sequence[str]) -> str:
    """One row of a CSV file, without its line end."""
    import csv
    import io

    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()
