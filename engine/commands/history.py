"""``biaochi history``: a family of rubrics, or one indicator, over the years."""

from __future__ import annotations

from .console import put, width
from .findings_output import say_findings
from .json_output import put_json
from .loading import rubric_ref
from .options import format_option, width_option
from .words import argument, command, msgid, option


@command("history", help=msgid(
    "历年沿革：一族指标体系各年的指标、分值、档次、文字，并排成一张表。\n"
    "族是编号里“/”前面的部分（longhua/2021 写 longhua）；写完整的编号，就是它和它的各级基础。\n"
    "后面再写一项指标（任何一年的名称、路径或 id），就逐行显示它的历年规定。"))
@argument("family", metavar=msgid("族"))
@argument("indicator", metavar=msgid("[名称]"), required=False)
@option("--rubric", "more", multiple=True, metavar=msgid("指标体系"), help=msgid("另外加上这份指标体系；可以写几次。"))
@format_option("text", "json", "md", "html")
@width_option
def run(family: str, indicator: str | None, more: tuple[str, ...], form: str, width_asked: int | None) -> int:
    """Gathers the versions, follows the indicators, prints. 1 where a version had to be left out."""
    from ..history import find_row, gather, history, history_document, history_json

    found = gather(rubric_ref(family), [rubric_ref(ref) for ref in more])
    whole = history(found.versions)
    row = find_row(whole, indicator) if indicator else None
    columns = width(width_asked)
    if form == "json":
        put_json(history_json(whole, family, row, found.findings))
    else:
        from ..document.writers import WRITERS
        from ..document.writers.text import write_text

        document = history_document(whole, family, row, columns if form == "text" else None, form == "md")
        put(write_text(document, columns) if form == "text" else WRITERS[form].text(document))
    say_findings(found.findings)
    return 1 if found.findings else 0
