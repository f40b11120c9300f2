"""``biaochi show``: a rubric as a readable table."""

from __future__ import annotations

import click

from ..language_choice import translate
from .console import put, width
from .json_output import put_json
from .loading import named_rubric
from .options import format_option, width_option
from .words import argument, command, msgid, option


@command("show", help=msgid("把指标体系显示成表：指标、分值、计算规则、要填的数，以及各处的假设。"))
@argument("rubric", metavar=msgid("指标体系"))
@format_option("text", "json")
@width_option
@option("--standard", is_flag=True, help=msgid("指标、分值和规则旁边显示官方原文，供与公布的表对照。"))
@option("--resolved", is_flag=True, help=msgid("显示成一份完整的 YAML：基础的内容加上全部改动。"))
def run(rubric: str, form: str, width_asked: int | None, standard: bool, resolved: bool) -> int:
    """Loads and prints."""
    if resolved and form == "json":
        raise click.UsageError(translate("--resolved 显示的是 YAML，不能同时写 --format json。"), click.get_current_context())
    if resolved and standard:
        raise click.UsageError(translate("--standard 和 --resolved 只能写一个。"), click.get_current_context())
    from ..rubric.resolved import resolved_yaml
    from ..rubric.show import rubric_text
    from ..rubric.show_json import rubric_json
    from ..rubric.show_standard import standard_text

    loaded = named_rubric(rubric)
    if resolved:
        put(resolved_yaml(loaded).rstrip("\n"))
    elif form == "json":
        put_json(rubric_json(loaded))
    else:
        put((standard_text if standard else rubric_text)(loaded, width(width_asked)))
    return 0
