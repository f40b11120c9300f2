"""``biaochi diff``: what changed between two rubrics, in the words of the field."""

from __future__ import annotations

from pathlib import Path

from .console import width
from .loading import edited_version
from .options import edits_options, format_option, width_option
from .outputs import FORMATS, JSON, deliver, formats_of, outputs_option
from .words import argument, command, msgid, option


@command("diff", help=msgid(
    "两份指标体系之间改了什么。\n新增、删去、改名、移动的指标，分值、档次、公式、扣分、否决、取舍、等次的改动，新旧并排；\n"
    "按影响的分值从大到小；新要填报和不再需要的数据。-o 可以写几次，格式看文件后缀。"))
@argument("old", metavar=msgid("旧指标体系"))
@argument("new", metavar=msgid("新指标体系"))
@edits_options
@outputs_option
@format_option("text", JSON, "md", "html")
@width_option
@option("--exit-code", "exit_code", is_flag=True, help=msgid("有影响得分的改动时，退出状态是 1。"))
def run(old: str, new: str, news: tuple[str, ...], olds: tuple[str, ...], outputs: tuple[Path, ...], form: str,
        width_asked: int | None, exit_code: bool) -> int:
    """Loads both, tells what changed."""
    from ..diff import diff_document, diff_json
    from ..versions import changes_between

    formats = formats_of(outputs, FORMATS, (old, new))
    changes = changes_between(edited_version(old, olds, "--old-set"), edited_version(new, news))
    # In plain text nothing is marked within a line; old and new stand side by side.
    deliver(lambda kind: diff_document(changes, marks=kind != "text"), lambda: diff_json(changes), formats, form,
            width(width_asked))
    return 1 if exit_code and changes.scoring else 0

