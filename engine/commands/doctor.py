"""``biaochi doctor``: what works on this computer, and what is missing."""

from __future__ import annotations

import sys

from .console import put
from .findings_output import status_of
from .json_output import put_json
from .options import format_option
from .words import command, msgid

COLUMNS = 80


@command("doctor", help=msgid("检查这台电脑：能写哪些格式的报告，公文用的字体有哪些、缺的用什么代替，控制台能不能显示中文。"))
@format_option("text", "json")
def run(form: str) -> int:
    """Looks, prints; 1 where something needed is missing."""
    from ..doctor import examine, health_json, health_text

    health = examine(sys.stdout.encoding or "ascii")
    if form == "json":
        put_json(health_json(health))
    else:
        put(health_text(health, COLUMNS))
    return status_of(health.findings)
