"""Reports written side by side: a process that dies takes nothing else with it; names of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.report import batch
from engine.report.batch import Manner, Outcome, Report, write_reports
from engine.report.file_names import RESERVED, file_stems, safe_name
from engine.report.watch import Stamps, stamps, watch
from engine.scoring.scorecard import Scorecard


def dying(report: Report, manner: Manner) -> Outcome:
    """Stands in for a report that brings its process down."""
    if report.card.data.department == "坏":
        os._exit(1)
    return Outcome(tuple(report.files.values()))


def named(card: Scorecard, name: str, year: int = 2030) -> Scorecard:
    return replace(card, data=replace(card.data, department=name, year=year))


def test_a_process_that_dies_is_said_and_the_rest_done(card: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "write_report", dying)
    reports = [Report(named(card, name), {"md": tmp_path / name}) for name in ("坏", "甲")]
    made = write_reports(reports, jobs=2)
    assert [[item.code for item in outcome.findings] for outcome in made] == [["B639"], []]
    assert [outcome.files for outcome in made] == [(), (tmp_path / "甲",)]


def unfit(report: Report, manner: Manner) -> object:
    """Stands in for a report whose outcome can't travel back."""
    return (lambda: None) if report.card.data.department == "坏" else Outcome(tuple(report.files.values()))


def test_an_outcome_that_cannot_travel_is_that_of_its_report(card: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "write_report", unfit)
    made = write_reports([Report(named(card, name), {"md": tmp_path / name}) for name in ("坏", "甲")], jobs=2)
    assert [[item.code for item in outcome.findings] for outcome in made] == [["B799"], []]


def test_processes_that_die_before_all_is_handed_over(card: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[object] = []

    class Dying(ThreadPoolExecutor):
        """A pool that breaks for good over the second report that it is given."""

        def __init__(self, workers: int, *_: object) -> None:
            super().__init__(workers)

        def submit(self, work: Any, /, *given: Any, **more: Any) -> Any:
            handed.append(given)
            if len(handed) == 2:
                raise BrokenProcessPool
            return super().submit(work, *given, **more)

    monkeypatch.setattr(batch, "ProcessPoolExecutor", Dying)
    reports = [Report(named(card, name), {"md": tmp_path / name}) for name in ("甲", "乙", "丙")]
    made = write_reports(reports, "generic/report.md.j2", jobs=2)
    assert [outcome.files for outcome in made] == [(tmp_path / name,) for name in ("甲", "乙", "丙")]
    assert len(handed) == 4


def test_no_more_processes_than_windows_can_wait_for(card: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def pooled(reports: Any, manner: Manner, workers: int) -> Iterator[tuple[int, Outcome]]:
        asked.append(workers)
        yield from ((number, Outcome()) for number in list(reports))

    monkeypatch.setattr(batch, "_pooled", pooled)
    write_reports([Report(card, {})] * 200, jobs=200)
    assert asked == [61]


def test_progress_and_a_folder_that_is_gone(card: Scorecard, tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    reports = [Report(named(card, "甲"), {"md": tmp_path / "甲.md"}), Report(named(card, "乙"), {"md": tmp_path / "没有" / "乙.md"})]
    made = write_reports(reports, "generic/report.md.j2", progress=lambda *step: told.append(step))
    assert told == [(1, 2, "甲"), (2, 2, "乙")]
    assert made[0].files == (tmp_path / "甲.md",) and [item.code for item in made[1].findings] == ["B798"]


def test_names_of_files(card: Scorecard) -> None:
    cards = [named(card, "甲"), named(card, "乙"), named(card, "乙"), named(card, "丙", 2029), named(card, "丙")]
    stems = file_stems(cards)
    assert stems == ("甲绩效评价报告", "乙绩效评价报告", "乙绩效评价报告-2", "丙2029年绩效评价报告", "丙2030年绩效评价报告")
    project = replace(card, data=replace(card.data, department="甲", project="一/二"))
    assert file_stems([project]) == ("甲（一／二）绩效评价报告",)


@pytest.mark.parametrize(("text", "name"), [
    ("con", "_con"), ("NUL.局", "_NUL.局"), ("a<b>:\"/\\|?*", "a＜b＞：＂／＼｜？＊"), (" .甲. ", "甲"), ("", "_"),
    ("..", "_"), ("甲\n乙\x00", "甲乙"), ("字" * 100, "字" * 60),
])
def test_a_name_is_good_everywhere(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.lists(st.text(max_size=70), max_size=6))
def test_no_two_files_have_one_name(names: list[str]) -> None:
    from tests.report.conftest import small_card

    stems = file_stems([named(small_card(), name) for name in names])
    assert len({stem.casefold() for stem in stems}) == len(names)
    for stem in stems:
        assert not set(stem) & set('<>:"/\\|?*') and stem == stem.strip(". ") and len(stem.encode()) <= 220
        assert stem.partition(".")[0].upper() not in RESERVED


def test_a_file_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    """Emptied, gone, written in two steps: what is made again is made of the whole file."""
    path = tmp_path / "甲.yaml"
    path.write_text("一", encoding="utf-8")
    made: list[str] = []
    steps = [lambda: path.write_text("", encoding="utf-8"), path.unlink, lambda: path.write_text("二", encoding="utf-8"),
             lambda: path.write_text("二三", encoding="utf-8")]

    def make() -> list[Path]:
        made.append(path.read_text(encoding="utf-8"))
        return [path]

    def sleep(seconds: float) -> None:
        if steps:
            steps.pop(0)()

    watching = watch(make, sleep)
    next(watching)
    next(watching)
    assert made == ["一", "二三"]


def test_a_change_while_it_is_being_made_counts(tmp_path: Path) -> None:
    path, made = tmp_path / "甲", list[str]()
    path.write_text("一", encoding="utf-8")

    def make() -> list[Path]:
        made.append(path.read_text(encoding="utf-8"))
        if len(made) == 2:
            path.write_text("三三三", encoding="utf-8")
        return [path]

    def sleep(seconds: float) -> None:
        if len(made) == 1:
            path.write_text("二二", encoding="utf-8")

    def look(paths: Iterable[Path]) -> Stamps:
        return stamps(paths)

    watching = watch(make, sleep, look)
    for _ in range(3):
        next(watching)
    assert made == ["一", "二二", "三三三"]
