"""``biaochi history``: a family of rubrics, or one indicator, over the years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .console import width
from .findings_output import say_findings
from .loading import rubric_ref
from .options import format_option, width_option
from .outputs import FORMATS, JSON, deliver, formats_of, outputs_option
from .words import argument, command, msgid, option

if TYPE_CHECKING:
    from ..document import Document


@command("history", help=msgid(
    "历年沿革：一族指标体系各年的指标、分值、档次、文字，并排成一张表。\n"
    "族是编号里“/”前面的部分（longhua/2021 写 longhua）；写完整的编号，就是它和它的各级基础。\n"
    "后面再写一项指标（任何一年的名称、路径或 id），就逐行显示它的历年规定。\n"
    "-o 可以写几次，格式看文件后缀（.txt、.md、.html、.docx、.xlsx）；不写 -o 就显示出来。"))
@argument("family", metavar=msgid("族"))
@argument("indicator", metavar=msgid("[名称]"), required=False)
@option("--rubric", "more", multiple=True, metavar=msgid("指标体系"), help=msgid("另外加上这份指标体系；可以写几次。"))
@outputs_option
@format_option("text", JSON, "md", "html")
@width_option
def run(family: str, indicator: str | None, more: tuple[str, ...], outputs: tuple[Path, ...], form: str,
        width_asked: int | None) -> int:
    """Gathers the versions, follows the indicators, prints or writes. 1 where a version had to be left out."""
    from ..history import find_row, gather, history, history_document, history_json

    formats = formats_of(outputs, FORMATS, more)
    found = gather(rubric_ref(family), [rubric_ref(ref) for ref in more])
    whole = history(found.versions)
    row = find_row(whole, indicator) if indicator else None
    columns = width(width_asked)
    def document(kind: str) -> Document:
        """As it suits the format: text within its width, Markdown with tables that need no merged cells."""
        if kind == "text":
            return history_document(whole, family, row, columns)
        return history_document(whole, family, row, plain=kind == "md")

    deliver(document, lambda: history_json(whole, family, row, found.findings), formats, form, columns)
    say_findings(found.findings)
    return 1 if found.findings else 0

