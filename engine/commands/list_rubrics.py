"""``biaochi list``: the rubrics that can be named."""

from __future__ import annotations

from ..language_choice import translate
from .console import put
from .json_output import put_json
from .options import format_option
from .words import command, msgid


@command("list", help=msgid("列出可用的指标体系：先是你的 rubrics 文件夹里的，再是随软件附带的。"))
@format_option("text", "json")
def run(form: str) -> int:
    """Prints each rubric's id, year, points, title, issuer and file."""
    from ..rubric.listing import list_rubrics

    entries = list_rubrics()
    if form == "json":
        put_json([{"id": entry.id, "title": entry.title, "year": entry.year, "issuer": entry.issuer,
                   "points": entry.points, "path": str(entry.path)} for entry in entries])
        return 0
    for entry in entries:
        said = (entry.issuer, entry.year, translate("{points}分").format(points=entry.points))
        put(f"{entry.id}  {entry.title}\n    {' · '.join(filter(None, said))}\n    {entry.path}")
    return 0
