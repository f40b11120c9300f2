"""``biaochi test``: the cases beside a rubric, what failed and why, what they never reached; boundary cases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Sequence

import click

from ..findings import Finding, FindingsError, Place, finding
from ..language_choice import translate
from .console import colour, put, say, width
from .findings_output import put_findings, say_findings, status_of
from .json_output import put_json
from .options import format_option, width_option
from .words import argument, command, msgid, option

if TYPE_CHECKING:
    from ..cases import FileResult


@command("test", help=msgid(
    "运行指标体系旁边的用例（2021.yaml 的用例是 2021.cases.yaml）：给出几个数，核对应得几分，并说明哪些规定没有试到。\n"
    "可以给编号、文件或文件夹。--boundaries 为每个临界点写出用例（刚好不到、正好、刚好超过）。"))
@argument("targets", metavar=msgid("指标体系或文件夹..."), nargs=-1, required=True)
@option("--coverage-min", "least", type=click.IntRange(0, 100), metavar=msgid("百分数"),
        help=msgid("覆盖率低于这个百分数就算没有通过。"))
@option("--boundaries", "boundaries", is_flag=True, help=msgid("不运行用例，而是写出临界点的用例，供人核对。"))
@option("-o", "--output", "output", type=click.Path(path_type=Path), metavar=msgid("文件"),
        help=msgid("与 --boundaries 一起用：写到这个新文件；不写就显示出来。"))
@option("--data", "data", type=click.Path(path_type=Path), metavar=msgid("数据文件"),
        help=msgid("与 --boundaries 一起用：其余的数取自这份数据。"))
@format_option("text", "json", "github")
@width_option
def run(targets: tuple[str, ...], least: int | None, boundaries: bool, output: Path | None, data: Path | None,
        form: str, width_asked: int | None) -> int:
    """Runs, prints; or writes boundary cases."""
    if boundaries:
        return write_boundaries(targets, output, data)
    for name, given in (("-o", output), ("--data", data)):
        if given is not None:
            raise click.UsageError(translate("{name} 要和 --boundaries 一起用。").format(name=name),
                                   click.get_current_context())
    results, problems = run_all(targets)
    problems += too_little(results, least)
    return shown(results, problems, form, width(width_asked))


def run_all(targets: Sequence[str]) -> tuple[list[FileResult], list[Finding]]:
    """The results of all case files, each run once, and what is to be said beside them."""
    from ..cases import run_cases
    from ..cases.find import find_cases

    files: dict[Path, None] = {}
    problems: list[Finding] = []
    for target in targets:
        found = find_cases(target)
        files |= dict.fromkeys(found.files)
        problems += [item for item in found.problems if item not in problems]
    return [run_cases(file) for file in files], problems


def too_little(results: Sequence[FileResult], least: int | None) -> list[Finding]:
    """One finding for each file whose coverage is below what was asked."""
    from ..cases.output import share_text

    return [finding("B465", Place(str(result.path)), rate=share_text(result.coverage), least=f"{least}%")
            for result in results if least is not None and result.coverage is not None
            and result.coverage.share * 100 < least]


def shown(results: Sequence[FileResult], problems: Sequence[Finding], form: str, columns: int) -> int:
    """Prints the results, text in ``columns`` columns; gives back the exit status."""
    from ..cases.output import results_json, results_text

    failures = [item.finding for result in results for case in result.cases for item in case.failures]
    faults = [*problems, *(item for result in results for item in result.problems)]
    if form == "json":
        put_json(results_json(results, problems))
    elif form == "github":
        put_findings([*failures, *faults], form)
    else:
        if results:
            put(results_text(results, colour(sys.stdout), columns))
        say_findings(faults)
    return status_of([*failures, *faults])


def write_boundaries(targets: Sequence[str], output: Path | None, data: Path | None) -> int:
    """Writes the boundary cases of one rubric. Raises FindingsError (B723, B724) rather than overwrite a file."""
    from ..atomic import write_text
    from ..cases.boundaries import boundary_file
    from .loading import named_rubric

    if len(targets) != 1:
        raise FindingsError([finding("B724", None, count=len(targets))])
    if output is not None and output.exists():
        raise FindingsError([finding("B723", Place(str(output)), name=str(output))])
    text = boundary_file(named_rubric(targets[0]), data, output)
    if output is None:
        put(text)
    else:
        write_text(output, text)
        say(translate("已写出 {name}").format(name=output))
    return 0
