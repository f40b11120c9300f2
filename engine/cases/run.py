"""Running cases: each is scored by the engine itself, compared, and looked at for the ways that it took."""

from __future__ import annotations

from pathlib import Path

from ..data.figures import Reader
from ..data.load import build_data
from ..data.model import DepartmentData
from ..findings import Finding
from ..positions import MapNode
from ..rubric.model import Rubric
from ..scoring.score import score
from .baseline import settle
from .compare import Comparison
from .coverage import coverage_of
from .model import FINDINGS, Case, CaseFile, CaseResult, FileResult
from .reach import reached
from .read import read_cases

# A blank cell is missing like any figure; a figure that only checks and reports use isn't a matter of a case.
NOT_COUNTED = frozenset({"B312", "B413"})


def run_cases(path: str | Path, rubric: Rubric | None = None) -> FileResult:
    """Runs a file of cases (``2021.cases.yaml``) against the rubric that it names or stands beside, or the one given.

    What is wrong with the file itself comes back as ``problems``; FindingsError is raised only where it can't be read
    at all.
    """
    file, problems = read_cases(Path(path), rubric)
    if file is None:
        return FileResult(Path(path), None, problems=tuple(problems))
    results = tuple(run_case(file, case) for case in file.cases)
    coverage = coverage_of(file, results, problems)
    problems += {(item.code, item.place): item for result in results for item in result.problems}.values()
    return FileResult(file.path, file, results, coverage, tuple(problems))


def _is_own(item: Finding, file: CaseFile) -> bool:
    return item.place is not None and item.place.file == str(file.path)


def run_case(file: CaseFile, case: Case) -> CaseResult:
    """One case scored and compared."""
    found: list[Finding] = []
    own = _data(file, case.top, found)
    peers = [_data(file, top, found) for top in case.peers]
    settled = settle(file.rubric, own, case.baseline, case.blank, case.scores)
    card = score(settled.rubric, own, peers, settled.given)
    mine = [item for item in found if _is_own(item, file)]
    said = [item for item in (*mine, *card.findings) if item.code not in NOT_COUNTED]
    compared = Comparison(case, card, said, settled.given)
    checked = any(expected.kind == FINDINGS for expected in case.expected)
    faults = [item for item in found if item.severity == "error" and item.code not in NOT_COUNTED
              and not (checked and _is_own(item, file))]
    return CaseResult(case, card, tuple(compared.failures), (*case.faults, *faults, *compared.problems),
                      reached(card, settled.given))


def _data(file: CaseFile, top: MapNode, found: list[Finding]) -> DepartmentData:
    """The data of one department as a data file would be read."""
    reader = Reader()
    data = build_data(top, file.rubric, reader, str(file.path), file.sha256)
    found += reader.findings
    return data


