"""Results of cases for people: counts, what failed with how it came about, what was never reached."""

from __future__ import annotations

from decimal import Decimal
from pathlib import PurePath
from typing import Any, Iterable, Iterator

from ..exact import percent, to_decimal
from ..finding_text import one_text
from ..findings import Finding, Place
from ..language_choice import translate
from ..width import hung
from .model import FULL, MISSING, ZERO, CaseResult, Coverage, FileResult, Way

BASELINES = {FULL: "没有给数的指标按满分计", ZERO: "没有给数的指标按0分计", MISSING: "没有给数的指标不打分"}


def results_text(results: Iterable[FileResult], color: bool = False, width: int | None = None) -> str:
    """All results as text; files apart by an empty line. Coverage and traces are no wider than ``width`` columns
    (None: none is broken); file names and source lines stay whole."""
    return "\n".join("\n".join(_file(result, color, width)) + "\n" for result in results)


def _file(result: FileResult, color: bool, width: int | None) -> Iterator[str]:
    if result.file is None or result.coverage is None:
        yield translate("{file}：读不了，没有运行").format(file=result.path)
        return
    passed = sum(case.passed for case in result.cases)
    yield translate("{file}（{rubric}）：{count} 条用例，通过 {passed} 条，未通过 {failed} 条；{baseline}").format(
        file=result.path, rubric=result.file.rubric.id, count=len(result.cases), passed=passed,
        failed=len(result.cases) - passed, baseline=translate(BASELINES[result.file.baseline]))
    for case in result.cases:
        yield from _failures(case, color, width)
    for line in _coverage(result.coverage):
        yield from _fitted(line, width)


def _fitted(line: str, width: int | None) -> list[str]:
    """The line in pieces of at most ``width`` columns, those after the first set further in."""
    inset = line[:len(line) - len(line.lstrip(" "))]
    return [line] if width is None else hung(line, width, inset + "    ")


def _failures(result: CaseResult, color: bool, width: int | None) -> Iterator[str]:
    for failure in result.failures:
        yield ""
        yield one_text(failure.finding, color)
        for line in failure.trace.rstrip("\n").split("\n") if failure.trace else ():
            yield from _fitted(f"    {line}", width)
    if result.failures:
        yield ""


def _coverage(coverage: Coverage) -> Iterator[str]:
    yield translate("覆盖 {reached}/{count}（{share}）").format(
        reached=coverage.counted - len(coverage.missed), count=coverage.counted, share=share_text(coverage))
    if coverage.missed:
        yield translate("没有到过：")
        yield from (f"  · {way_text(way)}" for way in coverage.missed)
    if coverage.excused:
        yield translate("到不了，不计：")
        yield from (translate("  · {way}——{reason}").format(way=way_text(way), reason=reason)
                    for way, reason in coverage.excused)


def share_text(coverage: Coverage) -> str:
    """The share as a percentage with one decimal, never rounded up to 100%."""
    shown = percent(coverage.share, 1)
    return shown if shown != "100.0%" or not coverage.missed else "99.9%"


def way_text(way: Way) -> str:
    """指标/要点：the way in words [its key] and where it is written."""
    return f"{way.at}：{way.text} [{way.key}]{_at(way.place)}"


def _at(place: Place) -> str:
    return f"〔{PurePath(place.file).name}:{place.line}〕" if place.file and place.line else ""


def results_json(results: Iterable[FileResult], problems: Iterable[Finding] = ()) -> dict[str, Any]:
    """All results as plain data; numbers are Decimals for ``dump_json``."""
    listed = list(results)
    cases = [case for result in listed for case in result.cases]
    return {"passed": sum(case.passed for case in cases), "failed": sum(not case.passed for case in cases),
            "files": [_file_json(result) for result in listed], "findings": [item.as_dict() for item in problems]}


def _file_json(result: FileResult) -> dict[str, Any]:
    file = result.file
    return {"file": PurePath(result.path).as_posix(), "rubric": file.rubric.id if file else None,
            "sha256": {"rubric": file.rubric.sha256 if file else None, "cases": file.sha256 if file else None},
            "baseline": file.baseline if file else None,
            "cases": [_case_json(case) for case in result.cases],
            "coverage": _coverage_json(result.coverage) if result.coverage else None,
            "findings": [item.as_dict() for item in result.problems]}


def _case_json(result: CaseResult) -> dict[str, Any]:
    return {"name": result.case.name, "line": result.case.place.line, "passed": result.passed,
            "failures": [{**item.finding.as_dict(), "trace": item.trace} for item in result.failures],
            "findings": [item.as_dict() for item in result.problems]}


def _coverage_json(coverage: Coverage) -> dict[str, Any]:
    return {"ways": coverage.counted, "reached": coverage.counted - len(coverage.missed),
            "share": _share(coverage), "missed": [_way_json(way) for way in coverage.missed],
            "unreachable": [{**_way_json(way), "reason": reason} for way, reason in coverage.excused]}


def _share(coverage: Coverage) -> Decimal:
    return to_decimal(coverage.share, 4)


def _way_json(way: Way) -> dict[str, Any]:
    return {"at": way.at, "branch": way.key, "text": way.text, "file": PurePath(way.place.file).as_posix(),
            "line": way.place.line or None}
