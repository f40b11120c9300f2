"""``biaochi report`` for many departments: a report of each in a folder, in several formats."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..findings import Finding, FindingsError, Place, Severity, finding
from ..language_choice import translate
from .console import say, show_on_terminal
from .files import readable_ones
from .findings_output import say_findings
from .json_output import put_json
from .loading import named_rubric
from .outputs import suffixes
from .report_options import JSON, Choices, some_of

if TYPE_CHECKING:
    from ..data.lost import Failed
    from ..report.batch import Outcome, Report
    from ..scoring.scorecard import Scorecard

USUAL = "docx"


def run_many(asked: Choices) -> int:
    """Reads all, scores them together, writes a report of each; what went wrong is said at the end, status 1."""
    from ..report.batch import write_reports
    from ..report.many import read_and_score

    folder, forms = _folder(asked), _forms(asked)
    paths, unreadable = readable_ones(asked.data)
    peers, more = readable_ones(asked.peers)
    rubric = named_rubric(asked.rubric) if asked.rubric else None
    found = read_and_score(paths, peers, rubric)
    reports = _planned(found.cards, folder, forms, asked)
    folder.mkdir(exist_ok=True)
    outcomes = write_reports(reports, asked.template, contents=asked.contents, jobs=asked.jobs, progress=progress())
    failed = [*_unread((*unreadable, *more)), *found.failed, *_unwritten(reports, outcomes)]
    written = [(report.card, outcome) for report, outcome in zip(reports, outcomes, strict=True) if outcome.files]
    _tell(written, failed, found.remarks, folder)
    if JSON in asked.forms:
        put_json(many_json(written, failed))
    wrong = failed or any(item.severity is Severity.ERROR for card, _ in written for item in card.findings)
    return 1 if wrong else 0


def _folder(asked: Choices) -> Path:
    """The one folder to write to; it is made where its own folder is there."""
    if len(asked.outputs) != 1 or asked.watched:
        said = translate("--watch 只用于一个部门。") if asked.watched else translate(
            "这里有几个部门，请用 -o 写一个文件夹，或用 --department 写明只要哪一个部门的报告。")
        raise click.UsageError(said, click.get_current_context())
    from ..document.writers import WRITERS

    folder = asked.outputs[0]
    if folder.is_dir():
        return folder
    if folder.exists() or folder.suffix.lower() in suffixes((*WRITERS, JSON)):
        raise click.UsageError(translate("这里有几个部门，-o 要写一个文件夹，“{name}”不是。").format(name=folder),
                               click.get_current_context())
    if not folder.parent.is_dir():
        raise FindingsError([finding("B707", Place(str(folder)), folder=str(folder.parent))])
    return folder


def _forms(asked: Choices) -> tuple[str, ...]:
    """The formats to write, each once."""
    from ..report import FORMATS

    named = tuple(dict.fromkeys(form for form in asked.forms if form != JSON))
    unknown = [form for form in named if form not in FORMATS]
    if unknown:
        raise FindingsError([finding("B611", None, format=unknown[0], options="、".join(FORMATS))])
    return named or (USUAL,)


def _planned(cards: Sequence[Scorecard], folder: Path, forms: Sequence[str], asked: Choices) -> list[Report]:
    """Each report with its files. Raises FindingsError (B738) rather than write over a file that was read."""
    from ..document.writers import WRITERS
    from ..report.batch import Report
    from ..report.file_names import file_stems

    stems = file_stems(cards)
    made = [Report(card, {form: folder / (stem + WRITERS[form].suffixes[0]) for form in forms})
            for card, stem in zip(cards, stems, strict=True)]
    read = {Path(item).resolve() for item in (*map(str, asked.data), *map(str, asked.peers), *(card.data.file for card in cards))}
    taken = [path for report in made for path in report.files.values() if path.resolve() in read]
    if taken:
        raise FindingsError([finding("B738", Place(str(path)), name=str(path)) for path in taken])
    _say_alike(cards, stems)
    return made


def _say_alike(cards: Sequence[Scorecard], stems: Sequence[str]) -> None:
    """Says which files have another name than their departments alone would give."""
    from ..report.file_names import REPORT, safe_name

    told = [f"{stem}〔{card.data.file}〕" for card, stem in zip(cards, stems, strict=True)
            if stem != safe_name(card.data.title) + REPORT]
    if told:
        say(translate("有同名的部门，文件名里加了年度或编号：{names}").format(names=some_of(told)))


def _unread(findings: Sequence[Finding]) -> list[Failed]:
    from ..data.lost import Failed

    return [Failed("", item.place.file if item.place else "", (item,)) for item in findings]


def _unwritten(reports: Sequence[Report], outcomes: Sequence[Outcome]) -> list[Failed]:
    from ..data.lost import Failed

    return [Failed(report.card.data.title, report.card.data.file, outcome.findings)
            for report, outcome in zip(reports, outcomes, strict=True) if not outcome.files]


def _tell(written: Sequence[tuple[Scorecard, Outcome]], failed: Sequence[Failed], remarks: Sequence[Finding],
          folder: Path) -> None:
    """Every fault once, then how many there are, which failed, and why."""
    lacking = [card for card, _ in written if any(item.severity is Severity.ERROR for item in card.findings)]
    findings = [*(item for one in failed for item in one.findings), *remarks,
                *(item for card, _ in written for item in card.findings if item.severity is Severity.ERROR)]
    say_findings(list(dict.fromkeys(findings)))
    say(translate("写好 {count} 份报告，在 {folder}").format(count=len(written), folder=folder))
    if lacking:
        say(translate("其中 {count} 份缺数，报告里写着【缺】：{names}").format(
            count=len(lacking), names=some_of([card.data.title for card in lacking])))
    if failed:
        say(translate("{count} 份没有写成：").format(count=len(failed)))
    reasons: dict[str, list[str]] = {}
    for item in failed:
        why = "；".join(dict.fromkeys(f"{found.code} {found.message}" for found in item.findings))
        reasons.setdefault(why, []).append(item.name or item.file)
    for why, names in reasons.items():
        say(translate("  {name}：{why}").format(name="、".join(names), why=why))


def many_json(written: Sequence[tuple[Scorecard, Outcome]], failed: Sequence[Failed]) -> dict[str, Any]:
    """What was written and what wasn't, as plain data (``schemas/reports.schema.json``)."""
    return {
        "written": [{"department": card.data.department, "project": card.data.project, "year": card.data.year,
                     "data": card.data.file, "files": [str(path) for path in outcome.files],
                     "findings": [item.as_dict() for item in card.findings]} for card, outcome in written],
        "failed": [{"name": item.name, "data": item.file, "findings": [found.as_dict() for found in item.findings]}
                   for item in failed],
    }


def progress() -> Callable[[int, int, str], None]:
    """Says how far it is: on a terminal in one line that is gone in the end, else a line for each report."""
    show = show_on_terminal if sys.stderr.isatty() else lambda text, last: say(text)
    return lambda done, whole, name: show(
        translate("报告 {done}/{whole}：{name}").format(done=done, whole=whole, name=name), done == whole)
