"""``biaochi lint``: everything that is wrong with rubrics and data files."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..findings import FindingsError, finding
from ..language_choice import translate
from .console import put
from .files import readable
from .findings_output import put_findings, status_of
from .options import format_option
from .words import argument, command, msgid, option


@command("lint", help=msgid("检查指标体系和数据文件，一次说清所有问题：哪个文件、哪一行哪一列、怎样改。可以给文件夹。"))
@argument("paths", metavar=msgid("文件或文件夹..."), nargs=-1, type=click.Path(path_type=Path))
@option("--explain", "code", metavar=msgid("编号"), help=msgid("说明一个问题编号（如 B101）是什么意思、怎样改。"))
@format_option("text", "json", "github")
def run(paths: tuple[Path, ...], code: str | None, form: str) -> int:
    """Lints, prints the findings; or explains one code."""
    if code is not None:
        put(explained(code))
        return 0
    if not paths:
        raise click.UsageError(translate("请写明要检查的文件或文件夹。"), click.get_current_context())
    from ..lint import lint_paths

    findings = lint_paths([path if path.is_dir() else readable(path) for path in paths])
    put_findings(findings, form)
    return status_of(findings)


def explained(code_id: str) -> str:
    """What a finding code means. Raises FindingsError (B714) for one that doesn't exist."""
    from ..catalogue import all_codes

    code = all_codes().get(code_id.upper())
    if code is None:
        raise FindingsError([finding("B714", None, name=code_id, first=min(all_codes()), last=max(all_codes()))])
    texts = (f"{code.id} [{code.severity}]", translate(code.message), translate(code.hint), translate(code.explain))
    return "\n".join(re.sub(r"\{[^{}]*\}", "…", text) for text in texts if text)
