"""``biaochi show``: a rubric as a readable table."""

from __future__ import annotations

from .console import put, width
from .json_output import put_json
from .loading import named_rubric
from .options import format_option, width_option
from .words import argument, command, msgid


@command("show", help=msgid("把指标体系显示成表：指标、分值、评分标准、计算规则，以及各处的假设。"))
@argument("rubric", metavar=msgid("指标体系"))
@format_option("text", "json")
@width_option
def run(rubric: str, form: str, width_asked: int | None) -> int:
    """Loads and prints."""
    from ..rubric.show import rubric_text
    from ..rubric.show_json import rubric_json

    loaded = named_rubric(rubric)
    if form == "json":
        put_json(rubric_json(loaded))
    else:
        put(rubric_text(loaded, width(width_asked)))
    return 0
