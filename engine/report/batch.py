"""Many reports: rendered and written side by side in several processes; one that fails doesn't stop the others."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..atomic import write_bytes
from ..error_findings import findings_of
from ..findings import Finding, finding
from ..language_choice import choose_language, current_language
from ..scoring.scorecard import Scorecard
from .render import render_files
from .travel import lightened

# With fewer, starting processes takes longer than writing.
WORTH_IT = 8
# Windows can't wait for more processes.
MOST_WORKERS = 61
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Report:
    """One report to be written: of whom, and in which file each format goes."""

    card: Scorecard
    files: Mapping[str, Path]


@dataclass(frozen=True)
class Outcome:
    """What became of a report: the files that are there now, or why there are none."""

    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Manner:
    """How all the reports are written (see ``render_files``), and the language of what is said."""

    template: str | None = None
    contents: bool = False
    language: str = ""


def quiet(done: int, whole: int, name: str) -> None:
    """For work of which nobody wants to know how far it is."""


def write_reports(reports: Sequence[Report], template: str | None = None, *, contents: bool = False,
                  jobs: int | None = None, progress: Progress = quiet) -> tuple[Outcome, ...]:
    """Writes the reports, each file whole or not at all; what became of each, in their order.

    ``jobs`` processes work side by side (without it as many as there are cores, and none but this one for a few reports).
    ``progress`` is told how many are done, of how many, and whose was the last. The files don't depend on ``jobs``.
    """
    manner = Manner(template, contents, current_language())
    workers = min(jobs or (cores() if len(reports) >= WORTH_IT else 1), max(len(reports), 1), MOST_WORKERS)
    made: dict[int, Outcome] = {}
    for number, outcome in _one_by_one(reports, manner) if workers == 1 else _side_by_side(reports, manner, workers):
        made[number] = outcome
        progress(len(made), len(reports), reports[number].card.data.title)
    return tuple(made[number] for number in sorted(made))


def cores() -> int:
    """How many processes can really work at once."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _one_by_one(reports: Sequence[Report], manner: Manner) -> Iterator[tuple[int, Outcome]]:
    for number, report in enumerate(reports):
        yield number, write_report(report, manner)


def _side_by_side(reports: Sequence[Report], manner: Manner, workers: int) -> Iterator[tuple[int, Outcome]]:
    """As the processes finish. Where one dies, what it took with it is tried again, each report in a process of its own."""
    left = dict(enumerate(reports))
    for number, outcome in _pooled(left, manner, workers):
        if outcome is not None:
            del left[number]
            yield number, outcome
    for number, report in list(left.items()):
        for _, outcome in _pooled({number: report}, manner, 1):
            yield number, outcome or Outcome(findings=(finding("B639"),))


def _pooled(reports: Mapping[int, Report], manner: Manner, workers: int) -> Iterator[tuple[int, Outcome | None]]:
    """Each report with its outcome; None for those that went with a process that died."""
    sent = {number: Report(lightened(report.card), report.files) for number, report in reports.items()}
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, (manner.language,))
    futures: dict[Future[Outcome], int] = {}
    try:
        # A process may die before all have been handed over.
        with _uninterrupted(), suppress(BrokenProcessPool):
            for number, report in sent.items():
                futures[pool.submit(write_report, report, manner)] = number
        for future in as_completed(futures):
            yield futures[future], _result(future)
        yield from ((number, None) for number in reports.keys() - futures.values())
    finally:
        # On an interruption what is being written is finished, and nothing more begun.
        pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[Outcome]) -> Outcome | None:
    """What came back; None where the process died. What can't travel is said of its own report alone."""
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, BrokenProcessPool) or not isinstance(error, Exception):
        return None
    return Outcome(findings=findings_of(error))


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """While this lasts, processes that are started ignore an interruption from their first moment, and say nothing of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(language: str) -> None:
    """A process of the pool begins: an interruption is its parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    choose_language(language)


def write_report(report: Report, manner: Manner) -> Outcome:
    """Renders one report and writes its files, once all of them are made."""
    try:
        made = render_files(report.card, report.files, manner.template, contents=manner.contents)
        for form, content in made.items():
            write_bytes(report.files[form], content)
    except Exception as error:  # whatever it is, the others go on, and it is said
        return Outcome(findings=findings_of(error))
    return Outcome(tuple(report.files.values()))
