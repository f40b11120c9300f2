"""What the cases of a rubric reached together, and what they never did."""

from __future__ import annotations

from typing import Iterable, Iterator

from ..findings import Finding, finding
from ..rubric.meaning import suggestion
from .model import CaseFile, CaseResult, Coverage, Unreachable, Way
from .ways import ways_of


def coverage_of(file: CaseFile, results: Iterable[CaseResult], problems: list[Finding]) -> Coverage:
    """The coverage of a file's cases. Faults of ``unreachable`` are added to ``problems``."""
    ways = ways_of(file.rubric)
    taken: dict[tuple[str, str], str] = {}
    for result in results:
        for key in result.reached:
            taken.setdefault(key, result.case.name)
    excused = dict(_excused(file.unreachable, ways, taken, problems))
    missed = tuple(way for way in ways if (way.at, way.key) not in taken and way not in excused)
    return Coverage(ways, missed, tuple(excused.items()))


def _excused(said: Iterable[Unreachable], ways: tuple[Way, ...], taken: dict[tuple[str, str], str],
             problems: list[Finding]) -> Iterator[tuple[Way, str]]:
    """The ways said to be out of reach; one that there isn't, or that a case took, is reported."""
    by_key = {(way.at, way.key): way for way in ways}
    for item in said:
        way = by_key.get((item.at, item.branch))
        if way is None:
            own = [known.key for known in ways if known.at == item.at]
            hint = suggestion(item.branch, own) if own else suggestion(item.at, sorted({known.at for known in ways}))
            problems.append(finding("B473", item.place, at=item.at, branch=item.branch, suggestion=hint))
        elif (way.at, way.key) in taken:
            problems.append(finding("B466", item.place, at=item.at, branch=item.branch,
                                    case=taken[way.at, way.key]))
        else:
            yield way, item.reason
