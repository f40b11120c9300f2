"""Test cases and what became of them, as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ..findings import Finding, Place
from ..positions import MapNode
from ..rubric.model import Rubric
from ..scoring.scorecard import Scorecard

FULL, ZERO, MISSING = "full", "zero", "missing"
# Names in case files and of explanations, the same in every language of messages.
TOTAL_NAME, VALUE_PREFIX = "合计", "值:"
TOTAL, GRADE, SCORE, VALUE, FINDINGS = "total", "grade", "score", "value", "findings"


@dataclass(frozen=True)
class Expected:
    """One thing that a case expects: ``kind`` is total, grade, score, value or findings, ``name`` what it is of.

    ``text`` is as written (``20/3``, ``97.9%``); None where the case says null. ``codes`` are the findings expected.
    ``place`` is where the result stands, ``named`` where the name does.
    """

    kind: str
    name: str
    text: str | None
    place: Place
    named: Place
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class GivenScore:
    """A score that a case gives outright: ``at`` names the indicator or 指标/要点, which is not scored by its rule."""

    at: str
    score: Fraction
    place: Place


@dataclass(frozen=True)
class Case:
    """One case. ``top`` holds the data of its department (those of the file's ``data:`` with the case's laid over them),
    ``peers`` those of the departments that are scored with it; ``blank`` is what it leaves blank on purpose, ``scores``
    what it gives outright, ``faults`` what is wrong with that."""

    name: str
    baseline: str
    top: MapNode
    peers: tuple[MapNode, ...]
    expected: tuple[Expected, ...]
    place: Place
    blank: frozenset[str] = frozenset()
    scores: tuple[GivenScore, ...] = ()
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Unreachable:
    """A way that no figures can take, with the reason: coverage leaves it out, and a case that takes it is an error."""

    at: str
    branch: str
    reason: str
    place: Place


@dataclass(frozen=True)
class CaseFile:
    """A file of cases with the rubric that they test. ``baseline`` is what stands for figures that a case leaves out."""

    path: Path
    rubric: Rubric
    baseline: str
    cases: tuple[Case, ...]
    unreachable: tuple[Unreachable, ...] = ()
    sha256: str = ""


@dataclass(frozen=True)
class Failure:
    """What came out otherwise than a case expects, and how it came about in words."""

    finding: Finding
    trace: str = ""


@dataclass(frozen=True)
class CaseResult:
    """One case as it was run. ``problems`` are faults of the case itself: a name that doesn't exist, a bad figure."""

    case: Case
    scorecard: Scorecard
    failures: tuple[Failure, ...] = ()
    problems: tuple[Finding, ...] = ()
    reached: frozenset[tuple[str, str]] = frozenset()

    @property
    def passed(self) -> bool:
        """Whether all that it expects came out."""
        return not self.failures and not any(item.severity == "error" for item in self.problems)


@dataclass(frozen=True)
class Way:
    """One way that the rubric can go: ``at`` names the indicator or 指标/要点, ``key`` the way, ``text`` says it."""

    at: str
    key: str
    text: str
    place: Place


@dataclass(frozen=True)
class Coverage:
    """Which ways there are, which were never taken, and which are said to be out of reach."""

    ways: tuple[Way, ...]
    missed: tuple[Way, ...]
    excused: tuple[tuple[Way, str], ...] = ()

    @property
    def counted(self) -> int:
        """How many ways count."""
        return len(self.ways) - len(self.excused)

    @property
    def share(self) -> Fraction:
        """The share of ways that were taken; 1 where there are none."""
        return Fraction(self.counted - len(self.missed), self.counted) if self.counted else Fraction(1)


@dataclass(frozen=True)
class FileResult:
    """All cases of one file. ``problems`` are faults of the file and of its cases; ``file`` is None where it can't be
    read."""

    path: Path
    file: CaseFile | None
    cases: tuple[CaseResult, ...] = ()
    coverage: Coverage | None = None
    problems: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether every case passed and nothing is wrong with the file."""
        return self.file is not None and all(case.passed for case in self.cases) and not any(
            item.severity == "error" for item in self.problems)
